// The page on which places are set side by side: what is chosen, the address that says so, and what is shown of it.
"use strict";
(() => {
  const form = document.getElementById("compare-form");
  if (!form) return;
  const { fill, loadScript, make, number, save, wholeAddress } = window.LedgerShared;
  const { PlaceBox } = window.LedgerPlaces;
  const part = (name) => document.getElementById(`compare-${name}`);
  const words = JSON.parse(part("words").textContent);
  const select = part("indicator");
  const options = [...select.options].filter((option) => option.value).map((option) => ({ option, name: option.textContent }));
  const MOST_SHOWN = 8;

  let state = { codes: [], indicator: "" };
  let places = null;
  let index = null;
  let loading = null;
  let shown = null; // what the file is made of

  // --- words and elements -------------------------------------------------------------------------------------------
  const say = (text) => { part("said").textContent = text; };
  const nameOf = (code) => (places ? places.byCode.get(code).name : code);
  const link = (address, ...children) => make("a", { href: address }, ...children);
  const button = (text, act) => {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", act);
    return element;
  };
  const list = (title, items) => make("div", { class: "l-offer" }, make("p", { class: "l-title" }, title),
    make("ul", {}, ...items.map((item) => make("li", {}, item))));

  // --- address ------------------------------------------------------------------------------------------------------
  const readAddress = () => {
    const given = new URLSearchParams(location.search);
    const codes = [...new Set((given.get("regions") || "").split(","))].filter((code) => /^\d{6}$/.test(code));
    const indicator = given.get("indicator") || "";
    const known = options.some(({ option }) => option.value === indicator);
    state = { codes: codes.slice(0, words.most), indicator: known ? indicator : "" };
  };

  const address = () => {
    const given = [["indicator", state.indicator], ["regions", state.codes.join(",")]].filter(([, text]) => text);
    return location.pathname + (given.length ? `?${given.map((pair) => pair.join("=")).join("&")}` : "");
  };

  const writeAddress = () => {
    try {
      history.pushState(null, "", address());
    } catch {
      // Some browsers keep the address of a page on a disk as it is; the comparison changes all the same.
    }
  };

  // --- what is chosen -----------------------------------------------------------------------------------------------
  const change = (given) => {
    state = { ...state, ...given };
    writeAddress();
    show();
  };

  const add = async (code) => {
    await ready();
    const name = nameOf(code);
    if (state.codes.includes(code)) tellBox(fill(words.twice, { name }));
    else if (state.codes.length >= words.most) tellBox(fill(words.full, { name, most: words.most }));
    else change({ codes: [...state.codes, code] });
  };

  const drop = (code) => {
    change({ codes: state.codes.filter((other) => other !== code) });
    part("place").focus();
  };

  const tellBox = (text) => {
    part("refused").textContent = text;
    part("refused").hidden = !text;
  };

  const showChosen = () => {
    tellBox("");
    part("chosen").hidden = !state.codes.length;
    part("chosen").replaceChildren(...state.codes.map((code) => {
      const chip = button(nameOf(code), () => drop(code));
      chip.setAttribute("aria-label", fill(words.drop, { name: nameOf(code) }));
      return make("li", {}, chip);
    }));
  };

  // How many of the chosen places have an indicator, and how many of them can be compared.
  const countPlaces = (indicator) => {
    const chosen = new Set(state.codes.map((code) => places.all.findIndex((place) => place.code === code)));
    const counts = index[indicator].map((members) => members.filter((at) => chosen.has(at)).length);
    const best = Math.max(0, ...counts.slice(1));
    return { have: counts[0], comparable: best > 1 ? best : 0 };
  };

  const showCounts = () => {
    if (!index) return;
    options.forEach(({ option, name }) => {
      const { have, comparable } = countPlaces(option.value);
      const text = comparable ? words.option : have ? words.option_have : words.option_none;
      option.textContent = state.codes.length ? fill(text, { name, n: have, m: comparable }) : name;
    });
  };

  // --- what is shown of it ------------------------------------------------------------------------------------------
  const addedPart = (result) => {
    if (!result.added.length || state.codes.length >= words.most) return "";
    return list(words.with, result.added.slice(0, MOST_SHOWN).map((code) => button(nameOf(code), () => add(code).catch(fail))));
  };

  // Where the chosen places can be compared, those of most places first.
  const indicatorsPart = () => {
    const found = options.map(({ option, name }) => ({ key: option.value, name, n: countPlaces(option.value).comparable }))
      .filter(({ n }) => n).sort((one, two) => two.n - one.n).slice(0, MOST_SHOWN);
    if (!found.length) return make("p", {}, words.could_none);
    return list(words.could, found.map(({ key, name, n }) => make("span", {}, button(name, () => change({ indicator: key })),
      state.codes.length > 2 ? make("span", { class: "l-meta" }, ` ${fill(words.could_places, { n })}`) : "")));
  };

  const showIndicators = () => {
    const text = state.codes.length < 2 ? words.need_second : words.need_indicator;
    put(make("p", {}, text), state.codes.length < 2 ? "" : indicatorsPart());
    say(text);
  };

  const showResult = (sets) => {
    const result = sets.compare(state.codes);
    const view = new window.LedgerComparison(sets, words, nameOf);
    const left = result.refused.flatMap(([, lines]) => lines.flatMap(({ rows }) => rows)).length;
    const head = make("header", {}, make("h2", {}, link(sets.page, sets.name)),
      make("p", {}, sets.definition), make("p", { class: "l-note" }, sets.limits));
    const none = result.groups.length || state.codes.length < 2 ? "" : make("p", { class: "l-refusal" },
      make("span", { class: "l-verdict l-verdict--not-comparable" }, words.none), " ", words.none_note);
    const alone = state.codes.length < 2;
    put(head, alone ? make("p", {}, words.need_second) : none, ...result.groups.map((group) => view.showSet(group)),
      addedPart(result), alone ? "" : view.showRefused(result), none ? indicatorsPart() : "");
    shown = { sets, groups: result.groups };
    part("take").hidden = false;
    part("download").disabled = !result.groups.length;
    say(fill(words.said, { groups: number(result.groups.length), left: number(left) }));
  };

  const put = (...children) => {
    part("found").replaceChildren(...children.filter((child) => child !== ""));
  };


  const load = async (indicator) => {
    await loadScript(`${form.dataset.folder}/${indicator}.js`);
    return new window.LedgerSets(window.ledgerCompare[indicator]);
  };

  const fail = (error) => {
    console.error(error);
    put(make("p", {}, words.failed));
    say(words.failed);
  };

  // Names and counts: not before someone turns to the form, or comes with an address that chooses something.
  const ready = () => {
    if (!loading) {
      loading = Promise.all([box.load(), loadScript(form.dataset.index)]).then(([found]) => {
        places = found;
        index = window.ledgerCompareIndex;
      });
      loading.catch(() => { loading = null; });
    }
    return loading;
  };

  const showFound = async () => {
    await ready();
    state.codes = state.codes.filter((code) => places.byCode.has(code));
    const asked = state;
    showChosen();
    showCounts();
    if (!asked.codes.length) put(make("p", {}, words.need_place));
    else if (!asked.indicator) showIndicators();
    else {
      const sets = await load(asked.indicator);
      if (asked === state) showResult(sets);
    }
  };

  const show = () => {
    const begun = state.codes.length > 0 || Boolean(state.indicator);
    shown = null;
    select.value = state.indicator;
    showChosen();
    showCounts();
    part("take").hidden = true;
    part("address").value = new URL(address(), location.href).href;
    if (part("examples")) part("examples").hidden = begun;
    part("result").hidden = !begun;
    if (begun && !part("found").children.length) put(make("p", {}, words.loading));
    if (begun) showFound().catch(fail);
  };

  // --- the file -----------------------------------------------------------------------------------------------------
  const download = () => {
    const { sets, groups } = shown;
    const heads = [words.file_set, ...words.heads, words.file_page, "figure_id", "region_code", "indicator_id", "value", "unit_id",
      "period_start", "period_end"];
    const cellsOf = (row, { texts, file }, at) => {
      const [, breakdown, , status, measured, period] = texts;
      const [start, end, unit] = file;
      const indicator = [sets.name, breakdown].filter(Boolean).join(words.middot);
      return [at, nameOf(row.region), indicator, row.text, row.stated, period, status, measured, words.evidence[row.evidence],
        sets.sources[row.source][0], wholeAddress(sets.receipt(row), words.language), row.id, row.region, state.indicator, row.value, unit, start, end];
    };
    save(sets.write(heads, groups, cellsOf), `${words.file}-${state.indicator}.csv`);
  };

  // --- start --------------------------------------------------------------------------------------------------------
  const box = new PlaceBox(form.querySelector(".l-combo"), words, (place) => add(place.code).catch(fail));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.text) box.take();
  });
  form.addEventListener("focusin", () => ready().catch(() => {}));
  select.addEventListener("change", () => change({ indicator: select.value }));
  part("download").addEventListener("click", download);
  window.addEventListener("popstate", () => {
    readAddress();
    show();
  });
  readAddress();
  show();
})();
