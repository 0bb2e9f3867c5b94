{#- A script in the words of its language: MkDocs fills it in once, so that no page repeats it. -#}
{% import "partials/language.html" as lang with context %}
{% set searched = ["search.result.placeholder", "search.result.none", "search.result.one", "search.result.other", "search.result.more.one", "search.result.more.other", "search.result.term.missing"] %}
{% set tools %}
{% include "partials/palette.html" %}
<label class="md-header__button md-icon" for="__search">{% include ".icons/material/magnify.svg" %}</label>
{% include "partials/search.html" %}
{% endset %}
// What of the header works by script alone: the switch of colours and the search, put in where this script stands and
// before the page is drawn, so that nothing moves; and what the theme's script wants to be told.
"use strict";
(() => {
  const here = document.currentScript;
  const base = new URL("..", here.src);
  here.insertAdjacentHTML("beforebegin", {{ tools | tojson }});

  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const color = window.__md_get("__palette")?.color ?? { scheme: dark ? "slate" : "default" };
  Object.entries(color).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));

  const config = document.createElement("script");
  config.id = "__config";
  config.type = "application/json";
  config.textContent = JSON.stringify({
    base: base.href,
    features: [],
    search: "",
    translations: {
{% for name in searched %}
      "{{ name }}": {{ lang.t(name) | tojson }},
{% endfor %}
    },
  });
  here.after(config);
})();
