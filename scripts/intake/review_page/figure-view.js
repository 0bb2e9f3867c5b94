// The card of one number: what it may be, and what its row says. One keystroke where the first suggestion is right.

import { el, button, choices, field, select } from "./dom.js";
import { label, language, name, say, table, unitName } from "./calls.js";
import { NewRow } from "./new-row.js";

const ENUMS = { status: "status", measured: "measured", qualifier: "qualifier" };
const spaced = (column, key) => (column === "status" ? key : key.replaceAll("-", " "));

export class FigureView {
  constructor(review) {
    this.review = review;
    this.editing = "";
  }

  render(mark) {
    this.mark = mark;
    this.row = mark.row;
    this.host = null;
    if (mark.table === "omissions") return this.omission();
    const { row } = this;
    const parts = [this.heading(), this.state(), this.askedHost(), this.suggestions(), this.facts(), this.finder(), this.notFigure()];
    const state = { "data-status": row.status, "data-breakdown": row.breakdown };
    return el("article", { class: `card ${row.decision || "open"}`, ...state }, parts);
  }

  heading() {
    const { row } = this;
    const unit = unitName(this.review.find("units", "unit_id", row.unit), row.value);
    return el("header", {},
      el("h2", { class: "stated" }, row.as_stated),
      el("p", { class: "reads" }, say("review.reads", { value: grouped(row.value), unit }), " · ",
        row.qualifier === "exact" ? say("review.qualifier_exact") : label("qualifier", row.qualifier)),
      row.words && el("p", { class: "clause" }, ...highlighted(row.words, row.as_stated)));
  }

  state() {
    const { row } = this;
    if (row.decision === "accept") return el("p", { class: "verdict" }, "✓ ", say("review.taken"));
    if (row.decision === "omit") return el("p", { class: "verdict" }, "— ", say("review.omitted", { reason: say(`reason.${row.reason}`) }));
    return null;
  }

  askedHost() {
    this.host = el("div", {}, this.asked());
    return this.host;
  }

  // Doubts come a moment after a change: only their own part is shown anew, so that nothing typed is lost.
  showAsked() {
    if (this.mark && this.host) this.host.replaceChildren(...this.asked());
  }

  // Doubts: what the words before the number say otherwise; one answer each.
  asked() {
    const open = this.review.doubts.get(this.mark.start) || [];
    const given = this.review.draft.answers.filter((row) => row.figure_id === this.row.figure_id);
    const answer = (doubt, value) => this.review.send("/answer", { figure_id: this.row.figure_id, doubt, answer: value });
    const options = Object.keys(table("consequence.answer")).map((key) => [key, say(`review.answer_${key}`)]);
    const parts = [
      ...open.map((fault) => el("div", { class: "asked" }, el("h3", {}, say("review.doubt")), el("p", {}, fault.message),
        choices(options, "", (key) => say(`consequence.answer.${key}`), (key) => answer(fault.kind, key)))),
      ...given.map((row) => el("p", { class: "note" }, say("review.answered", { answer: say(`review.answer_${row.answer}`) }), " ",
        button(say("review.take_back"), () => answer(row.doubt, ""), { class: "choice" }))),
    ];
    return parts;
  }

  options() {
    const { row } = this;
    return [[row.indicator_id, row.breakdown], [row.indicator_2, row.breakdown_2], [row.indicator_3, row.breakdown_3]]
      .filter(([indicator]) => indicator);
  }

  suggestions() {
    const options = this.options();
    if (!options.length) return el("p", { class: "note" }, say("review.no_suggestion"));
    const rows = options.map(([indicator, breakdown], at) => this.option(indicator, breakdown, at));
    return el("section", { "aria-label": say("review.suggestion") },
      el("h3", {}, say("review.suggestion")),
      el("ol", { class: "options" }, rows),
      this.row.why && el("p", { class: "note" }, say("review.why", { why: this.row.why })));
  }

  option(indicator_id, breakdown, at) {
    const found = this.review.find("indicators", "indicator_id", indicator_id);
    const sure = at === 0 && this.row.sure ? say(`review.sure_${this.row.sure}`) : "";
    const chosen = this.row.decision === "accept" && at === 0;
    return el("li", {}, button([
      el("kbd", {}, at ? String(at + 1) : "↵"),
      el("span", { class: "what" }, name(found) || indicator_id, breakdown && el("small", {}, " ", this.members(breakdown)),
        el("small", { class: "definition" }, found ? found[`definition_${language}`] || found.definition_zh : "")),
      el("small", { class: "sure" }, sure),
    ], () => this.take(indicator_id, breakdown), { class: "option", "aria-pressed": String(chosen), "data-option": `${indicator_id} ${breakdown}`.trim() }));
  }

  members(breakdown) {
    return breakdown.split(";").filter(Boolean)
      .map((member) => name(this.review.find("breakdowns", "breakdown_id", member)) || member).join(" · ");
  }

  take(indicator_id, breakdown) {
    const cells = { indicator_id, breakdown, decision: "accept", reason: "" };
    const first = [this.row.indicator_id, this.row.breakdown];
    if (indicator_id !== first[0] || breakdown !== first[1]) {
      const others = this.options().filter(([id, part]) => id !== indicator_id || part !== breakdown);
      [2, 3].forEach((n) => { [cells[`indicator_${n}`], cells[`breakdown_${n}`]] = others[n - 2] || ["", ""]; });
    }
    return this.review.changeFigure(this.mark, cells, { goOn: true });
  }

  takeNumber(at) {
    const option = this.options()[at];
    if (option) this.take(...option);
    else this.search();
  }

  // What the row says: each part opens to be changed, with what a choice leads to.
  facts() {
    const { row, review } = this;
    const region = review.find("regions", "region_code", row.region_code);
    const rows = [
      ["region_code", name(region) || row.region_code],
      ["period_start", periodWords(row)],
      ["status", label("status", row.status)],
      ["measured", label("measured", row.measured)],
      ["breakdown", row.breakdown ? this.members(row.breakdown) : say("review.none")],
      ["qualifier", row.qualifier === "exact" ? say("review.qualifier_exact") : label("qualifier", row.qualifier)],
      ["value", `${grouped(row.value)} ${unitName(review.find("units", "unit_id", row.unit), row.value)}`],
      ["note", row.note || say("review.none")],
    ];
    return el("dl", { class: "facts" }, rows.map(([column, shown]) => this.fact(column, shown)));
  }

  fact(column, shown) {
    const open = this.editing === column;
    const doubtful = this.row.marks.split(";").includes(column);
    const title = { region_code: "review.col_region_code", period_start: "review.col_period", note: "field.note" }[column] || `review.col_${column}`;
    const toggle = button([shown, doubtful && el("em", {}, say("review.doubtful"))], () => {
      this.editing = open ? "" : column;
      this.review.showCard();
    }, { "aria-expanded": String(open), class: doubtful ? "doubt" : "", "data-column": column });
    return el("div", { class: open ? "open" : "" }, el("dt", {}, say(title)), el("dd", {}, toggle, open && this.editor(column)));
  }

  change(cells) {
    this.editing = "";
    return this.review.changeFigure(this.mark, cells, {});
  }

  editor(column) {
    const { row } = this;
    if (column in ENUMS) {
      const options = Object.entries(table(ENUMS[column])).map(([key, text]) => [key, text || say("review.qualifier_exact")]);
      const year = row.period_end.slice(0, 4);
      return choices(options, row[column].replaceAll(" ", "-"), (key) => say(`consequence.${column}.${key}`, { year }),
        (key) => this.change({ [column]: spaced(column, key) }));
    }
    if (column === "region_code") return this.regions();
    if (column === "period_start") return this.period();
    if (column === "breakdown") return this.breakdowns();
    if (column === "note") return this.texts([["note", "review.note"], ["note_en", "review.note_en"]]);
    return el("div", {}, this.texts([["value", "review.col_value"]]), el("p", { class: "note" }, say("review.unit_follows")));
  }

  period() {
    const { row, review } = this;
    const source = review.draft.source;
    const last = Number((source.period_end || row.period_end || "2023").slice(0, 4));
    const years = [last - 2, last - 1, last, last + 1, last + 2];
    const presets = [[source.period_start, source.period_end, say("review.period_source")],
      ...years.map((year) => [`${year}-01-01`, `${year}-12-31`, say("review.period_year", { year })])].filter(([start]) => start);
    const from = el("input", { type: "date", value: row.period_start, "aria-label": say("review.from") });
    const to = el("input", { type: "date", value: row.period_end, "aria-label": say("review.to") });
    const set = (period_start, period_end) => this.change({ period_start, period_end });
    return el("div", {},
      el("div", { class: "choices" }, presets.map(([start, end, words]) => button(words, () => set(start, end), {
        class: "choice", "aria-pressed": String(start === row.period_start && end === row.period_end) }))),
      el("p", { class: "dates" }, from, "—", to, button(say("review.save"), () => set(from.value, to.value))));
  }

  regions() {
    const use = (region_code) => this.change({ region_code });
    return el("div", {}, this.review.regionSelect(this.row.region_code, use), this.fresh("regions", (row) => use(row.region_code)));
  }

  // A name to type and a button that makes a row of it.
  fresh(rows, use) {
    const hint = say(`review.new_${rows.slice(0, -1)}_hint`);
    const input = el("input", { placeholder: hint, "aria-label": hint });
    const make = button("+", () => input.value.trim() && new NewRow(this.review, rows, input.value.trim(), this.row, use).open(), { "aria-label": say("review.make") });
    return el("p", { class: "dates" }, input, make);
  }

  breakdowns() {
    const members = this.row.breakdown.split(";").filter(Boolean);
    const set = (next) => this.change({ breakdown: [...next].sort().join(";") });
    const chips = members.map((member) => button([this.members(member), " ×"], () => set(members.filter((other) => other !== member)), { class: "choice" }));
    const free = this.review.rows("breakdowns").filter((row) => !members.some((member) => member.split("=")[0] === row.breakdown_id.split("=")[0]));
    const add = select([["", say("review.add_breakdown")], ...free.map((row) => [row.breakdown_id, `${name(row)} (${row.breakdown_id})`])], "",
      (member) => set([...members, member]), { "aria-label": say("review.add_breakdown") });
    const fresh = this.fresh("breakdowns", (row) => set([...members, row.breakdown_id]));
    return el("div", {}, el("div", { class: "choices" }, chips), add, fresh);
  }

  texts(columns) {
    const inputs = columns.map(([column, key]) => [column, el("textarea", { rows: column === "value" ? 1 : 2, value: this.row[column] }), key]);
    const save = () => this.change(Object.fromEntries(inputs.map(([column, input]) => [column, input.value.trim().replaceAll("\n", " ")])));
    return el("div", {}, inputs.map(([, input, key]) => field(say(key), input)), button(say("review.save"), save));
  }

  // Any indicator by a few letters of its name; the last choice makes a new one.
  finder() {
    const list = el("ul", { class: "found" });
    const input = el("input", { type: "search", id: "indicator", autocomplete: "off", placeholder: say("review.indicator_hint"),
      oninput: () => this.listIndicators(input.value.trim(), list),
      onkeydown: (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        list.querySelector("button")?.click();
      } });
    return el("section", { class: "finder" }, field([say("review.other_indicator"), " ", el("kbd", {}, "I")], input), list);
  }

  listIndicators(words, list) {
    if (!words) return list.replaceChildren();
    const wanted = words.toLowerCase();
    const rank = (row) => {
      const names = [row.name_zh, row.name_en.toLowerCase(), row.indicator_id];
      if (names.some((text) => text.startsWith(wanted))) return 0;
      return names.some((text) => text.includes(wanted)) ? 1 : `${row.definition_zh}${row.definition_en}`.toLowerCase().includes(wanted) ? 2 : 3;
    };
    const found = this.review.rows("indicators").map((row) => [rank(row), row]).filter(([place]) => place < 3)
      .sort((a, b) => a[0] - b[0]).slice(0, 6).map(([, row]) => el("li", {}, button([name(row), el("small", {}, " ", row[`definition_${language}`] || row.definition_zh)],
        () => this.take(row.indicator_id, this.row.breakdown), { class: "option", "data-option": row.indicator_id })));
    const make = el("li", {}, button(say("review.new_indicator", { name: words }),
      () => new NewRow(this.review, "indicators", words, this.row, (row) => this.take(row.indicator_id, this.row.breakdown)).open(), { class: "option new" }));
    const none = found.length ? [] : [el("li", { class: "note" }, say("review.search_none"))];
    return list.replaceChildren(...none, ...found, make);
  }

  search() {
    document.getElementById("indicator")?.focus();
  }

  notFigure() {
    const details = el("details", { class: "reasons" },
      el("summary", {}, say("review.not_figure"), " ", el("kbd", {}, "O")), this.reasons((reason) => this.omit(reason)));
    this.details = details;
    return details;
  }

  reasons(choose, value = "") {
    const options = Object.entries(table("reason"));
    return choices(options, value, (key) => say(`consequence.reason.${key}`), choose);
  }

  omit(reason) {
    return this.review.changeFigure(this.mark, { decision: "omit", reason }, { goOn: true });
  }

  openReasons() {
    this.details.open = true;
    this.details.querySelector("button").focus();
  }

  omission() {
    const { row, review } = this;
    return el("article", { class: "card omission" },
      el("header", {}, el("h2", { class: "stated" }, row.text),
        el("p", { class: "reads" }, say("review.omission", { reason: say(`reason.${row.reason}`) })),
        row.why && el("p", { class: "note" }, say("review.why", { why: row.why }))),
      el("p", { class: "actions" },
        button([say("review.right"), " ", el("kbd", {}, "↵")], () => review.confirmOmission(this.mark), { class: "main" }),
        button([say("review.is_figure"), " ", el("kbd", {}, "F")], () => review.takeForFigure(this.mark.start, this.mark.end))),
      el("h3", {}, say("review.not_figure_why")),
      this.reasons((reason) => review.changeOmission(this.mark, { reason }), row.reason));
  }
}

function grouped(value) {
  return /^-?\d{5,}/.test(value) ? value.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : value;
}

function periodWords(row) {
  const [start, end] = [row.period_start, row.period_end];
  const year = end.slice(0, 4);
  if (start === `${year}-01-01` && end === `${year}-12-31`) return say("review.period_year", { year });
  return start === end ? end : `${start} — ${end}`;
}

function highlighted(words, part) {
  const at = words.indexOf(part);
  return at < 0 ? [words] : [words.slice(0, at), el("mark", {}, part), words.slice(at + part.length)];
}
