// What is asked for: the filters of the form, the same in the address, and how the one follows the other.
"use strict";
(() => {
  const { make } = window.LedgerShared;
  const FILTERS = ["text", "region", "own", "theme", "indicator", "year", "status", "evidence", "verdict"];
  const CHOICES = ["theme", "indicator", "year", "status", "evidence", "verdict"];

  class LedgerQuery {
    // ``sorts``: the names by which heads sort.
    constructor(form, words, sorts) {
      Object.assign(this, { form, fields: form.elements, words, sorts });
      this.values = { sort: "" }; // members are text; "" is no condition
      this.page = 1;
      this.unknown = []; // conditions of the address that say nothing here, each as name and value
      this.rows = null; // once they are there, places are known
      this._listed = ""; // the province whose places the list has
    }

    get active() { return FILTERS.filter((name) => this.values[name]); }

    without(name) { return { ...this.values, [name]: "", ...(name === "region" ? { own: "" } : {}) }; }

    clear() { this.values = { ...Object.fromEntries(FILTERS.map((name) => [name, ""])), sort: this.values.sort }; }

    nameOf(name) {
      if (name === "text") return `“${this.values.text}”`;
      if (name === "own") return this.words.own;
      if (name === "region") return this.rows.data.region.names[this.rows.data.region.keys.indexOf(this.values.region)];
      return this.fields[name].selectedOptions[0].textContent;
    }

    // Other rows have come: their places are listed anew.
    know(rows) {
      this.rows = rows;
      this._listed = "";
      this.writeForm();
    }

    // --- form -------------------------------------------------------------------------------------------------------
    readForm() {
      this._narrow();
      const given = Object.fromEntries(new FormData(this.form));
      const chosen = Object.fromEntries(CHOICES.map((name) => [name, given[name] || ""]));
      const region = given.place || given.province || (this.rows ? "" : this.values.region);
      this.values = { ...this.values, ...chosen, text: given.text.trim(), region, own: region && given.own ? "1" : "" };
    }

    // Puts the values into the form, and out of them what the form does not offer.
    writeForm() {
      const { fields, values, rows } = this;
      [...CHOICES, "text"].forEach((name) => this._offer(fields[name], values[name]));
      const { keys } = rows ? rows.data.region : { keys: [] };
      const path = rows && values.region ? rows.path(keys.indexOf(values.region)).map((place) => keys[place]) : [values.region];
      if (rows && values.region && !keys.includes(values.region)) this._forget("region", values.region);
      const offered = new Set([...fields.province.options].map((option) => option.value));
      fields.province.value = path.find((key) => offered.has(key)) || "";
      this._narrow();
      this._offer(fields.place, values.region);
      fields.own.checked = Boolean(values.own && values.region);
      if (rows) this.readForm();
    }

    // A space that is being typed stays; a value that a list does not have is none.
    _offer(field, value) {
      if (field.value.trim() !== value) field.value = value;
      if (field.selectedIndex >= 0 || field.type === "search") return;
      field.value = "";
      if (field.name in this.values) this._forget(field.name, value);
    }

    _forget(name, value) {
      if (!this.unknown.some(([known]) => known === name)) this.unknown.push([name, value]);
    }

    // Narrows what depends on another filter: places to the province, indicators to the theme.
    _narrow() {
      const { province, theme, indicator, own } = this.fields;
      if (this.rows) this._listPlaces(province.value);
      own.disabled = !province.value;
      if (own.disabled) own.checked = false;
      indicator.querySelectorAll("optgroup").forEach((group) => {
        group.hidden = group.disabled = Boolean(theme.value) && group.dataset.theme !== theme.value;
      });
      const chosen = indicator.selectedOptions[0];
      if (!chosen || chosen.parentNode.disabled) indicator.value = "";
    }

    _listPlaces(province) {
      if (province === this._listed) return;
      this._listed = province;
      const { keys, names, parents } = this.rows.data.region;
      const goal = keys.indexOf(province);
      const inside = (at) => at !== goal && this.rows.path(at).includes(goal);
      const below = parents[goal] < 0 ? [] : keys.map((_, at) => at).filter(inside);
      const options = below.map((at) => {
        const depth = this.rows.path(at).indexOf(goal) - 1;
        return make("option", { value: keys[at] }, "\u3000".repeat(depth) + names[at]);
      });
      const select = this.fields.place;
      select.replaceChildren(select.options[0], ...options);
      select.disabled = !options.length;
    }

    // --- address ----------------------------------------------------------------------------------------------------
    // Whether the address asks for anything.
    readAddress() {
      const given = new URLSearchParams(location.search);
      this.values = Object.fromEntries([...FILTERS, "sort"].map((name) => [name, given.get(name) || ""]));
      this.unknown = [...given].filter(([name]) => ![...FILTERS, "sort", "page"].includes(name));
      if (this.values.sort && !this.sorts.includes(this.values.sort.replace("-", ""))) {
        this._forget("sort", this.values.sort);
        this.values.sort = "";
      }
      this.page = Math.max(1, parseInt(given.get("page"), 10) || 1);
      return [...given.keys()].length > 0;
    }

    // ``step``: pushState or replaceState.
    writeAddress(step) {
      const kept = [...FILTERS, "sort"].filter((name) => this.values[name]).map((name) => [name, this.values[name]]);
      const search = new URLSearchParams([...kept, ...(this.page > 1 ? [["page", this.page]] : [])]).toString();
      const address = location.pathname + (search ? `?${search}` : "");
      if (address === location.pathname + location.search) return;
      try {
        history[step](null, "", address);
      } catch {
        // Some browsers keep the address of a page on a disk as it is; the rows change all the same.
      }
    }
  }

  window.LedgerQuery = LedgerQuery;
})();
