// What every page needs before it is drawn, so that nothing moves when it appears: larger type, remembered, and what the
// theme's script remembers of a reader (it looks for these three by name), within the folder of a language.
"use strict";
(() => {
  const scope = new URL("..", document.currentScript.src);
  const keyOf = (name, place) => `${place.pathname}.${name}`;
  Object.assign(window, {
    __md_scope: scope,
    __md_get: (name, storage = undefined, place = scope) => {
      try { return JSON.parse((storage ?? localStorage).getItem(keyOf(name, place))); } catch { return null; }
    },
    __md_set: (name, value, storage = undefined, place = scope) => {
      try { (storage ?? localStorage).setItem(keyOf(name, place), JSON.stringify(value)); } catch { /* private windows forget, no more */ }
    },
  });

  // The element that the address names; none where its end is not written as addresses are (#%).
  window.ledgerTarget = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };

  const KEY = "ledger-size";
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const write = (value) => { try { localStorage.setItem(KEY, value); } catch { /* private windows forget, no more */ } };
  const show = (large) => {
    root.classList.toggle("l-large", large);
    document.querySelectorAll(".l-size").forEach((button) => button.setAttribute("aria-pressed", String(large)));
  };
  show(read() === "large");
  document.addEventListener("DOMContentLoaded", () => show(read() === "large"));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".l-size")) return;
    const large = !root.classList.contains("l-large");
    write(large ? "large" : "normal");
    show(large);
  });
})();
