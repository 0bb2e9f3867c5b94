// The review of a draft: what is in focus, the keys, and what is sent. Every change is saved before it is shown.

import { el, button, select } from "./dom.js";
import { get, loadWords, name, post, say } from "./calls.js";
import { TextView } from "./text-view.js";
import { FigureView } from "./figure-view.js";
import { TablesView } from "./tables-view.js";

const VIEWS = ["numbers", "source", "measures", "relations", "followups", "remarks", "check"];
const KEYS = { "↵": "take", "1 2 3": "numbers", O: "omit", F: "figure", I: "search", "J K": "move", N: "next", Z: "undo", "/": "find", Esc: "close" };
const byId = (id) => document.getElementById(id);

class Review {
  constructor() {
    this.view = "numbers";
    this.start = -1;
    this.trail = [];
    this.doubts = new Map();
    this.figures = new FigureView(this);
    this.tables = new TablesView(this);
    this.text = new TextView(byId("text"), byId("selection"), {
      onpick: (start) => this.pick(start),
      onselect: (start, end, words) => this.offer(start, end, words),
    });
  }

  async open() {
    await loadWords();
    const state = await get("/state");
    this.vocabulary = state.vocabulary;
    this.earlier = state.earlier;
    this.draft = state;
    this.text.show(state.text, state);
    this.showTabs();
    this.showProgress();
    this.showRepairs(state.repairs);
    await this.loadDoubts();
    this.pick(this.nextOpen(-1) ?? this.places()[0] ?? -1);
    byId("undo").addEventListener("click", () => this.undo());
    byId("keys").addEventListener("click", () => this.showKeys());
    byId("find").addEventListener("input", () => this.text.find(byId("find").value.trim()));
    byId("filter").addEventListener("change", () => this.filter());
    byId("bar").addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  rows(table) {
    return [...this.vocabulary[table], ...(this.draft.added[table] || [])];
  }

  find(table, column, cell) {
    return this.rows(table).find((row) => row[column] === cell);
  }

  places() {
    return this.text.marks.map((mark) => mark.start);
  }

  current() {
    return this.text.marks.find((mark) => mark.start === this.start);
  }

  fits(mark) {
    const wanted = byId("filter").value;
    const open = mark.table === "figures" && !mark.row.decision;
    if (wanted === "open") return open;
    if (wanted === "doubt") return Boolean(mark.row.marks) || this.doubts.has(mark.start);
    return wanted === "done" ? !open : true;
  }

  filter() {
    if (!this.text.filter((mark) => this.fits(mark))) this.tell(say("review.filter_none"));
  }

  nextOpen(from) {
    const open = this.text.marks.filter((mark) => mark.table === "figures" && !mark.row.decision).map((mark) => mark.start);
    return open.find((start) => start > from) ?? open[0];
  }

  move(step) {
    const places = this.text.marks.filter((mark) => this.fits(mark)).map((mark) => mark.start);
    const at = step > 0 ? places.find((start) => start > this.start) : places.filter((start) => start < this.start).pop();
    if (at !== undefined) this.pick(at);
  }

  goToNextOpen() {
    const next = this.nextOpen(this.start);
    if (next === undefined) this.tell(say("review.all_done"));
    else this.pick(next);
  }

  pick(start) {
    this.start = start;
    this.figures.editing = "";
    this.text.focus(start);
    if (this.view !== "numbers") this.setView("numbers");
    else this.showCard();
  }

  showCard() {
    const panel = byId("panel");
    const mark = this.current();
    if (this.view === "numbers") panel.replaceChildren(mark ? this.figures.render(mark) : el("p", {}, say("review.nothing")), this.mover());
    else if (this.view === "check") this.check();
    else panel.replaceChildren(this.tables.render(this.view));
  }

  mover() {
    return el("p", { class: "mover" },
      button(["‹ ", say("review.previous")], () => this.move(-1)), button([say("review.next"), " ›"], () => this.move(1)),
      button([say("review.next_open"), " ", el("kbd", {}, "N")], () => this.goToNextOpen(), { class: "main" }));
  }

  setView(view) {
    this.view = view;
    this.showTabs();
    this.showCard();
    byId("panel").scrollTop = 0;
  }

  showTabs() {
    const tabs = VIEWS.map((view) => button(say(`review.tab_${view}`), () => this.setView(view), {
      role: "tab", "aria-selected": String(view === this.view), "aria-controls": "panel", "data-view": view }));
    byId("tabs").replaceChildren(...tabs);
  }

  showProgress() {
    const { decided, total } = this.draft;
    Object.assign(byId("progress"), { max: total || 1, value: decided });
    byId("left").textContent = say(decided === total ? "review.progress_done" : "review.progress", { total, left: total - decided });
    byId("undo").disabled = !this.draft.undo;
  }

  showRepairs(repairs) {
    if (!repairs.length) return;
    const line = (repair) => (repair.kind === "cell" ? say("review.put_right_cell", repair)
      : say("review.put_right_file", { ...repair, what: say(`repair.${repair.kind}`, repair) }));
    const list = el("details", { class: "repairs" }, el("summary", {}, say("review.put_right", { n: repairs.length })),
      el("ul", {}, repairs.slice(0, 50).map((repair) => el("li", {}, line(repair)))));
    byId("reader").prepend(list);
  }

  // What the words around a figure and the rows beside it make doubtful, by where the figure begins.
  async loadDoubts() {
    const { faults } = await get("/doubts");
    this.doubts = new Map();
    for (const fault of faults) {
      const start = Number(this.draft.figures[fault.line - 2].span_start);
      this.doubts.set(start, [...(this.doubts.get(start) || []), { ...fault, kind: fault.rule.replace("-in-doubt", "") }]);
    }
    for (const mark of this.text.marks) mark.node.classList.toggle("asked", this.doubts.has(mark.start));
    if (this.view === "numbers") this.figures.showAsked();
  }

  tell(words) {
    byId("said").textContent = "";
    byId("said").textContent = words;
  }

  take(answer) {
    Object.assign(this.draft, answer);
    this.text.update(this.draft);
    this.text.filter((mark) => this.fits(mark));
    this.text.focus(this.start);
    this.showProgress();
  }

  // Sends one change; the page shows it once it is on the disk.
  async send(path, values, { goOn = false, told = "review.saved" } = {}) {
    try {
      this.take(await post(path, values));
      if (path !== "/undo") this.trail.push(this.start);
    } catch (error) {
      this.tell(say("review.failed", { why: error.message }));
      return false;
    }
    this.tell(say(told));
    this.loadDoubts().catch(() => {});
    if (goOn && this.nextOpen(this.start) !== undefined) this.pick(this.nextOpen(this.start));
    else this.showCard();
    return true;
  }

  changeFigure(mark, cells, { goOn }) {
    return this.send("/row", { table: "figures", key: mark.row.span_start, cells }, { goOn });
  }

  changeOmission(mark, cells) {
    return this.send("/row", { table: "omissions", key: mark.row.span_start, cells: { decision: "accept", ...cells } });
  }

  async confirmOmission(mark) {
    if (await this.changeOmission(mark, {})) this.move(1);
  }

  async takeForFigure(start, end) {
    this.start = start;
    byId("selection").hidden = true;
    await this.send("/figure", { start: String(start), end: String(end) });
    this.pick(start);
  }

  async addShared(table, cells) {
    const done = await this.send("/add", { table, cells });
    return done && this.draft.added[table].at(-1);
  }

  regionSelect(value, choose) {
    return select([["", "—"], ...this.rows("regions").map((row) => [row.region_code, `${name(row)} ${row.region_code}`])], value, choose,
      { "aria-label": say("review.col_region_code") });
  }

  offer(start, end, words) {
    const host = byId("selection");
    host.replaceChildren(say("review.selected", { words }), " ", button(say("review.take_selected"), () => this.takeForFigure(start, end), { class: "main" }));
    host.hidden = false;
  }

  async undo() {
    const back = this.trail.pop();
    if (await this.send("/undo", {}, { told: "review.undone" }) && this.view === "numbers" && back !== undefined) this.pick(back);
  }

  async check() {
    const panel = byId("panel");
    panel.replaceChildren(el("p", {}, say("review.checking")));
    this.checks = (this.checks || 0) + 1;
    const mine = this.checks; // of two checks under way the later one is shown
    let faults;
    try {
      ({ faults } = await post("/check"));
    } catch (error) {
      panel.replaceChildren(el("p", { class: "fault" }, error.message));
      return;
    }
    if (this.view !== "check" || mine !== this.checks) return;
    panel.replaceChildren(faults.length ? this.faults(faults) : this.acceptance());
  }

  faults(faults) {
    const item = (fault) => el("li", { class: "fault" }, el("p", { class: "place" }, this.placeOf(fault)), el("p", {}, fault.message), el("p", { class: "note" }, fault.fix),
      button(say("review.go"), () => this.go(fault)));
    const [first, ...rest] = faults;
    return el("article", { class: "faults" }, el("h2", {}, say("review.check_first")), el("ol", {}, item(first)),
      rest.length ? [el("h3", {}, say("review.check_rest", { n: rest.length })), el("ol", { start: 2 }, rest.map(item))] : [],
      el("p", { class: "actions" }, button(say("review.check"), () => this.check())));
  }

  // Which row a fault is about: its table, what the row says, and the column.
  placeOf(fault) {
    const row = this.draft[fault.table]?.[fault.line - 2] || this.draft.added[fault.table]?.[fault.line - 2];
    const tab = { figures: "numbers", omissions: "numbers" }[fault.table] || fault.table;
    const column = { region_code: "col_region_code", period_end: "col_period", period_start: "col_period" }[fault.column] || `col_${fault.column}`;
    const words = [VIEWS.includes(tab) ? say(`review.tab_${tab}`) : fault.table, row && (row.as_stated || row.text || name(row)),
      fault.column && (`review.${column}` === say(`review.${column}`) ? fault.column : say(`review.${column}`))];
    return words.filter(Boolean).join(" · ");
  }

  go(fault) {
    const row = this.draft[fault.table]?.[fault.line - 2];
    if (["figures", "omissions"].includes(fault.table) && row) {
      this.pick(Number(row.span_start));
      if (fault.column) {
        this.figures.editing = fault.column === "period_end" ? "period_start" : fault.column;
        this.showCard();
      }
      return;
    }
    this.tables.open = row?.[{ measures: "measure_id", relations: "relation_id", remarks: "remark_id" }[fault.table]] || "";
    this.setView(VIEWS.includes(fault.table) ? fault.table : "source");
  }

  acceptance() {
    const accept = button(say("review.accept"), async () => {
      accept.disabled = true;
      try {
        const { done } = await post("/accept");
        byId("panel").replaceChildren(el("h2", {}, say("review.accepted")), el("p", {}, done));
        this.draft.undo = false;
      } catch (error) {
        byId("panel").replaceChildren(error.faults ? this.faults(error.faults) : el("p", { class: "fault" }, error.message));
      }
    }, { class: "main", id: "accept" });
    return el("article", {}, el("h2", {}, say("review.check_none")), el("p", {}, say("review.accept_means")), el("p", { class: "actions" }, accept));
  }

  showKeys() {
    const dialog = byId("dialog");
    dialog.replaceChildren(el("h2", {}, say("review.keys_title")),
      el("dl", { class: "keys" }, Object.entries(KEYS).map(([key, does]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, say(`review.key_${does}`))))),
      el("p", { class: "actions" }, button(say("review.cancel"), () => dialog.close())));
    dialog.showModal();
  }

  key(event) {
    if (byId("dialog").open) return;
    const inField = event.target.closest("input, textarea, select");
    if (event.key === "Escape") {
      event.target.blur();
      byId("selection").hidden = true;
      return;
    }
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.action(event);
    if (act) {
      event.preventDefault();
      act();
    }
  }

  action(event) {
    const mark = this.view === "numbers" ? this.current() : undefined;
    const onButton = event.target.closest("button, a, summary") && !event.target.classList.contains("number");
    const isFigure = mark?.table === "figures";
    const keys = {
      j: () => this.move(1), ArrowDown: () => this.move(1), ArrowRight: () => this.move(1),
      k: () => this.move(-1), ArrowUp: () => this.move(-1), ArrowLeft: () => this.move(-1),
      n: () => this.goToNextOpen(), z: () => this.undo(), "/": () => byId("find").focus(), "?": () => this.showKeys(),
    };
    if (mark && !onButton) keys.Enter = () => (isFigure ? this.figures.takeNumber(0) : this.confirmOmission(mark));
    if (isFigure) {
      Object.assign(keys, { o: () => this.figures.openReasons(), i: () => this.figures.search() });
      [1, 2, 3].forEach((number) => { keys[number] = () => this.figures.takeNumber(number - 1); });
    } else if (mark) keys.f = () => this.takeForFigure(mark.start, mark.end);
    return keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  }
}

new Review().open();
