// The text at the left, every number in it a button that shows its state.

import { el } from "./dom.js";
import { say } from "./calls.js";

export function stateOf(row, table) {
  if (table === "omissions") return "omission";
  if (row.decision === "accept") return row.marks ? "taken doubt" : "taken";
  if (row.decision === "omit") return "omitted";
  return `open ${row.marks ? "doubt " : ""}${row.sure || "low"}`;
}

const DESCRIBED = { taken: "review.taken", omitted: "review.omitted", omission: "review.omission" };

function describe(row, table) {
  const key = DESCRIBED[stateOf(row, table).split(" ")[0]] || "review.filter_open";
  return say(key, { reason: row.reason ? say(`reason.${row.reason}`) : "" });
}

export class TextView {
  constructor(host, selection, { onpick, onselect }) {
    Object.assign(this, { host, selection, onpick, onselect });
    document.addEventListener("selectionchange", () => this.offerSelection());
  }

  show(text, draft) {
    this.text = text;
    this.points = [...text]; // positions count code points
    const marks = ["figures", "omissions"].flatMap((table) => draft[table].map((row) => ({ table, row })))
      .map((mark) => ({ ...mark, start: Number(mark.row.span_start), end: Number(mark.row.span_end) }))
      .filter((mark) => mark.end > mark.start).sort((a, b) => a.start - b.start);
    this.marks = [];
    const parts = [];
    let at = 0;
    for (const mark of marks) {
      if (mark.start < at) continue;
      parts.push(this.plain(at, mark.start), this.mark(mark));
      at = mark.end;
    }
    this.host.replaceChildren(...parts, this.plain(at, this.points.length));
  }

  plain(start, end) {
    return el("span", { "data-from": start }, this.points.slice(start, end).join(""));
  }

  mark(mark) {
    // Not a button element: that could not break at the end of a line.
    mark.node = el("span", { class: `number ${stateOf(mark.row, mark.table)}`, role: "button", "data-from": mark.start,
      tabIndex: -1, title: describe(mark.row, mark.table), onclick: () => this.onpick(mark.start) },
    this.points.slice(mark.start, mark.end).join(""));
    this.marks.push(mark);
    return mark.node;
  }

  update(draft) {
    const fresh = new Map(["figures", "omissions"].flatMap((table) => draft[table].map((row) => [`${table} ${row.span_start} ${row.span_end}`, row])));
    const same = this.marks.length && this.marks.every((mark) => fresh.has(`${mark.table} ${mark.start} ${mark.end}`))
      && fresh.size === this.marks.length;
    if (!same) return this.show(this.text, draft);
    for (const mark of this.marks) {
      mark.row = fresh.get(`${mark.table} ${mark.start} ${mark.end}`);
      mark.node.className = `number ${stateOf(mark.row, mark.table)}`;
      mark.node.title = describe(mark.row, mark.table);
    }
    return undefined;
  }

  focus(start) {
    for (const mark of this.marks) {
      const here = mark.start === start;
      mark.node.classList.toggle("here", here);
      mark.node.tabIndex = here ? 0 : -1;
      if (here) {
        mark.node.setAttribute("aria-current", "true");
        const box = mark.node.getBoundingClientRect();
        const frame = this.host.parentElement.getBoundingClientRect(); // what scrolls
        if (box.top < frame.top + 70 || box.bottom > frame.bottom - 40) mark.node.scrollIntoView({ block: "center" });
      } else mark.node.removeAttribute("aria-current");
    }
  }

  filter(fits) {
    let shown = 0;
    for (const mark of this.marks) {
      const hit = fits(mark);
      mark.node.classList.toggle("dim", !hit);
      if (hit) shown += 1;
    }
    return shown;
  }

  find(words) {
    const at = words ? this.text.indexOf(words) : -1;
    CSS.highlights?.delete("found");
    if (at < 0) return false;
    const range = this.range(at, at + words.length);
    if (CSS.highlights) CSS.highlights.set("found", new Highlight(range));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    return true;
  }

  range(start, end) {
    const range = document.createRange();
    let at = 0;
    for (const node of this.host.childNodes) {
      const content = node.firstChild;
      const length = content ? content.data.length : 0;
      if (at <= start && start < at + length) range.setStart(content, start - at);
      if (at < end && end <= at + length) range.setEnd(content, end - at);
      at += length;
    }
    return range;
  }

  // What is selected with the mouse or a finger, as positions in code points.
  offerSelection() {
    const chosen = document.getSelection();
    const inside = chosen.rangeCount && !chosen.isCollapsed && this.host.contains(chosen.anchorNode) && this.host.contains(chosen.focusNode);
    if (!inside) return;
    const range = chosen.getRangeAt(0);
    const [start, end] = [this.position(range.startContainer, range.startOffset), this.position(range.endContainer, range.endOffset)];
    if (end > start && end - start <= 60) this.onselect(start, end, this.points.slice(start, end).join(""));
  }

  position(node, offset) {
    const part = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const from = Number(part.dataset.from);
    return from + [...(node.data || "").slice(0, offset)].length;
  }
}
