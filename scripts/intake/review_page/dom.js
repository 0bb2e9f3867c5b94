// Small makers of what the page shows. Text is always set as text: nothing of a draft becomes markup.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && !["list", "form", "type"].includes(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

export const button = (label, onclick, props = {}) => el("button", { type: "button", onclick, ...props }, label);

export function field(label, control) {
  return el("label", { class: "field" }, el("span", {}, label), control);
}

export function select(options, value, onchange, props = {}) {
  const known = options.some(([key]) => key === value) ? options : [[value, value], ...options];
  const node = el("select", { onchange: () => onchange(node.value), ...props },
    known.map(([key, label]) => el("option", { value: key, selected: key === value }, label)));
  return node;
}

// Choices that say what they lead to: the consequence of the one under the pointer or the focus stands below.
export function choices(options, value, consequence, choose) {
  const means = el("p", { class: "means", "aria-live": "polite" }, value ? consequence(value) : "");
  const row = options.map(([key, label]) => button(label, () => choose(key), {
    class: "choice", "aria-pressed": String(key === value), "data-choice": key,
    onfocus: () => { means.textContent = consequence(key); },
    onmouseenter: () => { means.textContent = consequence(key); },
  }));
  return el("div", {}, el("div", { class: "choices", role: "group" }, row), means);
}
