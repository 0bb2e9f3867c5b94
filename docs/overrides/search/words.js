{#- A script in the words of its language, for assets/search-answers.js. -#}
ledgerSearch.take("words", {{ {"language": t.data, "middot": t("text.middot"), "colon": t("text.colon"), "find": t.table["find"], "count": t.table["count"]} | tojson }});
