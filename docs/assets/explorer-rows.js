// Figures in memory, as columns of codes: which rows are asked for, in which order, and the same rows as a file.
// Knows nothing of the page. The columns are those that explorer-parts.js joins.
"use strict";
(() => {
  const { writeCsv } = window.LedgerShared;
  const COLUMNS = ["region", "indicator", "breakdown", "period", "status", "evidence", "verdict", "amount", "stated"];
  const SEARCHED = ["indicator", "breakdown", "region", "stated", "period", "amount"];
  const SORTED = { indicator: ["indicator", "breakdown"], value: ["amount"] };

  // Lets the browser answer the reader between two pieces of work.
  const rest = () => new Promise((resolve) => setTimeout(resolve));

  // The loops over all rows: small functions of their own, which browsers compile at once.
  const allow = (fits, codes, allowed) => {
    for (let row = 0; row < fits.length; row += 1) fits[row] |= allowed[codes[row]];
  };
  const keep = (mask, fits) => {
    for (let row = 0; row < mask.length; row += 1) mask[row] &= fits[row];
  };
  const pick = (order, mask) => {
    const picked = new Uint32Array(order.length);
    let count = 0;
    for (let at = 0; at < order.length; at += 1) {
      picked[count] = order[at];
      count += mask[order[at]];
    }
    return picked.subarray(0, count);
  };

  // The rows by their codes, the last code first where ``turned``; rows of one code stay as they stood.
  const sortByCode = (rows, codes, count, turned = false) => {
    const [first, step] = turned ? [count - 1, -1] : [0, 1];
    const starts = new Uint32Array(count + 1);
    for (let at = 0; at < rows.length; at += 1) starts[first + step * codes[rows[at]] + 1] += 1;
    for (let code = 0; code < count; code += 1) starts[code + 1] += starts[code];
    const sorted = new Uint32Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      const place = first + step * codes[rows[at]];
      sorted[starts[place]] = rows[at];
      starts[place] += 1;
    }
    return sorted;
  };

  class LedgerRows {
    constructor(data) {
      this.data = data;
      this.size = data.figures.length;
      this.codes = Object.fromEntries(COLUMNS.map((name) => [name, data[name].codes]));
      this.noted = new Set(data.noted);
      this._texts = new Map();
      this._orders = new Map();
    }

    // Does beforehand what the first search and the first sort would have to do.
    async prepare() {
      for (const column of SEARCHED) {
        await rest();
        this._textsOf(column);
      }
      await rest();
      this._order("value");
    }

    name(row, column) { return this.data[column].names[this.codes[column][row]]; }

    key(row, column) { return this.data[column].keys[this.codes[column][row]]; }

    // The value in words, and what stands before the number, the number, and what stands after it.
    amount(row) {
      const { names, keys, units, unit_ids: ids, digits } = this.data.amount;
      const code = this.codes.amount[row];
      const start = names[code].indexOf(digits[code]);
      return {
        text: names[code], raw: keys[code], unit: ids[units[code]], digits: digits[code],
        before: names[code].slice(0, start).trim(), after: names[code].slice(start + digits[code].length).trim(),
      };
    }

    // Addresses, as the build gives them: of the receipt, the indicator and the region of a row.
    receipt(row) { return `${this.data.receipt.pages[this.data.receipt.codes[row]]}#${this.data.figures[row]}`; }

    page(row, column) { return this.data[column].pages[this.codes[column][row]]; }

    // Places, in the column of regions, of a region and of those above it.
    path(place) {
      const path = [];
      for (let above = place; above >= 0; above = this.data.region.parents[above]) path.push(above);
      return path;
    }

    // The rows that fit a query, in its order. Members of a query are text; "" is no condition.
    find(query) {
      return pick(this._order(query.sort), this._mask(query));
    }

    count(query) {
      let count = 0;
      for (const fits of this._mask(query)) count += fits;
      return count;
    }

    write(rows, heads, page) {
      const lines = [[...heads, "figure_id", "indicator_id", "region_code", "value", "unit_id", "page"]];
      for (const row of rows) lines.push(this._line(row, page));
      return writeCsv(lines);
    }

    label(row, joint) {
      return [this.name(row, "indicator"), this.name(row, "breakdown")].filter(Boolean).join(joint);
    }

    _line(row, page) {
      const { text, raw, unit } = this.amount(row);
      const figure = this.data.figures[row];
      const shown = ["region", "", "stated", "period", "status", "evidence", "verdict"];
      return [
        this.label(row, " · "), ...shown.map((column) => (column ? this.name(row, column) : text)),
        figure, this.key(row, "indicator"), this.key(row, "region"), raw, unit, page(this.receipt(row)),
      ];
    }

    // One list of alternatives for each condition: columns with, for each code, whether it fits.
    _conditions(query) {
      const { region, indicator, period } = this.data;
      const by = (column, fits) => [[column, Uint8Array.from(this.data[column].keys, fits)]];
      const conditions = window.LedgerTexts.words(query.text).map((word) => this._holds(word));
      const goal = region.keys.indexOf(query.region);
      if (query.region) conditions.push(by("region", (_, at) => (query.own ? at === goal : this.path(at).includes(goal))));
      if (query.theme) conditions.push(by("indicator", (_, at) => indicator.themes[at] === query.theme));
      if (query.year) conditions.push(by("period", (_, at) => period.years[at] === query.year));
      if (query.verdict) conditions.push(by("verdict", (key) => key.split(" ").includes(query.verdict)));
      for (const column of ["indicator", "status", "evidence"]) {
        if (query[column]) conditions.push(by(column, (key) => key === query[column]));
      }
      return conditions;
    }

    _holds(word) {
      return SEARCHED.map((column) => [column, this._textsOf(column).find(word)]);
    }

    _textsOf(column) {
      if (!this._texts.has(column)) {
        // Beside what is shown: names in the other language, and a value as the tables have it.
        const { names, others = column === "amount" ? this.data.amount.keys : [] } = this.data[column];
        this._texts.set(column, new window.LedgerTexts(names.map((name, at) => `${name} ${others[at] || ""}`)));
      }
      return this._texts.get(column);
    }

    _mask(query) {
      const mask = new Uint8Array(this.size).fill(1);
      for (const alternatives of this._conditions(query)) {
        const fits = new Uint8Array(this.size);
        for (const [column, allowed] of alternatives) allow(fits, this.codes[column], allowed);
        keep(mask, fits);
      }
      return mask;
    }

    _order(sort) {
      if (!this._orders.has(sort)) this._orders.set(sort, this._sort(sort));
      return this._orders.get(sort);
    }

    _sort(sort) {
      const name = sort.replace("-", "");
      let rows = new Uint32Array(this.size);
      for (let row = 0; row < rows.length; row += 1) rows[row] = row;
      if (!name) return rows;
      for (const column of [...(SORTED[name] || [name])].reverse()) {
        rows = sortByCode(rows, this.codes[column], this.data[column].keys.length, sort.startsWith("-"));
      }
      return name === "value" ? this._byUnit(rows) : rows;
    }

    // Amounts of different units have no order: the units stand in theirs, whichever way the amounts go.
    _byUnit(rows) {
      const { units, unit_ids: ids } = this.data.amount;
      return sortByCode(rows, this.codes.amount.map((code) => units[code]), ids.length);
    }
  }

  window.LedgerRows = LedgerRows;
})();
