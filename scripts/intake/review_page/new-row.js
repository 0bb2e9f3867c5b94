// A new indicator, breakdown or place in one step, those with names like it shown first.

import { el, button, field, select } from "./dom.js";
import { get, name, say, table } from "./calls.js";

export class NewRow {
  constructor(review, rows, words, figure, use) {
    Object.assign(this, { review, rows, words, figure, use });
    this.cells = {};
  }

  async open() {
    const { rows: near, english } = await get("/near", { table: this.rows, name: this.words });
    this.english = english;
    const dialog = document.getElementById("dialog");
    const form = el("form", { onsubmit: (event) => { event.preventDefault(); this.make(dialog); } },
      el("h2", {}, say(`review.new_${this.rows.slice(0, -1)}`, { name: this.words })),
      el("p", {}, near.length ? say("review.near") : say("review.near_none")),
      el("ul", { class: "found" }, near.map((row) => el("li", {}, button([name(row), el("small", {}, " ", row.definition_zh || row.breakdown_id || row.region_code || "")],
        () => { dialog.close(); this.use(row); }, { class: "option" })))),
      { indicators: () => this.indicator(), breakdowns: () => this.breakdown(), regions: () => this.region() }[this.rows](),
      el("p", { class: "actions" }, el("button", { class: "main" }, say("review.make")), button(say("review.cancel"), () => dialog.close())));
    dialog.replaceChildren(form);
    dialog.showModal();
  }

  input(column, title, props = {}) {
    this.cells[column] ??= props.value || "";
    const node = el(props.rows ? "textarea" : "input", { ...props, oninput: () => { this.cells[column] = node.value.trim(); } });
    return field(say(title), node);
  }

  pick(column, title, options, value) {
    this.cells[column] ??= value;
    return field(say(title), select(options, this.cells[column], (key) => { this.cells[column] = key; }));
  }

  names() {
    return [this.input("name_zh", "review.field_name", { value: this.words, required: true }),
      this.input("name_en", this.english ? "review.field_name_en_draft" : "review.field_name_en", { value: this.english })];
  }

  region() {
    return [this.input("region_code", "review.field_region_code", { required: true, pattern: "[0-9]{6}|[0-9]{9}|[0-9]{12}", inputmode: "numeric" }),
      ...this.names()];
  }

  indicator() {
    const { review, figure } = this;
    const options = (rows, key) => review.rows(rows).map((row) => [row[key], name(row)]);
    const unit = figure.unit || review.rows("units")[0].unit_id;
    const theme = review.find("indicators", "indicator_id", figure.indicator_id)?.theme_id || review.rows("themes")[0].theme_id;
    const kind = unit === "percent" ? "share" : figure.measured === "during" ? "flow" : "stock";
    return [...this.names(),
      this.input("definition_zh", "review.field_definition", { rows: 2, required: true }),
      this.input("not_comparable_zh", "review.field_not_comparable", { rows: 2, required: true }),
      this.pick("theme_id", "review.field_theme", options("themes", "theme_id"), theme),
      this.pick("unit_id", "review.field_unit", options("units", "unit_id"), unit),
      this.pick("kind", "review.field_kind", Object.entries(table("kind")), kind),
      this.pick("direction", "review.field_direction", ["none", "up", "down"].map((key) => [key, say(`review.direction_${key}`)]), "none")];
  }

  breakdown() {
    const dimensions = [...new Set(this.review.rows("breakdowns").map((row) => row.breakdown_id.split("=")[0]))].sort();
    return [...this.names(), this.pick("dimension", "review.field_dimension", dimensions.map((key) => [key, key]), dimensions[0])];
  }

  async make(dialog) {
    const row = await this.review.addShared(this.rows, this.cells);
    if (!row) return;
    dialog.close();
    this.use(row);
  }
}
