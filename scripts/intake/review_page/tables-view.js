// What is not a number: the document, measures, sums, remarks, and what the last report leads one to look for.

import { el, button, choices, field, select } from "./dom.js";
import { name, say, table } from "./calls.js";

const LISTS = {
  source: { kind: "source_kind", source_class: "source_class", completeness: "completeness" },
  measures: { kind: "measure_kind", level: "level" },
  relations: { kind: "relation_kind" },
  remarks: { kind: "remark_kind", severity: "severity" },
};
const COLUMNS = {
  source: ["title", "publisher", "published", "url", "kind", "source_class", "region_code", "period_start", "period_end", "completeness", "title_en", "publisher_en", "note_zh", "note_en"],
  measures: ["name_zh", "kind", "theme_id", "detail_zh", "level", "year", "name_en", "detail_en"],
  relations: ["name_zh", "kind", "formula", "note_zh", "name_en", "note_en"],
  remarks: ["kind", "severity", "figure_ids", "text_zh", "text_en"],
};
const KEYS = { measures: "measure_id", relations: "relation_id", remarks: "remark_id" };
const LONG = new Set(["detail_zh", "detail_en", "note_zh", "note_en", "text_zh", "text_en", "formula"]);
const TITLES = { measures: "name_zh", relations: "name_zh", remarks: "text_zh" };

export class TablesView {
  constructor(review) {
    this.review = review;
    this.open = "";
  }

  render(view) {
    if (view === "source") return this.source();
    if (view === "followups") return this.followups();
    return this.list(view);
  }

  source() {
    const row = this.review.draft.source;
    const set = (cells) => this.review.send("/source", { cells });
    return el("article", { class: "form" }, COLUMNS.source.map((column) => this.cell("source", row, column, set)));
  }

  cell(rows, row, column, set) {
    const title = say(`review.col_${column}`);
    const section = LISTS[rows]?.[column];
    if (column === "completeness") return this.completeness(row, set);
    if (section) {
      const options = Object.entries(table(section)).filter(([key]) => key !== "not-archived").map(([key, words]) => [key, words]);
      return field(title, select([["", "—"], ...options], row[column], (key) => set({ [column]: key }), { "data-cell": column }));
    }
    if (column === "region_code") return field(title, this.review.regionSelect(row[column], (key) => set({ [column]: key })));
    if (column === "theme_id") return field(title, select([["", "—"], ...this.review.rows("themes").map((theme) => [theme.theme_id, name(theme)])], row[column], (key) => set({ [column]: key })));
    const type = column.startsWith("period") ? "date" : column === "url" ? "url" : "text";
    const node = LONG.has(column) ? el("textarea", { value: row[column], rows: 2 }) : el("input", { value: row[column], type });
    node.addEventListener("change", () => set({ [column]: node.value.trim().replaceAll("\n", " ") }));
    return field(title, node);
  }

  completeness(row, set) {
    const waiting = this.review.draft.followups.filter((other) => other.kind === "target" && !other.figure_ids).length;
    const options = Object.entries(table("completeness")).filter(([key]) => key !== "not-archived");
    return el("fieldset", {}, el("legend", {}, say("review.col_completeness")),
      choices(options, row.completeness, (key) => say(`consequence.completeness.${key}`, { n: waiting }), (completeness) => set({ completeness })));
  }

  list(rows) {
    const all = this.review.draft[rows];
    const items = all.map((row) => this.item(rows, row));
    const add = rows === "relations" ? null : button(say(rows === "measures" ? "review.add_measure" : "review.add_remark"), () => this.add(rows));
    return el("article", { class: "rows" }, el("p", { class: "note" }, say("review.optional")),
      items.length ? el("ul", {}, items) : el("p", {}, say("review.no_rows")), el("p", { class: "actions" }, add));
  }

  item(rows, row) {
    const key = row[KEYS[rows]];
    const set = (cells) => this.review.send("/row", { table: rows, key, cells });
    const decided = { accept: "✓ ", drop: "— " }[row.decision] || "";
    const title = row[TITLES[rows]] || row.words || row.why || key;
    const details = el("details", { open: this.open === key, ontoggle: () => { if (details.open) this.open = key; } },
      el("summary", { class: row.decision || "open" }, decided, title),
      row.words && el("p", { class: "clause" }, say("review.words", { words: row.words })),
      row.why && el("p", { class: "note" }, say("review.why", { why: row.why })),
      COLUMNS[rows].map((column) => this.cell(rows, row, column, set)),
      el("p", { class: "actions" },
        button(say("review.accept_row"), () => set({ decision: "accept" }), { class: "main" }),
        button(say("review.drop_row"), () => set({ decision: "drop" }))));
    return el("li", {}, details);
  }

  add(rows) {
    const { draft } = this.review;
    const stem = `${draft.source.source_id}-${rows === "measures" ? "m" : "k"}`;
    const used = new Set(draft[rows].map((row) => row[KEYS[rows]]));
    let number = 1;
    while (used.has(`${stem}${number}`)) number += 1;
    const mark = this.review.current();
    const place = rows === "measures" ? { region_code: draft.source.region_code, year: draft.source.period_end.slice(0, 4), kind: "work",
      span_start: mark ? mark.row.span_start : "0", span_end: mark ? mark.row.span_end : "1" } : { kind: "ambiguous-wording", severity: "note" };
    this.open = `${stem}${number}`;
    return this.review.send("/add", { table: rows, cells: { [KEYS[rows]]: this.open, ...place } });
  }

  followups() {
    const { draft, earlier } = this.review;
    const items = draft.followups.map((row) => {
      const names = row.figure_ids.split(";").filter(Boolean).map((id) => draft.figures.find((figure) => figure.figure_id === id)?.as_stated || id);
      const before = earlier[row.earlier_id];
      const answer = row.kind === "target" ? say(names.length ? "review.answers" : "review.answers_none", { names: names.join("、") }) : row.why;
      return el("li", { class: row.decision || "open" },
        el("h3", {}, row.decision ? "✓ " : "", say(`review.earlier_${row.kind}`)),
        el("p", {}, before ? `${name(before)} ${before.shown}` : row.earlier_id),
        el("p", { class: "note" }, answer),
        row.decision ? null : button(say("review.seen"), () => this.review.send("/row", { table: "followups", key: row.earlier_id, cells: { decision: "accept" } })));
    });
    return el("article", { class: "rows" }, items.length ? el("ul", {}, items) : el("p", {}, say("review.no_rows")));
  }
}

