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

// Filters of the audit and the pledges: without JavaScript everything is shown, and the form stays hidden.
document.querySelectorAll("form.l-filter").forEach((form) => {
  const rows = [...document.querySelectorAll("li[data-region]")];
  const output = form.querySelector("output");
  const apply = () => {
    const values = Object.fromEntries(new FormData(form));
    const text = (values.text || "").trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = (!values.region || row.dataset.region === values.region)
        && (!values.theme || row.dataset.theme === values.theme)
        && (!text || row.textContent.toLowerCase().includes(text));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    output.value = `${shown} / ${rows.length}`;
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
});
