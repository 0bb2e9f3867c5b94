// When and where the theme's search runs. Loaded before the theme's own script, which finds these two in place of the
// browser's Worker and XMLHttpRequest:
// - from a server, the index and the worker are fetched when a reader turns to the search, not on every page;
// - from a disk, where no worker may start, its script runs in an empty hidden frame, as it would in a thread. The
//   theme then loads search/search_index.js by itself;
// - a query reaches it with spaces between Chinese characters. They are the terms of the index; of a run of them the
//   theme would drop the last.
"use strict";
(() => {
  const NativeWorker = window.Worker;
  const NativeRequest = window.XMLHttpRequest;

  const turned = new Promise((resolve) => {
    const look = (event) => { if (event.target.closest(".md-search, [for=__search]")) resolve(); };
    ["focusin", "pointerover", "click"].forEach((kind) => document.addEventListener(kind, look));
    if (new URLSearchParams(location.search).has("q")) resolve();
  });

  window.XMLHttpRequest = class extends NativeRequest {
    open(method, address, ...rest) {
      this.waits = String(address).endsWith("/search/search_index.json");
      super.open(method, address, ...rest);
    }

    send(body) {
      if (this.waits) turned.then(() => super.send(body));
      else super.send(body);
    }
  };

  function startWorker(address, receive) {
    const worker = new NativeWorker(address);
    worker.addEventListener("message", (event) => receive(event.data));
    return (data) => worker.postMessage(data);
  }

  function startFrame(address, receive) {
    // A frame without an address has the page's own origin and policy, so that no other is needed.
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = frame.contentWindow;
    // What the script posts would go to the frame itself; it is for whoever made the worker.
    inner.postMessage = receive;
    const script = inner.document.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
    inner.document.head.append(script);
    return (data) => loaded.then(() => inner.dispatchEvent(new MessageEvent("message", { data })));
  }

  const start = location.protocol === "file:" ? startFrame : startWorker;

  const QUERY = 2; // as the theme numbers its messages
  const HAN = /[\u3400-\u9fff]/g;
  const spread = (message) => (message.type === QUERY ? { ...message, data: message.data.replace(HAN, " $& ") } : message);

  // The theme makes its worker with the page; this one starts with the first message, which comes with the index.
  window.Worker = function LateWorker(address) {
    const worker = new EventTarget();
    const receive = (data) => worker.dispatchEvent(new MessageEvent("message", { data }));
    let post;
    worker.postMessage = (data) => {
      if (!post) post = start(address, receive);
      post(spread(data));
    };
    return worker;
  };
})();
