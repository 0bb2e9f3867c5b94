"use strict";

// Copy buttons: <button data-copy="#id" data-done="Copied" data-selected="Selected">. What the button says stands in the
// page, in its language. A button that is hidden in the page shows here, for without JavaScript it could do nothing.
(() => {
  const textOf = (target) => ("value" in target ? target.value : target.textContent).trim();

  function select(target) {
    if ("select" in target) {
      target.select();
      return;
    }
    const range = document.createRange();
    range.selectNodeContents(target);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  // Pages that come over plain http have no clipboard, and a browser may refuse it: then the text is selected.
  async function copy(target) {
    try {
      await navigator.clipboard.writeText(textOf(target));
      return true;
    } catch {
      select(target);
      return false;
    }
  }

  function statusBeside(button) {
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.after(status);
    return status;
  }

  // Receipts: how to cite stands once on the page, with gaps; they are filled from the receipt that the address names.
  const forms = document.querySelector(".l-cite[data-base]");
  const gaps = forms ? [...forms.querySelectorAll("var[data-gap]")].map((gap) => ({ gap, empty: gap.textContent })) : [];

  let slip = null; // the receipt that was named last: a link to another part of the page leaves it

  function fillGaps() {
    const named = window.ledgerTarget();
    const isPart = named && !named.contains(forms) && !named.closest(".l-slips");
    slip = isPart ? slip : named && named.closest(".l-slips > article");
    const values = slip && {
      id: slip.id,
      title: slip.querySelector("cite").textContent.trim().replace(/\s+/g, " "),
      address: `${forms.dataset.base}#${slip.id}`,
    };
    gaps.forEach(({ gap, empty }) => {
      const escapes = JSON.parse(gap.closest("pre").dataset.escapes || "{}");
      const escaped = (text) => (gap.dataset.gap === "title" ? [...text].map((sign) => escapes[sign] || sign).join("") : text);
      gap.textContent = values ? escaped(values[gap.dataset.gap]) : empty;
      gap.toggleAttribute("data-filled", Boolean(values));
    });
  }

  if (forms) {
    fillGaps();
    addEventListener("hashchange", fillGaps);
  }

  document.querySelectorAll("button[data-copy]").forEach((button) => {
    const target = document.querySelector(button.dataset.copy);
    if (!target) return;
    const status = statusBeside(button);
    button.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = "";
      const done = await copy(target);
      status.textContent = done ? button.dataset.done || "✓" : button.dataset.selected || "Ctrl+C";
    });
  });
})();
