// The page over all figures: what readers do, and what follows. Data and table are loaded at the first sign that someone
// wants more than the rows that stand in the page.
"use strict";
(() => {
  const form = document.getElementById("explorer");
  if (!form) return;
  const { loadScript, make, save, wholeAddress } = window.LedgerShared;
  const part = (name) => document.getElementById(`explorer-${name}`);
  const words = JSON.parse(part("words").textContent);
  const head = part("table").tHead;
  const sorts = [...head.querySelectorAll("[data-sort]")].map(({ dataset }) => dataset.sort);
  const query = new window.LedgerQuery(form, words, sorts);
  const told = new window.LedgerTold(part, words, query);
  const assets = document.currentScript.src;
  const WAIT_UNTIL = 400; // sooner, the word "loading" would only flicker

  let store = null;
  let rows = null;
  let lines = null;
  let sheet = null;
  let found = [];
  let loading = null;
  let quiet = false; // the address led to the rows, so it is not written again
  let typing = false;
  let step = "pushState"; // letters of one word are one step back, not many

  // --- rows ---------------------------------------------------------------------------------------------------------
  const find = (sort) => {
    query.values.sort = sort;
    found = rows.find(query.values);
    if (!found.length) simplify();
    return found;
  };

  // Where nothing fits, the text may be in traditional characters: their simplified forms are fetched, once, and tried.
  const simplify = async () => {
    if (window.LedgerTexts.simple || !/[\u3400-\u9fff]/.test(query.values.text)) return;
    window.LedgerTexts.simple = new Map();
    await loadScript(new URL("search-index.js", assets).href);
    const [full, short] = await window.LedgerIndex.open("variants");
    window.LedgerTexts.simple = new Map([...full].map((sign, at) => [sign, [...short][at]]));
    draw();
  };

  const tell = (page) => {
    query.page = page;
    if (!quiet) query.writeAddress(step);
    told.show(found, rows, { looked: store.looked(query.values), left: store.left(query.values), quiet });
  };

  // What was fetched, among it parts that have just come; other words of the form may be known now.
  const know = () => {
    rows = new window.LedgerRows(store.join());
    lines.rows = rows;
    query.know(rows);
    rows.prepare();
  };

  const wait = () => { part("count").textContent = words.loading; };
  const fetchParts = async (parts) => {
    const late = setTimeout(wait, WAIT_UNTIL);
    await store.fetch(parts).finally(() => clearTimeout(late));
    know();
  };

  // Does something once the parts are there that are needed first for what is asked; at once where they are.
  const whenFetched = (act) => {
    const missing = store.missing(query.values);
    if (missing.length) fetchParts(missing).then(act).catch(fail);
    else act();
  };

  const draw = (at = 1) => {
    const manner = step;
    whenFetched(() => {
      step = manner;
      sheet.draw(query.values.sort, at);
      step = "pushState";
    });
  };

  // Shows what the query asks for without a new step back: the address says it already, or the page has just begun.
  const follow = () => whenFetched(() => {
    const at = query.page;
    query.writeForm();
    whenFetched(() => {
      quiet = true;
      sheet.draw(query.values.sort, at);
      quiet = false;
    });
  });

  // --- loading ------------------------------------------------------------------------------------------------------
  const start = async () => {
    store = store || new window.LedgerParts(window.ledgerExplorer, new URL(form.dataset.data, location.href));
    lines = new window.LedgerLines(null, words, part("badges"));
    await fetchParts(store.missing(query.values));
    const more = store.missing(query.values); // without what the address asks for and nothing has
    if (more.length) await fetchParts(more);
    sheet = new window.LedgerSheet(part("table"), words, { find, tell, cells: (row) => lines.cells(row) });
    follow();
    part("pages").replaceChildren(sheet.takePages(() => quiet || requestAnimationFrame(() => sheet.goToTop())));
  };

  const fail = (error) => {
    loading = null;
    console.error(error);
    part("count").textContent = words.failed;
    told.say(words.failed);
  };

  const load = () => {
    if (loading) return loading;
    const late = setTimeout(wait, WAIT_UNTIL);
    const { data, library } = form.dataset;
    loading = Promise.all([loadScript(library), loadScript(data)]).finally(() => clearTimeout(late)).then(start);
    return loading;
  };
  const whenLoaded = (act) => (sheet ? act() : load().then(act).catch(fail));

  // --- what readers do ----------------------------------------------------------------------------------------------
  const change = (manner) => {
    query.readForm();
    query.page = 1;
    query.unknown = [];
    whenLoaded(() => {
      step = manner;
      draw();
      step = "pushState";
    });
  };

  const show = () => {
    query.writeForm();
    draw();
    form.elements.text.focus();
  };

  const drop = (name) => {
    query.values = query.without(name);
    show();
  };

  const clear = () => {
    query.clear();
    query.unknown = [];
    show();
    told.say(words.cleared);
  };

  const rest = () => sheet.turn(2);

  const further = () => fetchParts(store.further(query.values)).then(() => draw()).catch(fail);

  const download = () => save(rows.write(found, words.heads, (path) => wholeAddress(path, words.language)), words.file);

  const copyOld = (text) => {
    const area = make("textarea", { class: "l-unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("cannot copy");
  };

  const copy = async (button) => {
    let outcome = words.copied;
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(location.href);
      else copyOld(location.href);
    } catch {
      outcome = words.copy_failed;
    }
    told.say(outcome);
    button.textContent = outcome;
    setTimeout(() => { button.textContent = words.copy; }, 2500);
  };

  const DOES = { clear, rest, download, further };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-do], button[data-drop]");
    if (!button) return;
    if (button.dataset.drop) drop(button.dataset.drop);
    else if (button.dataset.do === "copy") copy(button);
    else whenLoaded(DOES[button.dataset.do]);
  });
  form.addEventListener("input", (event) => {
    if (event.isComposing) return;
    const goesOn = typing && event.target.name === "text";
    typing = event.target.name === "text";
    change(goesOn ? "replaceState" : "pushState");
  });
  form.addEventListener("compositionend", () => change("pushState"));
  form.addEventListener("change", () => { typing = false; });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", () => whenLoaded(() => {}));
  part("table").addEventListener("pointerenter", (event) => event.pointerType === "mouse" && whenLoaded(() => {}));
  head.addEventListener("click", ({ target }) => {
    const cell = target.closest("[data-sort]");
    if (sheet || !cell) return;
    whenLoaded(() => { query.values.sort = cell.dataset.sort; draw(); });
  });
  window.addEventListener("popstate", () => {
    query.readAddress();
    whenLoaded(follow);
  });

  if (query.readAddress()) whenLoaded(() => {});
  query.writeForm();
})();
