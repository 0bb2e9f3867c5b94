// The files of the figures: which of them a query needs, and what was fetched as one set of columns.
// What they hold is said in scripts/pages/explorer_parts.py and explorer_columns.py.
"use strict";
(() => {
  const { loadScript } = window.LedgerShared;
  const SHARED = ["indicator", "breakdown", "status", "evidence", "verdict"];
  const compare = (one, other) => (one < other ? -1 : Number(one > other));
  const compareAll = (ones, others) => ones.reduce((found, one, at) => found || compare(one, others[at]), 0);
  const lastDayFirst = (key) => key.split("/").reverse();
  const valueOf = (key) => Number(key) || 0;
  // How the values of a column stand, as each part has them; words as stated and receipts have no order.
  const ORDERS = {
    region: (entry) => [entry.keys],
    period: (entry) => lastDayFirst(entry.keys),
    amount: (entry) => [entry.units, valueOf(entry.keys), entry.keys, entry.names, entry.digits],
    stated: (entry) => [entry.keys],
    receipt: (entry) => [entry.pages],
  };

  // Columns of several parts as one: each value once, in order, and the codes of the rows of all parts.
  const join = (columns, order) => {
    const members = Object.keys(columns[0]).filter((name) => name !== "codes");
    const entries = new Map();
    const keyOf = (column, at) => members.map((name) => column[name][at]).join("\0");
    const keys = columns.map((column) => column[members[0]].map((_, at) => keyOf(column, at)));
    columns.forEach((column, which) => keys[which].forEach((key, at) => {
      if (!entries.has(key)) entries.set(key, Object.fromEntries(members.map((name) => [name, column[name][at]])));
    }));
    const sorted = [...entries].map(([key, entry]) => [order(entry), key]).sort(([one], [other]) => compareAll(one, other));
    const places = new Map(sorted.map(([, key], place) => [key, place]));
    const joined = Object.fromEntries(members.map((name) => [name, sorted.map(([, key]) => entries.get(key)[name])]));
    const codes = columns.flatMap((column, which) => column.codes.map((code) => places.get(keys[which][code])));
    return { ...joined, codes };
  };

  class LedgerParts {
    constructor({ index, files }, folder) {
      const { parts, ...rest } = JSON.parse(index);
      Object.assign(this, rest, { files, folder });
      this.parts = parts.map(([name, province, count, indicators]) => ({ name, province, count, indicators: new Set(indicators) }));
      this.columns = new Map();
    }

    // The parts that a query needs first, as far as they were not fetched.
    missing(query) { return this._next(query, this.looked(query)); }

    // Those after them.
    further(query) { return this._next(query, 0); }

    // How many figures of the parts that a query needs were fetched, and how many were not.
    looked(query) { return this._sum(this._needed(query).filter((part) => this.columns.has(part))); }

    left(query) { return this._sum(this._needed(query).filter((part) => !this.columns.has(part))); }

    async fetch(parts) {
      await Promise.all(parts.map(({ name }) => loadScript(new URL(`${name}.js`, this.folder).href)));
      for (const part of parts) {
        if (this.columns.has(part)) continue;
        this.columns.set(part, JSON.parse(this.files[part.name]));
        delete this.files[part.name];
      }
    }

    _sum(parts) { return parts.reduce((sum, { count }) => sum + count, 0); }

    _next(query, looked) {
      const next = [];
      let sum = looked;
      for (const part of this._needed(query)) {
        if (this.columns.has(part)) continue;
        if (sum && sum + part.count > this.most) break;
        next.push(part);
        sum += part.count;
      }
      return next;
    }

    // Where figures that fit a region, a theme and an indicator can be; the other conditions rule out no part.
    _needed({ region, own, theme, indicator }) {
      const { keys, themes } = this.shared.indicator;
      const province = region && (region !== this.nation || own) ? `${region.slice(0, 2)}0000` : "";
      const fits = (at) => (!indicator || keys[at] === indicator) && (!theme || themes[at] === theme);
      const isAsked = indicator || theme;
      return this.parts.filter((part) => (!province || part.province === province) && (!isAsked || [...part.indicators].some(fits)));
    }

    // What was fetched as the columns of LedgerRows, in the order of the explorer.
    join() {
      const parts = this.parts.filter((part) => this.columns.has(part)).map((part) => this.columns.get(part));
      const { shared } = this;
      const own = (name) => join([...(shared[name] ? [{ ...shared[name], codes: [] }] : []), ...parts.map((part) => part[name])], ORDERS[name]);
      const none = { keys: [], names: [], digits: [], units: [], years: [], pages: [], codes: [] };
      const data = {
        figures: parts.flatMap((part) => part.figures),
        notes: parts.flatMap(({ figures, noted }) => { const set = new Set(noted); return figures.map((_, row) => set.has(row)); }),
        region: own("region"),
      };
      for (const name of ["receipt", "period", "amount", "stated"]) data[name] = parts.length ? own(name) : none;
      for (const name of SHARED) data[name] = { ...shared[name], codes: parts.flatMap((part) => part[name]) };
      data.amount.unit_ids = shared.unit.keys;
      data.stated.names = data.stated.keys;
      data.region.parents = data.region.above.map((key) => data.region.keys.indexOf(key));
      return this._arrange(data);
    }

    // Rows by evidence, region and indicator; those that are alike stay as the parts have them.
    _arrange({ notes, ...data }) {
      const { ranks } = data.indicator;
      const place = (row) => [data.evidence.codes[row], data.region.codes[row], ranks[data.indicator.codes[row]]];
      const places = data.figures.map((_, row) => place(row));
      const rows = places.map((_, row) => row).sort((one, other) => compareAll(places[one], places[other]));
      for (const column of Object.values(data)) {
        if (column.codes) column.codes = Uint32Array.from(rows, (row) => column.codes[row]);
      }
      const noted = rows.map((row, at) => (notes[row] ? at : -1)).filter((at) => at >= 0);
      return { ...data, figures: rows.map((row) => data.figures[row]), noted };
    }
  }

  window.LedgerParts = LedgerParts;
})();
