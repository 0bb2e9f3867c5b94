// What the search answers: the place that is named, the number, the term of art, the figures of a place, then pages.
"use strict";
(() => {
  const { fill, loadScript, number } = window.LedgerShared;
  const { Places } = window.LedgerPlaces;
  const { find, fold, hear, open } = window.LedgerIndex;
  const { findNumber, findOf } = window.LedgerFigures;
  const base = new URL("..", document.currentScript.src);
  const [SURE, LIKELY] = [1, 2]; // ranks of Places: the whole name or code, its beginning; the beginning of its sound
  const MOST = 24;
  const MOST_PLACES = 3;
  const ENDS = /[省市县区州盟旗]$/;
  const HALF = 0.5;
  const MOST_TITLED = 6; // pages named by one word of a query of which no page holds half

  let words = null;
  let entered = null;
  let country = null;
  const loadPlaces = async () => {
    words ??= await open("words");
    if (!entered) {
      await loadScript(new URL("places.js", base).href);
      entered = new Places(window.ledgerPlaces, undefined, words.language);
    }
    return entered;
  };
  const loadCountry = async () => {
    if (!country) {
      await loadScript(new URL("divisions.js", base).href);
      country = new Places(window.ledgerPlaces, window.ledgerDivisions, words.language);
    }
    return country;
  };

  const pageOf = (place) => `regions/${place.code}.html`;
  const joint = () => words.middot;
  const amount = ({ figures, below }) => fill(words.count.figures, { n: number(figures + below) });
  const placeHit = (place) => ({ location: pageOf(place), title: place.name, line: place.values.join(joint()) || amount(place) });
  const figureHit = (row) => ({ location: row.location, title: `${row.text}${joint()}${row.region} ${row.name}`, line: row.period });

  // A place of which nothing is entered: that it is known, what the nearest above it has, how its report can be sent.
  const missingHits = (place) => {
    const upper = country.nearest(place);
    const line = upper ? `${words.find.nearest} ${upper.name}${words.colon}${upper.values.join(joint())}` : "";
    return [{ location: upper ? pageOf(upper) : "regions/index.html", title: fill(words.find.none, { text: place.name }), line },
      { location: "about.html#send", title: words.find.send, line: "" }];
  };

  // A place at the head or the end of a query, and what else is said: 商洛 收入, 商洛收入, Shangluo income.
  const split = (query, places) => {
    const named = (text) => text.length > 1 && places.ranked(text).find(({ rank, place }) => rank < SURE || (rank === SURE && place.figures));
    const parts = query.split(/[\s,，、]+/).filter(Boolean);
    for (let at = 0; at < parts.length && parts.length > 1; at += 1) {
      const found = named(parts[at]);
      if (found) return [found.place, parts.filter((_, other) => other !== at).join(" ")];
    }
    for (let end = query.length - 1; end > 1 && /[\u3400-\u9fff]/.test(query); end -= 1) {
      const found = named(query.slice(0, end));
      if (found) return [found.place, query.slice(end).trim()];
    }
    return [null, ""];
  };

  const isTerm = (hit) => hit.location.startsWith("glossary.html#");
  const isWhole = (hit, query) => hit.folded === query || hit.folded.split(/[、，,/]\s*/).includes(query);

  // Themes and terms of just that name before all other pages.
  const order = (pages, query) => {
    const whole = pages.filter((hit) => isWhole(hit, query) && (isTerm(hit) || hit.location.startsWith("themes/")));
    return [...whole.sort((one, two) => isTerm(one) - isTerm(two)), ...pages.filter((hit) => !whole.includes(hit))];
  };

  // A division of the country that is not entered, where a query names one: with its last character, or without.
  const findMissing = async (query) => {
    const all = await loadCountry();
    const [best] = all.ranked(query);
    const isNamed = best && best.place.missing && (best.rank === 0 || (best.rank === SURE && [...best.place.name].length === [...query].length + 1));
    const sounds = best && best.place.missing && best.rank === LIKELY && query.length > 5;
    return isNamed || sounds ? best.place : null;
  };

  const collect = async (query) => {
    const places = await loadPlaces();
    const named = places.ranked(query).filter(({ rank }) => rank <= LIKELY).slice(0, MOST_PLACES).map(({ place }) => place);
    const numbers = /\d/.test(query) ? await findNumber(query) : [];
    const pages = order(await find(query), query);
    const covered = pages.some((hit) => hit.covered === 1);
    if (!named.length && !numbers.length && (ENDS.test(query) || !covered)) {
      const missing = await findMissing(query);
      if (missing) return missingHits(missing);
    }
    const [place, rest] = named.length ? [null, ""] : split(query, places);
    const own = place && rest ? await findOf(place.code, rest) : [];
    const heard = covered ? [] : await hear(query);
    const least = heard.length || own.length || numbers.length ? 1 : HALF;
    const titled = () => (ENDS.test(query) ? [] : pages.filter((hit) => hit.titled)).slice(0, MOST_TITLED);
    const covering = pages.filter((hit) => hit.covered >= least);
    const kept = covering.length ? covering : titled();
    const terms = kept.filter((hit) => isWhole(hit, query) && isTerm(hit));
    return [...terms, ...named.map(placeHit), ...numbers.map(figureHit), ...own.map(figureHit),
      ...(place ? [placeHit(place)] : []), ...heard, ...kept];
  };

  const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  // Hits as the theme shows them, each page once. The line goes with the title, for of a part of a page it shows no more.
  const answer = async (text) => {
    const query = (await fold(text)).replace(/[+*"]/g, " ").trim();
    if (!query) return [];
    const hits = new Map();
    (await collect(query)).forEach((hit) => { if (!hits.has(hit.location)) hits.set(hit.location, hit); });
    return [...hits.values()].slice(0, MOST).map(({ location, title, line }, at) => ({
      location: new URL(location, base).href, title: `${escape(title)}<span class="l-line">${escape(line)}</span>`, text: "", score: MOST - at, terms: {},
    }));
  };

  window.LedgerAnswers = { answer };
})();
