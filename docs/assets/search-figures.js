// Figures by their number, as printed, as stated or in base units, and those of a place by what they measure.
// The files are written by scripts/pages/search_figures.py.
"use strict";
(() => {
  const { open, openListed, fold } = window.LedgerIndex;
  const SCALES = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, 百: 2, trillion: 12, billion: 9, million: 6, thousand: 3 };
  const NUMBER = /(\d[\d,，]*(?:\.\d+)?)\s*(万亿|千万|百万|亿|万|千|百|trillion|billion|million|thousand)?/;
  const COLUMNS = ["code", "region", "name", "period", "text", "raw", "location"];
  const MOST = 8;
  const MOST_FILES = 12; // to be fetched for one number

  const read = (row) => Object.fromEntries(COLUMNS.map((name, at) => [name, row[at]]));
  const provinceOf = (code) => `${code.slice(0, 2)}0000`;
  const fileOf = (code) => openListed("figure-files", `figures-${code}`);
  // A large ledger has a file for each place, a small one for each province.
  const rowsOf = async (code) => (await fileOf(code)) || (await fileOf(provinceOf(code))) || [];

  // The number in a text: its digits without commas, the same without zeros at the ends, its value, and what else is said.
  const parse = (text) => {
    const found = NUMBER.exec(text);
    if (!found) return null;
    const [whole, digits, scale] = found;
    const plain = digits.replace(/[,，]/g, "");
    const [before, after = ""] = plain.split(".");
    const zeros = SCALES[scale] || 0;
    const value = (before + after.slice(0, zeros).padEnd(zeros, "0") + (after.length > zeros ? `.${after.slice(zeros)}` : "")).replace(/^0+(?=\d)/, "");
    const rest = text.replace(whole, " ").replace(/cny|yuan|[¥￥%<>≥≤+~]|约|超过?|至少/g, " ").trim();
    return { digits, significant: (before + after).replace(/^0+|0+$/g, ""), value, rest: rest.split(/\s+/).filter(Boolean) };
  };

  // Figures of a number: those of just that value first, then those that print it so, then others of the same digits.
  const findNumber = async (query) => {
    const asked = parse(query);
    if (!asked || !asked.significant) return [];
    const numbers = await openListed("figure-files", `numbers-${asked.significant.slice(0, 2)}`);
    const places = (numbers && numbers[asked.significant]) || [];
    const found = [];
    const files = new Set();
    for (let at = 0; at < places.length && files.add(places[at]).size <= MOST_FILES; at += 2) {
      const row = read((await rowsOf(places[at]))[places[at + 1]]);
      const said = await fold(`${row.region} ${row.name} ${row.text}`);
      const fits = asked.rest.filter((word) => said.includes(word)).length;
      found.push({ row, rank: 8 * fits + 4 * (row.raw === asked.value) + 2 * said.includes(asked.digits) });
    }
    return found.sort((one, two) => two.rank - one.rank).slice(0, MOST).map(({ row }) => row);
  };

  // Figures of a place whose names hold all the words, the newest first.
  const findOf = async (code, query) => {
    const words = query.split(/[\s,，、]+/).filter(Boolean);
    const rows = (await rowsOf(code)).map(read).filter((row) => row.code === code);
    const fitting = [];
    for (const row of rows) {
      const name = await fold(row.name);
      if (words.every((word) => name.includes(word))) fitting.push(row);
    }
    return fitting.sort((one, two) => (two.period > one.period) - (two.period < one.period)).slice(0, MOST);
  };

  window.LedgerFigures = { findNumber, findOf, open };
})();
