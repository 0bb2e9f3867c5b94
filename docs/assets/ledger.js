// What the theme lacks: a whole path for the keyboard, names for screen readers, search by paste, voice and handwriting;
// and the small behaviour of our own pages.
"use strict";
(() => {
  const narrow = matchMedia("(max-width: 59.9844em)"); // where the theme hides the search behind a button
  const drawer = document.getElementById("__drawer");
  const search = document.getElementById("__search");
  const field = document.querySelector(".md-search__input");

  // The theme opens its menu and, on phones, its search by labels of hidden checkboxes, which no keyboard reaches:
  // a button takes the place of such a label.
  function makeButton(label, toggle, name) {
    const button = document.createElement("button");
    const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
    button.type = "button";
    button.className = `${label.className} l-opens-${toggle.dataset.mdToggle}`;
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", show);
    show();
    label.replaceWith(button);
    return button;
  }

  const set = (toggle, open) => { if (toggle.checked !== open) toggle.click(); };

  function prepareMenu() {
    const label = document.querySelector("header label[for=__drawer]");
    const panel = document.querySelector(".md-sidebar--primary");
    if (!label || !panel) return;
    const items = [...document.querySelectorAll(".l-sections li")].map((item) => item.cloneNode(true));
    items.forEach((item) => {
      item.className = "md-nav__item";
      item.firstElementChild.className = "md-nav__link";
    });
    panel.querySelector("ul").append(...items);
    const button = makeButton(label, drawer, panel.querySelector("nav").getAttribute("aria-label"));
    drawer.addEventListener("change", () => {
      if (drawer.checked) panel.querySelector("a[href]").focus();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      set(drawer, false);
      button.focus();
    });
    panel.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !panel.contains(event.relatedTarget)) set(drawer, false);
    });
  }

  function prepareSearch() {
    const label = document.querySelector("header .md-header__button[for=__search]");
    const dialog = document.querySelector(".md-search[role=dialog]");
    if (!label || !dialog || !field) return;
    const name = field.getAttribute("aria-label") || field.placeholder;
    const button = makeButton(label, search, name);
    button.addEventListener("click", () => field.focus());
    dialog.setAttribute("aria-label", name);
    dialog.querySelector(".md-search-result__meta").setAttribute("aria-live", "polite");
    // On phones the closed field lies off the page: it is reached through its button, not by passing.
    const show = () => { field.tabIndex = narrow.matches && !search.checked ? -1 : 0; };
    search.addEventListener("change", show);
    narrow.addEventListener("change", show);
    show();
    // The theme listens to keyup only; pasted, spoken and handwritten text raises input.
    field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
    field.addEventListener("keydown", (event) => {
      // Enter and Escape that end the writing of a Chinese word are not meant for the page.
      if (event.isComposing) event.stopPropagation();
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && narrow.matches) setTimeout(() => button.focus());
    });
  }

  // Single letters do nothing on their own (WCAG 2.1.4): who dictates, or brushes a key, would be thrown about.
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !search.checked) event.stopPropagation();
  });

  // The switch of colours is a pair of radio buttons that only answer to Enter.
  document.querySelectorAll(".md-option").forEach((option) => option.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    option.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }));

  // A link to a row inside a closed <details> opens it.
  function openTarget() {
    const target = window.ledgerTarget();
    if (!target) return;
    let closed = target.closest("details:not([open])");
    if (!closed) return;
    while (closed) {
      closed.open = true;
      closed = closed.parentElement.closest("details:not([open])");
    }
    target.scrollIntoView();
  }

  // Lines to be copied hold the address at which the page was opened, where the build knew none.
  function putAddress() {
    const note = document.querySelector("[data-place]");
    if (!note || location.protocol === "file:") return;
    const site = new URL("..", location.href).href.replace(/\/$/, "");
    document.querySelectorAll("main pre code").forEach((code) => {
      code.textContent = code.textContent.replaceAll(note.dataset.place, site);
    });
    note.remove();
  }

  // The other language shows the same filters and the same place on the page.
  document.querySelectorAll(".l-tools a[hreflang]").forEach((link) => link.addEventListener("click", () => {
    link.search = location.search;
    link.hash = location.hash;
  }));

  prepareMenu();
  prepareSearch();
  putAddress();
  addEventListener("hashchange", openTarget);
  openTarget();
})();
