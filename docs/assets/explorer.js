// The page over all figures: reads the filters and the address, shows the rows that fit, and keeps both in step.
// Data and table are loaded at the first sign that someone wants more than the rows that stand in the page.
"use strict";
(() => {
  const form = document.getElementById("explorer");
  if (!form) return;
  const part = (name) => document.getElementById(`explorer-${name}`);
  const words = JSON.parse(part("words").textContent);
  const sheet = part("table");
  const heads = [...sheet.tHead.rows[0].cells];
  const FILTERS = ["text", "region", "own", "theme", "indicator", "year", "status", "evidence", "verdict"];
  const CHOICES = ["theme", "indicator", "year", "status", "evidence", "verdict"];
  const SAY_AFTER = 700; // long enough that typing is not talked over
  const WAIT_UNTIL = 400; // sooner, the word "loading" would only flicker

  let query = { sort: "" };
  let page = 1;
  let rows = null;
  let table = null;
  let found = [];
  let loading = null;
  let quiet = false; // the address led to the rows, so it is not written again
  let typing = false;
  let step = "pushState"; // letters of one word are one step back, not many

  // --- words and elements -------------------------------------------------------------------------------------------
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const number = (value) => value.toLocaleString("en-US");

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children.filter((child) => child !== ""));
    return element;
  };

  let speech = 0;
  const say = (text, after = 0) => {
    clearTimeout(speech);
    speech = setTimeout(() => { part("said").textContent = text; }, after);
  };

  // --- one row, as scripts/templates/explorer.md writes the first ones ----------------------------------------------
  const badge = (key) => part("badges").content.querySelector(`[data-key="${key}"]`).cloneNode(true);
  const isForeign = (text) => words.language !== "zh" && [...text].some((sign) => sign >= "㐀");
  const regionLink = (row) => make("a", { href: `regions/${rows.key(row, "region")}.html` }, rows.name(row, "region"));

  const nameCell = (row) => {
    const breakdown = rows.name(row, "breakdown");
    const facts = ["period", "status", "evidence"].map((column) => words.middot + rows.name(row, column));
    return make("th", { scope: "row", class: "l-name" },
      make("a", { href: `indicators/${rows.key(row, "indicator")}.html` }, rows.name(row, "indicator")),
      breakdown && words.middot + breakdown,
      make("span", { class: "l-sub l-phone-only" }, regionLink(row), ...facts));
  };

  const amountCells = (row) => {
    const { text, unit, digits, before, after } = rows.amount(row);
    const href = `receipts/${rows.data.figures[row]}.html`;
    if (unit === "date") return [make("td", { class: "l-n l-date", colspan: 2 }, make("a", { href }, text))];
    const shown = before ? `${before} ${digits}` : digits;
    return [make("td", { class: "l-n" }, make("a", { href }, shown)), make("td", { class: "l-u" }, after)];
  };

  const cells = (row) => {
    const wide = (...children) => make("td", { class: "l-wide-only" }, ...children);
    const stated = wide(rows.name(row, "stated"));
    if (isForeign(stated.textContent)) stated.lang = "zh-CN";
    const note = rows.noted.has(row) ? make("span", { class: "l-sub" }, words.has_note) : "";
    const verdicts = rows.key(row, "verdict").split(" ").filter(Boolean).map(badge);
    const status = wide(rows.name(row, "status"));
    status.classList.add("l-nowrap");
    return [nameCell(row), wide(regionLink(row)), ...amountCells(row), stated, wide(rows.name(row, "period"), note),
      status, wide(badge(rows.key(row, "evidence"))), wide(...verdicts)];
  };

  // --- form and address ---------------------------------------------------------------------------------------------
  const readForm = () => {
    const given = Object.fromEntries(new FormData(form));
    const chosen = Object.fromEntries(CHOICES.map((name) => [name, given[name] || ""]));
    const region = given.place || given.province || (rows ? "" : query.region);
    return { ...query, ...chosen, text: given.text.trim(), region, own: region && given.own ? "1" : "" };
  };

  let listed = ""; // the province whose places the list has
  const listPlaces = (province) => {
    if (province === listed) return;
    listed = province;
    const { keys, names, parents } = rows.data.region;
    const goal = keys.indexOf(province);
    const below = parents[goal] < 0 ? [] : keys.map((_, at) => at).filter((at) => at !== goal && rows.path(at).includes(goal));
    const options = below.map((at) => {
      const depth = rows.path(at).indexOf(goal) - 1;
      return make("option", { value: keys[at] }, "\u3000".repeat(depth) + names[at]);
    });
    const select = form.elements.place;
    select.replaceChildren(select.options[0], ...options);
    select.disabled = !options.length;
  };

  // Narrows what depends on another filter: places to the province, indicators to the theme.
  const narrow = () => {
    const { province, theme, indicator, own } = form.elements;
    if (rows) listPlaces(province.value);
    own.disabled = !province.value;
    if (own.disabled) own.checked = false;
    indicator.querySelectorAll("optgroup").forEach((group) => {
      group.hidden = group.disabled = Boolean(theme.value) && group.dataset.theme !== theme.value;
    });
    const chosen = indicator.selectedOptions[0];
    if (!chosen || chosen.parentNode.disabled) indicator.value = "";
  };

  // A space that is being typed stays; a value that a list does not have is none.
  const offer = (field, value) => {
    if (field.value.trim() !== value) field.value = value;
    if (field.selectedIndex < 0) field.value = "";
  };

  // Puts the query into the form, and out of the query what the form does not offer.
  const writeForm = () => {
    [...CHOICES, "text"].forEach((name) => offer(form.elements[name], query[name]));
    const { keys } = rows ? rows.data.region : { keys: [] };
    const path = rows && query.region ? rows.path(keys.indexOf(query.region)).map((place) => keys[place]) : [query.region];
    const offered = new Set([...form.elements.province.options].map((option) => option.value));
    form.elements.province.value = path.find((key) => offered.has(key)) || "";
    narrow();
    offer(form.elements.place, query.region);
    form.elements.own.checked = Boolean(query.own && query.region);
    if (rows) query = readForm();
  };

  const readAddress = () => {
    const given = new URLSearchParams(location.search);
    query = Object.fromEntries([...FILTERS, "sort"].map((name) => [name, given.get(name) || ""]));
    if (!heads.some((head) => head.dataset.sort === query.sort.replace("-", ""))) query.sort = "";
    page = Math.max(1, parseInt(given.get("page"), 10) || 1);
    return [...given.keys()].length > 0;
  };

  const writeAddress = () => {
    const kept = [...FILTERS, "sort"].filter((name) => query[name]).map((name) => [name, query[name]]);
    const search = new URLSearchParams([...kept, ...(page > 1 ? [["page", page]] : [])]).toString();
    const address = location.pathname + (search ? `?${search}` : "");
    if (address === location.pathname + location.search) return;
    try {
      history[step](null, "", address);
    } catch {
      // Some browsers keep the address of a page on a disk as it is; the rows change all the same.
    }
  };

  // --- what is said of the rows -------------------------------------------------------------------------------------
  const nameOf = (name) => {
    if (name === "text") return `“${query.text}”`;
    if (name === "own") return words.own;
    if (name === "region") return rows.data.region.names[rows.data.region.keys.indexOf(query.region)];
    return form.elements[name].selectedOptions[0].textContent;
  };
  const without = (name) => ({ ...query, [name]: "", ...(name === "region" ? { own: "" } : {}) });
  const active = () => FILTERS.filter((name) => query[name]);

  const showActive = () => {
    part("active").hidden = !active().length;
    part("active").replaceChildren(...active().map((name) => {
      const label = fill(words.drop, { name: nameOf(name) });
      return make("li", {}, make("button", { type: "button", "data-drop": name, "aria-label": label }, nameOf(name)));
    }));
  };

  const showEmpty = () => {
    const empty = !found.length;
    sheet.closest(".l-scroll").hidden = empty;
    part("empty").hidden = !empty;
    if (!empty) return;
    const ways = active().map((name) => [name, rows.count(without(name))]).filter(([, count]) => count);
    const [, advice, list] = part("empty").children;
    advice.textContent = ways.length ? (query.text ? words.empty_text : "") : words.empty_many;
    list.replaceChildren(...ways.map(([name, count]) => make("li", {}, make("button", { type: "button", "data-drop": name },
      fill(words.empty_drop, { name: nameOf(name), n: number(count) })))));
  };

  const showCount = () => {
    const whole = active().length ? words.count_found : words.count_all;
    const count = fill(whole, { n: number(found.length) });
    const from = (page - 1) * words.size + 1;
    const to = Math.min(page * words.size, found.length);
    const range = fill(words.count_range, { count, from: number(from), to: number(to) });
    const text = found.length > words.size ? range : count;
    part("count").textContent = text;
    if (!quiet) say(text, SAY_AFTER);
  };

  const show = () => {
    part("pages").hidden = found.length <= words.size;
    form.nextElementSibling.querySelector("[data-do=clear]").disabled = !active().length;
    form.nextElementSibling.querySelector("[data-do=download]").disabled = !found.length;
    showCount();
    showActive();
    showEmpty();
  };

  // --- the table ----------------------------------------------------------------------------------------------------
  const answer = (request, deliver) => {
    const { column, dir } = request.order[0] || {};
    query.sort = dir ? (dir === "desc" ? "-" : "") + heads[column].dataset.sort : "";
    page = request.start / request.length + 1;
    found = rows.find(query);
    const shown = [...found.subarray(request.start, request.start + request.length)];
    deliver({ draw: request.draw, recordsTotal: rows.size, recordsFiltered: found.length, data: shown.map((row) => ({ row })) });
    if (!quiet) writeAddress();
    show();
  };

  const order = () => {
    const column = heads.findIndex((head) => head.dataset.sort && head.dataset.sort === query.sort.replace("-", ""));
    return column < 0 ? [] : [[column, query.sort.startsWith("-") ? "desc" : "asc"]];
  };

  const makeTable = () => {
    window.LedgerTable.ext.errMode = "throw";
    table = new window.LedgerTable(sheet, {
      serverSide: true, ajax: answer, pageLength: words.size, order: order(), orderMulti: false, autoWidth: false,
      columns: heads.map((head) => ({ data: null, defaultContent: "", orderable: Boolean(head.dataset.sort) })),
      createdRow: (line, { row }) => line.replaceChildren(...cells(row)),
      layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: { paging: { type: "simple_numbers", buttons: 5 } } },
      language: {
        zeroRecords: words.empty, emptyTable: words.empty, paginate: { previous: words.previous, next: words.next },
        aria: { orderable: words.sort, orderableReverse: words.sort_back, orderableRemove: words.sort_off,
          paginate: { previous: words.previous, next: words.next, number: words.page } },
      },
    });
    const paging = table.table().container().querySelector(".dt-paging");
    paging.querySelector("nav").setAttribute("aria-label", words.pages);
    part("pages").replaceChildren(paging);
    table.on("page", () => quiet || requestAnimationFrame(goToTop));
  };

  const goToTop = () => {
    const region = sheet.closest(".l-scroll");
    region.focus({ preventScroll: true });
    region.scrollIntoView();
  };

  // Shows what the query asks for, at ``at`` where that is not the first page.
  const draw = (at = 1) => {
    const silent = quiet;
    quiet = silent || at > 1;
    table.order(order()).draw();
    quiet = silent;
    if (at > 1) table.page(at - 1).draw(false);
  };

  // Shows what the query asks for without a new step back: the address says it already, or the page has just begun.
  const follow = () => {
    const at = page;
    quiet = true;
    writeForm();
    if (!table) makeTable();
    else draw();
    if (at > 1) draw(at);
    quiet = false;
  };

  // --- loading ------------------------------------------------------------------------------------------------------
  const loadScript = (address) => new Promise((resolve, reject) => {
    const script = make("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    document.head.append(script);
  });

  const start = () => {
    rows = new window.LedgerRows(window.ledgerExplorer);
    delete window.ledgerExplorer;
    follow();
  };

  const fail = (error) => {
    loading = null;
    console.error(error);
    part("count").textContent = words.failed;
    say(words.failed);
  };

  const load = () => {
    if (loading) return loading;
    const wait = setTimeout(() => { part("count").textContent = words.loading; }, WAIT_UNTIL);
    const { data, library } = form.dataset;
    loading = Promise.all([loadScript(library), loadScript(data)]).then(start).finally(() => clearTimeout(wait));
    return loading;
  };
  const whenLoaded = (act) => (rows ? act() : load().then(act).catch(fail));

  // --- what readers do ----------------------------------------------------------------------------------------------
  const change = (manner) => {
    narrow();
    query = readForm();
    page = 1;
    whenLoaded(() => {
      step = manner;
      draw();
      step = "pushState";
    });
  };

  const drop = (name) => {
    query = without(name);
    writeForm();
    draw();
    form.elements.text.focus();
  };

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
    let told = words.copied;
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(location.href);
      else copyOld(location.href);
    } catch {
      told = words.copy_failed;
    }
    say(told);
    button.textContent = told;
    setTimeout(() => { button.textContent = words.copy; }, 2500);
  };

  const addressOf = (figure) => {
    const path = `receipts/${figure}.html`;
    return location.protocol === "file:" ? `${words.language}/${path}` : new URL(path, location.href).href;
  };

  const download = () => {
    const blob = new Blob([rows.write(found, words.heads, addressOf)], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(blob), download: words.file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const clear = () => {
    query = Object.fromEntries(Object.keys(query).map((name) => [name, name === "sort" ? query.sort : ""]));
    writeForm();
    draw();
    say(words.cleared);
    form.elements.text.focus();
  };

  const rest = () => table.page(1).draw(false);

  const DOES = { clear, rest, download };
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
  sheet.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && whenLoaded(() => {}));
  sheet.tHead.addEventListener("click", ({ target }) => {
    const head = target.closest("[data-sort]");
    if (rows || !head) return;
    whenLoaded(() => { query.sort = head.dataset.sort; draw(); });
  });
  window.addEventListener("popstate", () => {
    readAddress();
    whenLoaded(follow);
  });

  if (readAddress()) whenLoaded(() => {});
  writeForm();
})();
