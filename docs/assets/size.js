// Larger type, remembered. In the head and before the page is drawn, so that nothing moves when the page appears.
"use strict";
(() => {
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
