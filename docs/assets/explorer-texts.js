// Many short texts in which words are looked for, as one long text: a browser goes through it at once.
"use strict";
(() => {
  const END = "\0"; // stands in no text and in no word

  // Full width and half width, capitals and small letters are one.
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  class LedgerTexts {
    constructor(texts) {
      this.whole = fold(texts.join(END)) + END;
      this.ends = new Uint32Array(texts.length);
      for (let at = 0, end = -1; at < texts.length; at += 1) {
        end = this.whole.indexOf(END, end + 1);
        this.ends[at] = end;
      }
    }

    static words(text) { return fold(text).split(/[\s\0]+/).filter(Boolean); }

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
