// Many short texts in which words are looked for, as one long text: a browser goes through it at once.
"use strict";
(() => {
  const END = "\0"; // stands in no text and in no word

  // Full and half width, capitals and small letters, all dashes are one; a number has no commas and no space after it.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[‐-―−]/g, "-").replace(/(\d),(?=\d)/g, "$1")
    .replace(/(\d) +(?=[\u4e00-\u9fff%])/g, "$1");

  class LedgerTexts {
    constructor(texts) {
      this.whole = fold(texts.join(END)) + END;
      this.ends = new Uint32Array(texts.length);
      for (let at = 0, end = -1; at < texts.length; at += 1) {
        end = this.whole.indexOf(END, end + 1);
        this.ends[at] = end;
      }
    }

    // ``LedgerTexts.simple``: the simplified form of each traditional character, once it was needed.
    static words(text) {
      const simple = LedgerTexts.simple || new Map();
      return fold(text).replace(/[\u3400-\u9fff]/g, (sign) => simple.get(sign) || sign).split(/[\s\0]+/).filter(Boolean);
    }

    // For each text, whether it holds a word.
    find(word) {
      const fits = new Uint8Array(this.ends.length);
      let text = 0;
      for (let at = this.whole.indexOf(word); at >= 0; at = this.whole.indexOf(word, this.ends[text])) {
        while (this.ends[text] < at) text += 1;
        fits[text] = 1;
      }
      return fits;
    }
  }

  window.LedgerTexts = LedgerTexts;
})();
