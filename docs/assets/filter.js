// The filters above long lists: targets, arithmetic checks.
"use strict";
(() => {
  const { fill } = window.LedgerShared;

  // A closed list of rows with the heading above it: without a row that fits it goes away with its heading.
  class Part {
    constructor(details, some) {
      this.summary = details.querySelector("summary");
      Object.assign(this, { details, some, open: details.open, told: this.summary.textContent });
      const above = details.previousElementSibling;
      this.head = above && above.matches("h2") ? above : null;
    }

    show(filtered) {
      const rows = [...this.details.querySelectorAll("li[data-region]")];
      const shown = rows.filter((row) => !row.hidden).length;
      this.details.open = filtered ? shown > 0 : this.open;
      this.details.hidden = filtered && !shown;
      if (this.head) this.head.hidden = this.details.hidden;
      const fewer = filtered && shown < rows.length;
      this.summary.textContent = fewer ? fill(this.some, { shown, total: rows.length }) : this.told;
    }
  }

  // A row has a data attribute named like each select, its values between spaces. What is chosen stands in the address.
  // Without JavaScript everything is shown, and the form stays hidden.
  function prepareFilter(form) {
    const rows = [...document.querySelectorAll("li[data-region]")];
    const output = form.querySelector("output");
    const { found, none, some } = output.dataset;
    const lists = new Set(rows.map((row) => row.closest("details")).filter(Boolean));
    const parts = [...lists].map((details) => new Part(details, some));
    const apply = () => {
      const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
      const text = (new Map(given).get("text") || "").toLowerCase();
      const chosen = given.filter(([name]) => name !== "text");
      for (const row of rows) {
        row.hidden = !chosen.every(([name, value]) => (row.dataset[name] || "").split(" ").includes(value))
          || !row.textContent.toLowerCase().includes(text);
      }
      const shown = rows.filter((row) => !row.hidden).length;
      parts.forEach((part) => part.show(given.length > 0));
      output.value = shown ? fill(found, { shown, total: rows.length }) : none;
      return String(new URLSearchParams(given));
    };
    const write = (search) => {
      try {
        history.replaceState(history.state, "", location.pathname + (search && `?${search}`) + location.hash);
      } catch {
        // Some browsers keep the address of a page on a disk as it is.
      }
    };
    form.hidden = false;
    form.addEventListener("input", () => write(apply()));
    form.addEventListener("submit", (event) => event.preventDefault());
    const asked = [...new URLSearchParams(location.search)].filter(([name]) => form.elements.namedItem(name));
    asked.forEach(([name, value]) => { form.elements.namedItem(name).value = value; });
    if (asked.length) apply();
  }

  document.querySelectorAll("form.l-filter").forEach(prepareFilter);
})();
