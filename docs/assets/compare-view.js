// What the page shows of a comparison: bars in a table for figures that stand together, lines with reasons for the rest.
// From what compare-sets.js gives to elements; chooses nothing.
"use strict";
(() => {
  const { fill, make, number } = window.LedgerShared;
  const link = (address, ...children) => make("a", { href: address }, ...children);

  class LedgerComparison {
    // ``words`` are those of the page; ``nameOf`` gives the name of a region by its code.
    constructor(sets, words, nameOf) {
      Object.assign(this, { sets, words, nameOf });
    }

    // A set: what is the same in all of it, and a line for each figure, the largest first.
    showSet(group) {
      const [level, breakdown, , status, measured, period] = this.sets.sets[group.at].texts;
      const same = [status, breakdown, measured, level].filter(Boolean).join(this.words.middot);
      const heads = [this.words.heads[0], this.words.value].map((text) => make("th", { scope: "col" }, text));
      const limits = group.rows.some((row) => row.tip !== "flat");
      return make("section", { class: "l-set" },
        make("h3", {}, period, " ", make("span", { class: "l-meta" }, same)),
        make("table", { class: "l-table l-beams" }, make("caption", {}, this._caption(group)),
          make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...group.rows.map((row) => this._row(row, group)))),
        limits ? make("p", { class: "l-note" }, this.words.limit_note) : "");
    }

    // What was left out, place by place; "" where nothing was.
    showRefused({ refused, absent }) {
      if (!refused.length && !absent.length) return "";
      const none = absent.flatMap((code) => [this._place("dt", code), make("dd", {}, this.words.absent)]);
      return make("section", {}, make("h2", {}, this.words.refused),
        make("dl", { class: "l-refused" }, ...refused.flatMap(([code, told]) => this._refusedPlace(code, told)), ...none));
    }

    _place(tag, code, attributes = {}) {
      return make(tag, attributes, link(fill(this.words.region_address, { code }), this.nameOf(code)));
    }

    _value(row) {
      return make("span", { class: "l-told" }, link(this.sets.receipt(row), row.text));
    }

    _caption(group) {
      const [top, low] = [group.rows[0], group.rows[group.rows.length - 1]];
      return fill(this.words.caption, { name: this.sets.name, n: group.places, low: low.text, low_region: this.nameOf(low.region),
        top: top.text, top_region: this.nameOf(top.region) });
    }

    _row(row, group) {
      const { look } = this.sets.sets[group.at];
      return make("tr", {}, this._place("th", row.region, { scope: "row" }),
        make("td", {}, this._value(row), look ? this._beam(row, look, group.most) : "", this._source(row, group)));
    }

    _beam(row, look, most) {
      const bar = make("span", { class: `l-beam l-beam--${look} l-beam--${row.tip}`, "aria-hidden": "true" });
      bar.style.setProperty("--share", most ? Number(row.value) / most : 0);
      return bar;
    }

    _source(row, group) {
      const { words } = this;
      const [title, path] = this.sets.sources[row.source];
      const badge = make("span", { class: `l-badge l-badge--${row.evidence}` },
        make("span", { "aria-hidden": "true" }, words.marks[row.evidence]), words.evidence[row.evidence]);
      const conflict = make("span", { class: "l-verdict l-verdict--differs" }, words.conflict);
      return make("span", { class: "l-sub" }, badge, " ", ...(group.conflicts.includes(row.region) ? [conflict, " "] : []),
        link(path, title), row.noted ? words.middot + words.has_note : "");
    }

    // The first of them is the one that comes nearest to being comparable; the others are folded away.
    _refusedPlace(code, [first, ...rest]) {
      const count = rest.reduce((sum, { rows }) => sum + rows.length, 0);
      const more = make("details", { class: "l-more" }, make("summary", {}, fill(this.words.more, { n: number(count) })),
        make("ul", {}, ...rest.map((line) => this._refusedLine(line))));
      return [this._place("dt", code), make("dd", {}, make("ul", {}, this._refusedLine(first)), rest.length ? more : "")];
    }

    _refusedLine({ set, rows, reasons }) {
      const [, breakdown, , status, , period] = this.sets.sets[set].texts;
      const told = rows.map((row) => {
        const [title] = this.sets.sources[row.source];
        const what = [period, status, breakdown, title].filter(Boolean).join(this.words.middot);
        return make("p", {}, this._value(row), " ", make("span", { class: "l-meta" }, what));
      });
      return make("li", {}, ...told, make("p", { class: "l-why" }, this._reasons(reasons)));
    }

    _reasons(reasons) {
      const { words, nameOf } = this;
      const text = reasons.map(({ kind, dimension, own, theirs, other }) => fill(words[`reason_${kind}`], {
        place: other ? nameOf(other.region) : "", dimension: words.dimensions[dimension], own: own || words.plain, other: theirs || words.plain,
      })).join(words.joiner);
      const [{ dimension, other }] = reasons;
      return dimension === undefined ? text : fill(words.reasons, { place: nameOf(other.region), reasons: text });
    }
  }

  window.LedgerComparison = LedgerComparison;
})();
