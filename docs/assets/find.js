// Find my county: opens the page of the place that a reader types and takes.
"use strict";
(() => {
  document.querySelectorAll("form.l-find").forEach((form) => {
    const words = JSON.parse(form.querySelector("script[type='application/json']").textContent);
    const open = (place) => location.assign(new URL(`${place.code}.html`, form.action));
    const box = new window.LedgerPlaces.PlaceBox(form.querySelector(".l-combo"), words, open);
    form.addEventListener("submit", (event) => {
      if (!box.text) return; // an empty box leads to the list of regions, as without JavaScript
      event.preventDefault();
      box.take();
    });
  });
})();
