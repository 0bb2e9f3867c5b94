// Pictures to keep or send on, of a receipt or of what is told of a place: drawn here, to be pressed and held; nothing
// is asked of the phone. What is known when the site is built has a picture of its own (scripts/pages/social.py).
"use strict";
(() => {
  const words = document.querySelector("[data-share]");
  if (!words) return;
  const { make, hint, site } = words.dataset;
  const [WIDTH, MARGIN, SCALE] = [600, 32, 2];
  const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
  const [INK, SECOND, LINK, BAND] = ["#17212b", "#47535e", "#1f4e8c", "#14304f"];
  const textOf = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");

  // A line of Chinese ends after any character but before none that closes; one of words between two of them.
  const PIECES = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+\s*|\s+/g;
  const CLOSES = /^[，。、；：！？）》”％%]/;
  const wrap = (pen, text, room) => (text.match(PIECES) || []).reduce((lines, piece) => {
    const last = lines[lines.length - 1];
    if (pen.measureText((last + piece).trimEnd()).width <= room || CLOSES.test(piece)) lines[lines.length - 1] += piece;
    else lines.push(piece.trimStart());
    return lines;
  }, [""]);

  const setFont = (pen, { size, strong }) => { pen.font = `${strong ? 700 : 400} ${size}px ${FONT}`; };

  // ``parts``: texts from top to bottom, each with its size and ink; the site and the address stand last.
  function draw(parts) {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const lines = parts.filter(({ text }) => text).flatMap((part) => {
      setFont(pen, part);
      return wrap(pen, part.text, WIDTH - 2 * MARGIN).map((text, at) => ({ ...part, text, above: at ? 0 : part.above || 8 }));
    });
    const height = lines.reduce((sum, { size, above }) => sum + above + size * 1.5, MARGIN + 20);
    Object.assign(canvas, { width: WIDTH * SCALE, height: height * SCALE });
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, WIDTH, height);
    pen.fillStyle = BAND;
    pen.fillRect(0, 0, WIDTH, 10);
    let y = 20;
    lines.forEach((line) => {
      y += line.above + line.size * 1.5;
      setFont(pen, line);
      pen.fillStyle = line.ink || SECOND;
      pen.fillText(line.text, MARGIN, y - line.size * 0.4);
      if (!line.rule) return;
      pen.fillStyle = INK;
      [0, 4].forEach((down) => pen.fillRect(MARGIN, y - line.size * 1.5 - line.above / 2 + down, WIDTH - 2 * MARGIN, 1));
    });
    return canvas.toDataURL("image/png");
  }

  const foot = (id) => {
    const address = location.protocol === "file:" ? "" : `${location.origin}${location.pathname}${id ? `#${id}` : ""}`;
    return [{ text: `${site}${address ? ` · ${address}` : ""}`, size: 15, above: 26, rule: true }];
  };

  const receiptParts = (slip) => [
    { text: textOf(document.querySelector(".l-crumbs li:last-child")) || document.title, size: 18 },
    { text: textOf(slip.querySelector("h2")), size: 22, ink: INK, strong: true },
    { text: textOf(slip.querySelector("h2 + p")), size: 44, ink: LINK, strong: true },
    { text: textOf(slip.querySelector("h2 + p + p")), size: 16 },
    { text: `${textOf(document.querySelector(".l-receipts .l-badge"))} · ${textOf(document.querySelector("h1"))}`, size: 15, above: 14 },
    { text: words.dataset.source, size: 15, above: 2 },
    ...foot(slip.id),
  ];

  const storyParts = (told) => [
    { text: `${textOf(document.querySelector("h1"))} · ${textOf(told.previousElementSibling)}`, size: 18 },
    { text: textOf(told), size: 26, ink: INK, above: 12 },
    { text: [textOf(document.getElementById("story")), textOf(document.querySelector(".l-source"))].join(" · "), size: 15, above: 16 },
    ...foot("story"),
  ];

  function offer(place, list) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "l-make", textContent: make });
    button.setAttribute("aria-expanded", "false");
    let shown = null;
    button.addEventListener("click", () => {
      if (shown) {
        shown.remove();
        shown = null;
      } else {
        button.remove(); // what the button says is no part of the picture
        const parts = list(place);
        place.append(button);
        const picture = document.createElement("img");
        Object.assign(picture, { src: draw(parts), alt: parts.map(({ text }) => text).join(" "), className: "l-card" });
        shown = document.createElement("figure");
        const note = document.createElement("figcaption");
        note.textContent = hint;
        shown.append(picture, note);
        place.append(shown);
      }
      button.setAttribute("aria-expanded", String(Boolean(shown)));
      button.focus();
    });
    place.append(button);
  }

  const bare = (slip) => !slip.querySelector(".l-pictured"); // it has no picture yet, made when the site was built
  [...document.querySelectorAll(".l-slips > article:not(.l-gone)")].filter(bare).forEach((slip) => offer(slip, receiptParts));
  document.querySelectorAll(".l-story dd").forEach((told) => offer(told, storyParts));
})();
