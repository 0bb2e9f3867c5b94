// What several pages share: texts with gaps, numbers, elements, what is put off, and rows taken away as a file.
"use strict";
(() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const number = (value) => value.toLocaleString("en-US");

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children.filter((child) => child !== "" && child !== null));
    return element;
  };

  // Once, however often it is asked for.
  const loads = new Map();
  const loadScript = (address) => {
    if (!loads.has(address)) {
      loads.set(address, new Promise((resolve, reject) => {
        const script = make("script", { src: address });
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => {
          loads.delete(address); // so that a second try asks again
          script.remove();
          reject(new Error(`cannot load ${address}`));
        });
        document.head.append(script);
      }));
    }
    return loads.get(address);
  };

  const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

  // A spreadsheet runs a cell that starts like this. A number may start so; other text gets an apostrophe before it.
  const RUNS = /^[=+\-@\t\r＝＋－＠]/;
  const NUMBER = /^[+-]?[0-9][0-9,.]*%?$/;

  const writeCell = (text) => {
    const safe = RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  // Lines of cells as CSV, with the mark by which spreadsheets know UTF-8.
  const writeCsv = (lines) => `\ufeff${lines.map((cells) => `${cells.map((cell) => writeCell(String(cell))).join(",")}\n`).join("")}`;

  const save = (text, name) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  // For a file that leaves the site: whole, except where the site is a folder on some disk.
  const wholeAddress = (path, language) => (location.protocol === "file:" ? `${language}/${path}` : new URL(path, location.href).href);

  window.LedgerShared = { afterPaint, fill, loadScript, make, number, wholeAddress, save, writeCsv };
})();
