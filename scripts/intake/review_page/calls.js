// What the page asks of the program that serves it, and the words of its language.

const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
export const language = meta("language");
let words = {};

export class RefusedError extends Error {}

async function call(path, options = {}) {
  const address = new URL(path, location.origin);
  address.searchParams.set("lang", language);
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: { "x-review-token": meta("token"), ...options.headers } });
  } catch {
    throw new RefusedError(say("review.offline"));
  }
  if (answer.ok) return answer.json();
  const told = answer.status === 409 ? (await answer.json()).faults : [{ message: await answer.text(), fix: "" }];
  const error = new RefusedError(told.map((fault) => `${fault.message} ${fault.fix}`.trim()).join("\n"));
  error.faults = told;
  throw error;
}

export const get = (path, values = {}) => call(`${path}?${new URLSearchParams(values)}`);
export const post = (path, values = {}) => call(path, {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(values),
});

export async function loadWords() {
  words = await get("/words");
}

export function table(section) {
  return section.split(".").reduce((found, step) => found[step], words);
}

export function say(key, values = {}) {
  const text = key.split(".").reduce((found, step) => found?.[step], words) ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// The words of a list are keys with hyphens; cells of two columns have spaces there.
export const label = (section, cell) => (cell === "" ? "" : say(`${section}.${cell.replaceAll(" ", "-")}`));
export const unitName = (unit, value) => (unit && value !== "1" && unit[`plural_${language}`]) || name(unit);
export const name = (row) => (row ? row[`name_${language}`] || row.name_zh || "" : "");
