// Material's search listens to keyup only; pasted, spoken and handwritten text raises input.
document.addEventListener("input", (event) => {
  if (event.target.matches(".md-search__input")) {
    event.target.dispatchEvent(new KeyboardEvent("keyup"));
  }
});

// The search dialog of the theme has no name for screen readers.
document.querySelectorAll(".md-search[role=dialog]").forEach((dialog) => {
  const input = dialog.querySelector(".md-search__input");
  if (input) dialog.setAttribute("aria-label", input.getAttribute("aria-label") || input.placeholder);
});

// A link to a row inside a closed <details> opens it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let closed = target.closest("details:not([open])");
  if (!closed) return;
  while (closed) {
    closed.open = true;
    closed = closed.parentElement.closest("details:not([open])");
  }
  target.scrollIntoView();
}
window.addEventListener("hashchange", openTarget);
openTarget();
