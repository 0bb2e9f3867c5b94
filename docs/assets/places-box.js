// A box in which readers type a place, and the list of those that fit. The markup is in scripts/pages/_find.html.
"use strict";
(() => {
  const { fill, loadScript, make, number } = window.LedgerShared;
  const { Places } = window.LedgerPlaces;
  const MOST = 8;
  const SAY_AFTER = 500; // long enough that typing is not talked over

  // The simplified form of a name in traditional characters.
  const assets = document.currentScript.src;
  const simplify = async (text) => {
    if (!window.LedgerIndex) await loadScript(new URL("search-index.js", assets).href);
    return window.LedgerIndex.fold(text);
  };

  // A combobox with a list, after the ARIA authoring practices: the box keeps the focus, arrows walk the list.
  class PlaceBox {
    // ``words``: those of [find] and [count], language and middot; ``choose`` gets the place that a reader takes.
    constructor(box, words, choose) {
      Object.assign(this, { box, words, choose, found: [], active: -1 });
      this.input = box.querySelector("input");
      this.list = box.querySelector("[role=listbox]");
      this.panel = box.querySelector(".l-combo-panel");
      this.more = box.querySelector(".l-combo-more");
      this.status = box.querySelector("[role=status]");
      this.input.addEventListener("focus", () => this.load().catch(() => {}));
      this.input.addEventListener("input", () => this.show());
      this.input.addEventListener("keydown", (event) => this._key(event));
      this.input.addEventListener("click", () => { if (this.panel.hidden) this.show(); });
      // The panel must not take the focus, or it would close before the click arrives; its links may.
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this._click(event));
      box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) this.close(); });
    }

    get text() { return this.input.value.trim(); }

    async load() {
      if (!this.places) {
        const { places, divisions } = this.box.dataset;
        await Promise.all([places, divisions].filter(Boolean).map((address) => loadScript(address)));
        this.places = new Places(window.ledgerPlaces, divisions && window.ledgerDivisions, this.words.language);
      }
      return this.places;
    }

    async show() {
      const { text } = this;
      this.active = -1;
      if (!text) {
        this.close();
        return;
      }
      if (!this.places) this._tell(this.words.find.loading);
      try {
        await this.load();
      } catch {
        this._tell(this.words.find.failed, this._allRegions());
        return;
      }
      if (text !== this.text) return;
      this.asked = text;
      if (!this.places.find(text).length && /[\u3400-\u9fff]/.test(text)) this.asked = await simplify(text);
      if (text === this.text) this._list();
    }

    // Takes the place that is marked, else the first; nothing where none fits.
    async take() {
      if (this.panel.hidden || !this.found.length) await this.show();
      const place = this.found[Math.max(this.active, 0)];
      if (place) this._choose(place);
    }

    close() {
      this.panel.hidden = true;
      this.found = [];
      this.active = -1;
      this.list.replaceChildren();
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
      this._say("");
    }

    // What a line says of a place: its code, where it is, how much is entered.
    describe(place) {
      const { find, count, language, middot } = this.words;
      const amount = (n) => fill(n === 1 ? count.figures_one : count.figures, { n: number(n) });
      const above = this.places.above(place).map((upper) => upper.name);
      const where = language === "zh" ? above.reverse().join("") : above.join(", ");
      const entered = place.missing ? find.missing : place.figures || !place.below ? amount(place.figures) : fill(find.below, { figures: amount(place.below) });
      return [place.code, where, entered].filter(Boolean).join(middot);
    }

    _list() {
      const found = this.places.find(this.asked);
      const { find } = this.words;
      if (!found.length) {
        this._tellNone();
        return;
      }
      this.found = found.slice(0, MOST);
      this.list.replaceChildren(...this.found.map((place, at) => this._option(place, at)));
      const rest = found.length > MOST ? fill(find.more, { shown: MOST, n: number(found.length) }) : "";
      this._open(rest);
      this._say(`${fill(find.found, { n: number(this.found.length) })} ${rest}`);
    }

    _option(place, at) {
      const { language } = this.words;
      const chinese = language === "zh" ? "" : make("span", { lang: "zh-CN" }, ` ${place.other}`);
      return make("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false", "data-code": place.code },
        make("span", { class: "l-title" }, place.name, chinese), make("span", { class: "l-sub" }, this.describe(place)));
    }

    _tellNone() {
      const { find } = this.words;
      const holder = this.places.holder(this.text);
      const link = holder && make("a", { href: new URL(`${holder.code}.html`, this._regions()) }, holder.name);
      this._tell(fill(holder ? find.none_above : find.none, { text: this.text }), link || this._allRegions());
    }

    _regions() { return new URL(this.box.dataset.regions, location.href).href; }

    _allRegions() { return make("a", { href: this._regions() }, this.words.find.all); }

    // A sentence in place of the list.
    _tell(text, link = "") {
      this.found = [];
      this.list.replaceChildren();
      this._open(text, link);
      this._say(link ? `${text} ${link.textContent}` : text);
    }

    _open(text, link = "") {
      this.panel.hidden = false;
      this.list.hidden = !this.found.length;
      this.more.hidden = !text;
      this.more.replaceChildren(text, ...(link ? [" ", link] : []));
      this.input.setAttribute("aria-expanded", String(this.found.length > 0));
      this.input.removeAttribute("aria-activedescendant");
    }

    _say(text) {
      clearTimeout(this.speech);
      this.speech = setTimeout(() => { this.status.textContent = text; }, SAY_AFTER);
    }

    // What is known of a place without entries: that there are none, and what is entered above it, called by its name.
    _answer(place) {
      const { find } = this.words;
      const name = place.other && this.words.language !== "zh" ? `${place.name} (${place.other})` : place.name;
      const upper = this.places.nearest(place);
      const link = (address, text) => make("a", { href: address }, text);
      const parts = [make("span", { class: "l-title" }, fill(find.none, { text: name }))];
      if (upper) {
        parts.push(" ", find.nearest, " ", link(new URL(`${upper.code}.html`, this._regions()), upper.name));
        parts.push(make("ul", {}, ...upper.values.map((value) => make("li", {}, `${upper.name} · ${value}`))));
      }
      parts.push(" ", link(this.box.dataset.send, find.send));
      const answer = make("span", {}, ...parts);
      this._tell(answer.textContent);
      this.more.replaceChildren(answer);
    }

    _choose(place) {
      if (place.missing) {
        this._answer(place);
        return;
      }
      this.input.value = "";
      this.close();
      this.choose(place);
    }

    _click(event) {
      const option = event.target.closest("[role=option]");
      if (option) this._choose(this.places.byCode.get(option.dataset.code));
    }

    _key(event) {
      // Enter and arrows that belong to the writing of a Chinese word are not meant for the list.
      if (event.isComposing || event.keyCode === 229) return;
      const acts = { ArrowDown: () => this._walk(1), ArrowUp: () => this._walk(-1), Escape: () => this._escape(),
        Enter: () => this._enter() };
      if (acts[event.key] && acts[event.key]()) event.preventDefault();
    }

    _walk(step) {
      if (!this.text) return false;
      if (!this.found.length) {
        this.show();
        return true;
      }
      const count = this.found.length;
      this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
      [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
      const marked = this.list.children[this.active];
      this.input.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
      return true;
    }

    _escape() {
      if (!this.panel.hidden) this.close();
      else this.input.value = "";
      return true;
    }

    _enter() {
      if (this.active < 0) return false; // the form answers
      this._choose(this.found[this.active]);
      return true;
    }
  }

  window.LedgerPlaces.PlaceBox = PlaceBox;
})();
