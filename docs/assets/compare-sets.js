// The figures of one indicator: which of the chosen places stand together, and in what the others differ. Knows nothing
// of the page. What may be compared is settled by scripts/pages/compare.py: figures of one set may, others may not.
"use strict";
(() => {
  const { writeCsv } = window.LedgerShared;
  const LEVEL = 0; // the first of the dimensions of scripts/pages/compare.py

  const groupBy = (items, key) => {
    const groups = new Map();
    items.forEach((item) => groups.set(key(item), [...(groups.get(key(item)) || []), item]));
    return groups;
  };

  class LedgerSets {
    constructor(data) {
      Object.assign(this, data);
      this.rows = data.figures.map((cells) => Object.fromEntries(data.columns.map((name, at) => [name, cells[at]])));
    }

    receipt(row) { return `${this.sources[row.source][2]}#${row.id}`; }

    // ``groups``: sets with two places or more, those with most places first; ``refused``: the rest by place, with
    // the reasons; ``absent``: places without figures; ``added``: other places, by what they would join.
    compare(codes) {
      const rows = this.rows.filter((row) => codes.includes(row.region));
      const free = [...groupBy(rows.filter((row) => !row.barred), (row) => row.set)].map(([at, members]) => this._group(at, members));
      const groups = free.filter((group) => group.places > 1 && !group.clash)
        .sort((one, two) => two.places - one.places || one.at - two.at);
      const kept = new Set(groups.map((group) => group.at));
      const left = rows.filter((row) => row.barred || !kept.has(row.set));
      return {
        groups,
        refused: codes.map((code) => [code, this._refuse(left.filter((row) => row.region === code), rows)]).filter(([, list]) => list.length),
        absent: codes.filter((code) => !rows.some((row) => row.region === code)),
        added: this._added(codes, rows),
      };
    }

    // One line a figure: cells as ``cellsOf`` gives them.
    write(heads, groups, cellsOf) {
      const lines = groups.flatMap((group, at) => group.rows.map((row) => cellsOf(row, this.sets[group.at], at + 1)));
      return writeCsv([heads, ...lines]);
    }

    // A set with the largest first; the figures of one place stay together, those of several sources in their order.
    _group(at, members) {
      const places = [...groupBy(members, (row) => row.region).values()];
      const most = (rows) => Math.max(...rows.map((row) => Number(row.value)));
      places.sort((one, two) => most(two) - most(one) || one[0].region.localeCompare(two[0].region));
      const ids = new Set(members.map((row) => row.id));
      return {
        at,
        rows: places.flat(),
        places: places.length,
        most: most(members),
        clash: members.some((row) => row.apart.some((id) => ids.has(id))),
        conflicts: places.filter((rows) => new Set(rows.map((row) => row.claim)).size > 1).map((rows) => rows[0].region),
      };
    }

    // By set, for those of one set differ in the same; those that differ least from the other places come first.
    _refuse(left, rows) {
      const told = left.map((row) => ({ row, reasons: this._reasons(row, rows) }));
      const lines = [...groupBy(told, ({ row, reasons }) => [row.set, ...reasons.map((reason) => reason.kind)].join()).values()]
        .map((members) => ({ set: members[0].row.set, rows: members.map(({ row }) => row), reasons: members[0].reasons }));
      const distance = ({ reasons }) => (reasons[0].kind === "alone" ? Infinity : reasons.length);
      return lines.sort((one, two) => distance(one) - distance(two) || one.set - two.set);
    }

    _reasons(row, rows) {
      if (row.barred) return [{ kind: row.barred }];
      const others = rows.filter((other) => other.region !== row.region && !other.barred);
      const named = rows.find((other) => row.apart.includes(other.id));
      if (named) return [{ kind: "apart", other: named }];
      const differing = others.map((other) => this._differences(row, other));
      if (!differing.length) return [{ kind: "alone" }];
      return differing.reduce((best, one) => (one.length < best.length ? one : best));
    }

    _differences(row, other) {
      const [own, theirs] = [this.sets[row.set].texts, this.sets[other.set].texts];
      const differing = own.map((_, at) => at).filter((at) => own[at] !== theirs[at]);
      if (!differing.length) return [{ kind: "apart", other }];
      return differing.map((at) => ({ kind: at === LEVEL ? "level" : "differs", dimension: at, own: own[at], theirs: theirs[at], other }));
    }

    _added(codes, rows) {
      const sets = new Set(rows.filter((row) => !row.barred).map((row) => row.set));
      const others = this.rows.filter((row) => !row.barred && sets.has(row.set) && !codes.includes(row.region));
      const places = [...groupBy(others, (row) => row.region)].map(([code, members]) => [code, new Set(members.map((row) => row.set)).size]);
      return places.sort((one, two) => two[1] - one[1] || one[0].localeCompare(two[0])).map(([code]) => code);
    }
  }

  window.LedgerSets = LedgerSets;
})();
