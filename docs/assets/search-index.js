// Pages by the words in them. The index stands in files by the first character of a term, each fetched when it is asked
// for; scripts/site/search_index.py says what is in them, and cuts texts into terms as this does.
"use strict";
(() => {
  const { loadScript } = window.LedgerShared;
  const base = new URL("../search/", document.currentScript.src);
  const HEADS = 32; // files of terms that begin with a Chinese character
  const BLOCK = 100; // entries in a file
  const MOST = 30;
  const RUN = /[\u3400-\u9fff]+|[a-z0-9]+/g;
  const ENDINGS = /(?:ations?|ions?|ing|ed|ies|es|s|y|e)$/;

  const files = new Map();
  window.ledgerSearch = { take: (name, content) => files.set(name, content) };

  // What a file holds, undefined where there is none of that name.
  const open = async (name) => {
    if (!files.has(name)) await loadScript(new URL(`${name}.js`, base).href);
    return files.get(name);
  };
  const lists = {};
  const openListed = async (list, name) => {
    lists[list] ??= new Set(await open(list));
    return lists[list].has(name) ? open(name) : undefined;
  };

  let simple = null;
  // Full and half width, capitals, accents, traditional and simplified: all one.
  const fold = async (text) => {
    const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}|['’]/gu, "");
    if (!/[\u3400-\u9fff]/.test(plain)) return plain;
    if (!simple) {
      const [full, short] = await open("variants");
      simple = new Map([...full].map((sign, at) => [sign, [...short][at]]));
    }
    return plain.replace(/[\u3400-\u9fff]/g, (sign) => simple.get(sign) || sign);
  };

  const isHan = (run) => run[0] >= "\u3400";
  // What makes a question of words and says nothing of the matter.
  const ASKING = /有没有|有多少|是多少|是什么|(?:人|户)数$|多少钱|多少|什么|怎么样|怎么|怎样|如何|哪些|几个|[吗呢了的]|\b(?:how|many|much|what|which|who|is|are|was|the|of|in|a|did|does|do)\b/g;
  const listTerms = (text) => (text.match(RUN) || []).flatMap((run) => {
    if (!isHan(run) || run.length === 1) return [run];
    return [...run].slice(1).map((sign, at) => run[at] + sign);
  });

  const shardOf = (term) => (isHan(term) ? `h${term.charCodeAt(0) % HEADS}` : term[0]);
  const stem = (word) => (word.length > 3 ? word.replace(ENDINGS, "") : word);

  // How far a term of the index is the one asked for: itself, its other forms, its beginning.
  const likeness = (term, asked) => {
    if (term === asked) return 1;
    if (isHan(asked)) return asked.length === 1 && term.includes(asked) ? 0.5 : 0;
    if (stem(term) === stem(asked)) return 0.9;
    return asked.length > 2 && term.startsWith(asked) ? 0.6 : 0;
  };

  const postingsOf = async (asked) => {
    const shard = await openListed("term-files", `terms-${shardOf(asked)}`);
    const found = new Map();
    for (const [term, numbers] of Object.entries(shard || {})) {
      const like = likeness(term, asked);
      for (let at = 0; like && at < numbers.length; at += 2) {
        found.set(numbers[at], Math.max(found.get(numbers[at]) || 0, like * numbers[at + 1]));
      }
    }
    return found;
  };

  const entry = async (number) => {
    const block = await open(`entries-${Math.floor(number / BLOCK)}`);
    const [location, title, line] = block[number % BLOCK];
    return { location, title, line };
  };

  const closeness = (title, query) => {
    if (title === query || title.split(/[、，,/]\s*/).includes(query)) return 3;
    return title.startsWith(query) ? 1.5 : 1;
  };

  // Pages that hold the terms of a folded text, the best first: ``score``, and ``covered``, the share of terms they hold.
  const find = async (query) => {
    const bare = query.replace(ASKING, " ");
    const terms = [...new Set(listTerms(/[\u3400-\u9fff]{2}|[a-z0-9]{2}/.test(bare) ? bare : query))];
    const scores = new Map();
    for (const postings of await Promise.all(terms.map(postingsOf))) {
      postings.forEach((impact, number) => {
        const [sum, count] = scores.get(number) || [0, 0];
        scores.set(number, [sum + impact, count + 1]);
      });
    }
    const rank = ([sum, count]) => sum * (count / terms.length) ** 3;
    const best = [...scores].sort(([, one], [, two]) => rank(two) - rank(one)).slice(0, MOST);
    const hits = await Promise.all(best.map(async ([number, part]) => {
      const found = await entry(number);
      const title = await fold(found.title);
      return { ...found, number, folded: title, score: rank(part) * closeness(title, query), covered: part[1] / terms.length, titled: terms.some((term) => title.includes(term)) };
    }));
    return hits.sort((one, two) => two.score - one.score);
  };

  // Names by their pinyin, whole or from a syllable on, or by its initials.
  const hear = async (query) => {
    const letters = query.replace(/[^a-z]/g, "");
    if (letters.length < 3 || /[^a-z\s]/.test(query)) return [];
    const begins = (syllables) => syllables.some((_, at) => {
      const rest = syllables.slice(at);
      return rest.join("").startsWith(letters) || rest.map((sound) => sound[0]).join("").startsWith(letters);
    });
    const named = (sounds) => sounds.split(",").find((run) => begins(run.split(" ")));
    const heard = (await open("sounds")).map(([number, sounds]) => [number, named(sounds)]).filter(([, run]) => run);
    const shortest = heard.sort(([, one], [, two]) => one.length - two.length).slice(0, MOST);
    return Promise.all(shortest.map(async ([number]) => ({ ...(await entry(number)), number, covered: 1 })));
  };

  window.LedgerIndex = { find, fold, hear, open, openListed };
})();
