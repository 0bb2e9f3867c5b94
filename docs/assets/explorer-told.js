// What the page says of the rows that were found: how many, by which filters, and what to change where there are none.
"use strict";
(() => {
  const { afterPaint, fill, make, number } = window.LedgerShared;
  const SAY_AFTER = 700; // long enough that typing is not talked over

  class LedgerTold {
    // ``part`` gives an element of the page by its name.
    constructor(part, words, query) {
      Object.assign(this, { part, words, query, speech: 0, looked: 0 });
    }

    say(text, after = 0) {
      clearTimeout(this.speech);
      this.speech = setTimeout(() => { this.part("said").textContent = text; }, after);
    }

    // ``looked`` and ``left``: figures that were looked through and that were not; ``quiet``: nothing is announced.
    show(found, rows, { looked, left, quiet }) {
      const { part, query, words } = this;
      const [some, none] = [query.active.length > 0, !found.length];
      part("partial").hidden = !left;
      part("partial").firstElementChild.textContent = fill(words.partial, { left: number(left) });
      this.looked = left ? looked : 0;
      const count = this._count(found.length);
      part("count").textContent = count;
      if (!quiet) this.say(count, SAY_AFTER);
      part("pages").hidden = found.length <= words.size;
      query.form.nextElementSibling.querySelector("[data-do=clear]").disabled = !some;
      query.form.nextElementSibling.querySelector("[data-do=download]").disabled = none;
      const unknown = query.unknown.map((pair) => pair.join("=")).join(words.joiner);
      part("unknown").hidden = !unknown;
      part("unknown").textContent = unknown && fill(words.unknown, { conditions: unknown });
      part("active").hidden = !some;
      part("active").replaceChildren(...query.active.map((name) => this._activeButton(name)));
      part("table").closest(".l-scroll").hidden = none;
      part("empty").hidden = !none;
      this.found = found;
      part("empty").lastElementChild.replaceChildren();
      if (none) afterPaint(() => this.found === found && this._showEmpty(rows));
    }

    _count(length) {
      const { query, words } = this;
      const whole = query.active.length ? words.count_found : words.count_all;
      const count = fill(this.looked ? words.count_partial : whole, { n: number(length), looked: number(this.looked) });
      if (length <= words.size) return count;
      const from = (query.page - 1) * words.size + 1;
      const to = Math.min(query.page * words.size, length);
      return fill(words.count_range, { count, from: number(from), to: number(to) });
    }

    _activeButton(name) {
      const text = this.query.nameOf(name);
      const label = fill(this.words.drop, { name: text });
      return make("li", {}, make("button", { type: "button", "data-drop": name, "aria-label": label }, text));
    }

    // Filters without which there would be rows.
    _showEmpty(rows) {
      const { query, words } = this;
      const ways = query.active.map((name) => [name, rows.count(query.without(name))]).filter(([, count]) => count);
      const [, advice, list] = this.part("empty").children;
      advice.textContent = ways.length ? (query.values.text ? words.empty_text : "") : words.empty_many;
      list.replaceChildren(...ways.map(([name, count]) => make("li", {}, make("button", { type: "button", "data-drop": name },
        fill(words.empty_drop, { name: query.nameOf(name), n: number(count) })))));
    }
  }

  window.LedgerTold = LedgerTold;
})();
