// A figure as a line of the table, as scripts/pages/explorer.md writes the first ones.
"use strict";
(() => {
  const { make } = window.LedgerShared;

  class LedgerLines {
    // ``badges``: the template with one badge of each kind.
    constructor(rows, words, badges) {
      Object.assign(this, { rows, words });
      this.badges = new Map([...badges.content.children].map((badge) => [badge.dataset.key, badge]));
    }

    cells(row) {
      const { rows, words } = this;
      const wide = (...children) => make("td", { class: "l-wide-only" }, ...children);
      const stated = wide(rows.name(row, "stated"));
      if (this._isForeign(stated.textContent)) stated.lang = "zh-CN";
      const note = rows.noted.has(row) ? make("span", { class: "l-sub" }, words.has_note) : "";
      const verdicts = rows.key(row, "verdict").split(" ").filter(Boolean).map((key) => this._badge(key));
      const status = make("td", { class: "l-wide-only l-nowrap" }, rows.name(row, "status"));
      return [this._nameCell(row), wide(this._regionLink(row)), ...this._amountCells(row), stated,
        wide(rows.name(row, "period"), note), status, wide(this._badge(rows.key(row, "evidence"))), wide(...verdicts)];
    }

    _badge(key) { return this.badges.get(key).cloneNode(true); }

    _isForeign(text) { return this.words.language !== "zh" && [...text].some((sign) => sign >= "㐀"); }

    _regionLink(row) {
      return make("a", { href: this.rows.page(row, "region") }, this.rows.name(row, "region"));
    }

    _nameCell(row) {
      const { rows, words } = this;
      const breakdown = rows.name(row, "breakdown");
      const facts = ["period", "status", "evidence"].map((column) => words.middot + rows.name(row, column));
      return make("th", { scope: "row", class: "l-name" },
        make("a", { href: rows.page(row, "indicator") }, rows.name(row, "indicator")),
        breakdown && words.middot + breakdown,
        make("span", { class: "l-sub l-phone-only" }, this._regionLink(row), ...facts));
    }

    _amountCells(row) {
      const { text, unit, digits, before, after } = this.rows.amount(row);
      const href = this.rows.receipt(row);
      if (unit === "date") return [make("td", { class: "l-n l-date", colspan: 2 }, make("a", { href }, text))];
      const shown = before ? `${before} ${digits}` : digits;
      return [make("td", { class: "l-n" }, make("a", { href }, shown)), make("td", { class: "l-u" }, after)];
    }
  }

  window.LedgerLines = LedgerLines;
})();
