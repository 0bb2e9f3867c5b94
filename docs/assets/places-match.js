// Places by what readers type: names in both languages, pinyin, initials, codes. Which places there are is in places.js
// (with entries) and divisions.js (the whole country), written by scripts/pages/places.py.
"use strict";
(() => {
  // Full-width and half-width, capitals, accents, spaces and apostrophes are all one; ü is typed as u or v.
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/v/g, "u")
    .replace(/[^\p{L}\p{N}]/gu, "");

  // Beginnings of two or more parts: 陕西省 is found by 陕西, shan xi sheng by shanxi.
  const beginnings = (parts) => parts.map((_, at) => parts.slice(0, at + 1).join("")).slice(1);

  class Places {
    // ``divisions``: all of the country, where those without entries are to be found too; none in a comparison.
    constructor(entered, divisions = { columns: [], rows: [] }, language = "zh") {
      const read = ({ columns, rows }) => rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
      const codes = new Set(entered.rows.map(([code]) => code));
      const bare = read(divisions).filter(({ code }) => !codes.has(code)).map((place) => this._bare(place, language));
      this.all = [...read(entered), ...bare];
      this.byCode = new Map(this.all.map((place) => [place.code, place]));
      this.all.forEach((place) => {
        const syllables = place.pinyin.split(" ");
        // The pinyin of a place without entries is no name of it: a place with entries of that sound comes first.
        place.names = place.missing ? [fold(language === "zh" ? place.name : place.other)] : [fold(place.name), fold(place.other)];
        place.sounds = [syllables.join(""), syllables.map((sound) => sound[0]).join("")];
      });
    }

    // A division of which nothing is entered; in English it goes by its pinyin without the word for its level.
    _bare(place, language) {
      const sounds = place.pinyin.split(" ");
      const romanized = (sounds.length > 2 ? sounds.slice(0, -1) : sounds).join("");
      const english = romanized[0].toUpperCase() + romanized.slice(1);
      const names = language === "zh" ? { name: place.name, other: english } : { name: english, other: place.name };
      return { ...place, ...names, figures: 0, below: 0, values: [], missing: true };
    }

    // The nearest place above that has figures of its own.
    nearest(place) {
      let up = this.byCode.get(place.parent);
      while (up && !up.figures) up = this.byCode.get(up.parent);
      return up;
    }

    // The places above, the nearest first; the nation goes without saying.
    above(place) {
      const found = [];
      for (let up = this.byCode.get(place.parent); up && up.parent; up = this.byCode.get(up.parent)) found.push(up);
      return found;
    }

    // The places that fit, the best first: the whole name, its beginning, the beginning of its sound, a name after that
    // of a place above it (陕西靖边), words in any order, some part of the name, what is in a place of that name.
    find(text) {
      return this.ranked(text).map(({ place }) => place);
    }

    // The same with the rank of each: 0 its name or code, 1 the beginning of one, 2 that of its sound, and so on.
    ranked(text) {
      const query = fold(text).replace(/^(\d{6})0{3,6}$/, "$1"); // codes of statistics have noughts at the end
      const words = text.split(/[\s,，、]+/).map(fold).filter(Boolean);
      if (!query) return [];
      const all = this.all.map((place) => ({ place, rank: this._rank(place, query, words) }));
      const weight = ({ place }) => place.figures + place.below;
      return all.filter(({ rank }) => rank >= 0).sort((one, two) => one.rank - two.rank || weight(two) - weight(one));
    }

    // The place with entries above a code that no division has, or none.
    holder(text) {
      const code = fold(text);
      if (!/^\d{6}$/.test(code)) return undefined;
      const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].map((upper) => this.byCode.get(upper));
      return above.find((place) => place && !place.missing);
    }

    _rank(place, query, words) {
      const tests = [
        () => place.code === query || place.names.includes(query),
        () => place.code.startsWith(query) || place.names.some((name) => name.startsWith(query)),
        () => this._begins(place, query),
        () => this._follows(place, query, this.above(place).reverse()),
        () => words.length > 1 && this._holds(place, words),
        () => query.length > 1 && place.names.some((name) => name.includes(query)),
        () => query.length > 1 && this.above(place).some((upper) => upper.names.some((name) => name.startsWith(query))),
      ];
      return tests.findIndex((test) => test());
    }

    _begins(place, query) {
      return [...place.names, ...place.sounds].some((key) => key.startsWith(query));
    }

    _follows(place, query, above) {
      return above.some((upper, at) => this._heads(upper).some((head) => {
        const rest = query.startsWith(head) ? query.slice(head.length) : "";
        return rest && (this._begins(place, rest) || this._follows(place, rest, above.slice(at + 1)));
      }));
    }

    _heads(place) {
      if (!place.heads) {
        const syllables = place.pinyin.split(" ");
        const [, initials] = place.sounds;
        place.heads = [...place.names.flatMap((name) => (/[a-z]/.test(name) ? [name] : beginnings([...name]))),
          ...beginnings(syllables), ...beginnings([...initials])];
      }
      return place.heads;
    }

    // One word begins the place; each of the others is in its name or in that of a place above it.
    _holds(place, words) {
      const line = [place, ...this.above(place)];
      const holds = (one, word) => this._begins(one, word) || one.names.some((name) => name.includes(word));
      return words.some((word) => this._begins(place, word)) && words.every((word) => line.some((one) => holds(one, word)));
    }
  }

  window.LedgerPlaces = { Places };
})();
