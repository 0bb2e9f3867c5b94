// Who answers the theme's search box. Loaded before the theme's own script, which finds these two in place of the
// browser's Worker and XMLHttpRequest: what it asks goes to search-answers.js, which looks into small files of our own
// (scripts/site/search_index.py), from a server as from a disk. Nothing of it is fetched before a reader turns to the
// search, not even the empty index for which the theme waits.
"use strict";
(() => {
  const NativeRequest = window.XMLHttpRequest;
  const base = new URL(".", document.currentScript.src);
  const PARTS = ["shared.js", "places-match.js", "search-index.js", "search-figures.js", "search-answers.js"];
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // as the theme numbers its messages

  const turned = new Promise((resolve) => {
    const look = (event) => { if (event.target.closest(".md-search, [for=__search]")) resolve(); };
    ["focusin", "pointerover", "click"].forEach((kind) => document.addEventListener(kind, look));
    if (new URLSearchParams(location.search).has("q")) resolve();
  });

  window.XMLHttpRequest = class extends NativeRequest {
    open(method, address, ...rest) {
      this.waits = String(address).endsWith("/search/search_index.json");
      this.rests = String(address).endsWith("/sitemap.xml"); // the theme asks each language for one; there is none
      super.open(method, address, ...rest);
    }

    send(body) {
      if (this.rests) return;
      if (this.waits) turned.then(() => super.send(body));
      else super.send(body);
    }
  };

  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: new URL(name, base).href, onload: resolve, onerror: reject });
    document.head.append(script);
  });

  // One after the other, for each builds on those before it; what a page has loaded already is not loaded again.
  let loading = null;
  const loadAll = () => {
    loading ??= PARTS.filter((name) => name !== "shared.js" || !window.LedgerShared)
      .filter((name) => name !== "places-match.js" || !window.LedgerPlaces)
      .reduce((before, name) => before.then(() => load(name)), Promise.resolve());
    return loading;
  };

  window.Worker = function LedgerSearchWorker() {
    const worker = new EventTarget();
    const tell = (type, data) => worker.dispatchEvent(new MessageEvent("message", { data: { type, data } }));
    let asked = 0;
    worker.postMessage = ({ type, data }) => {
      if (type === SETUP) setTimeout(() => tell(READY));
      if (type !== QUERY) return;
      asked += 1;
      const number = asked;
      loadAll().then(() => window.LedgerAnswers.answer(data)).then((hits) => {
        if (number === asked) tell(RESULT, { items: hits.map((hit) => [hit]) });
      }, (error) => {
        loading = null; // a second try asks again
        console.error(error);
      });
    };
    return worker;
  };
})();
