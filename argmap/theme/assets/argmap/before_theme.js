/** What has to be in place before the theme's own script runs; so this is a plain script, which a page runs before it. */
(() => {
  const AFTER_ALL = 3000; // ms
  const MARK = '{"of":'; // of data in parts
  bringFonts();
  keepStyles();
  const search = document.querySelector("[data-md-component=search]:has(input)"); // Zensical's begins at a button, by itself
  if (search) holdSearch(waitForSearch(search));

  /**
   * In a narrow window a first visit is read in the device's own fonts, since on a slow connection the site's would come
   * too late and hold up the rest. They are fetched at the end, and shown from the first click or the next document on.
   */
  function bringFonts() {
    const sheets = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll(".am-fonts"));
    const fonts = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=preload][as=font]"));
    const show = () => {
      for (const sheet of sheets) sheet.media = "all";
    };
    const bring = () => {
      for (const { href } of fonts) fetch(href, { priority: "low" }).catch(() => {}); // no prefetch, which Firefox holds to default-src
      /** @type {any} */ (window).__md_set("__fonts", true);
      addEventListener("click", () => setTimeout(show), { capture: true, once: true }); // what is clicked does not move
    };
    addEventListener("load", () => setTimeout(bring, AFTER_ALL));
  }

  /**
   * The theme makes the addresses of a page whole, which has the browser read the style sheets again: for a moment the page
   * has no styles, and fonts that came too late for the first paint take their places. So they keep their addresses. Only
   * when the theme compares them with those of the next page does it see whole ones, by which it knows them.
   */
  function keepStyles() {
    const links = document.querySelectorAll("link[rel=stylesheet], link[rel=preload]:not([as=font])");
    for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (links)) {
      const { href } = link;
      Object.defineProperty(link, "href", { get: () => href, set: () => {} });
      Object.defineProperty(link, "outerHTML", { get: () => spell(link, href) });
    }
  }

  /** An element's HTML with another address. @param {HTMLLinkElement} link @param {string} href */
  function spell(link, href) {
    const copy = /** @type {HTMLLinkElement} */ (link.cloneNode());
    copy.setAttribute("href", href);
    return copy.outerHTML;
  }

  /**
   * Settles when a reader begins a search, or at once where the address asks for words to be found or marked.
   * @param {Element} search @returns {Promise<void>}
   */
  function waitForSearch(search) {
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h") || search.contains(document.activeElement)) return Promise.resolve();
    return new Promise((begin) => search.addEventListener("focusin", () => begin(), { once: true }));
  }

  /**
   * Lets the search cost nothing until it has begun: the theme starts its worker and fetches its index on every visit, and
   * the index weighs more than a page.
   * @param {Promise<void>} begun
   */
  function holdSearch(begun) {
    holdWorker(begun);
    holdIndex(begun);
  }

  /** The next worker is the search's. @param {Promise<void>} begun */
  function holdWorker(begun) {
    const { Worker } = window;

    /** As much of a worker as the theme uses. */
    class LaterWorker extends EventTarget {
      /** @param {string} address */
      constructor(address) {
        super();
        window.Worker = Worker;
        const whole = new URL(address, location.href); // by the page of this visit; a search may begin on a later one
        /** @type {Promise<Worker>} */
        this.started = begun.then(() => this.start(whole));
      }

      /** @param {URL} address */
      start(address) {
        const worker = new Worker(address);
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
        return worker;
      }

      /** @param {any} message */
      postMessage(message) {
        this.started.then((worker) => worker.postMessage(message));
      }
    }
    window.Worker = /** @type {any} */ (LaterWorker);
  }

  /** @param {Promise<void>} begun */
  function holdIndex(begun) {
    const { open, send } = XMLHttpRequest.prototype;

    /** @this {XMLHttpRequest} @param {Parameters<XMLHttpRequest["open"]>} request */
    function openLater(...request) {
      if (String(request[1]).endsWith("/search/search_index.json")) {
        XMLHttpRequest.prototype.open = open;
        this.addEventListener("load", (event) => void joinIndex(this, event)); // before the theme listens
        this.send = () => void begun.then(() => send.call(this));
      }
      open.apply(this, request);
    }
    XMLHttpRequest.prototype.open = /** @type {any} */ (openLater);
  }

  /**
   * The index of a large map comes in parts (argmap/view/large_data.py), which are put together before the theme hears that
   * it has come. Where one does not come, the theme hears that none has.
   * @param {XMLHttpRequest} request @param {Event} event
   */
  async function joinIndex(request, event) {
    if (!event.isTrusted || request.status !== 200) return;
    event.stopImmediatePropagation();
    const kind = await bringParts(request).then(
      () => "load",
      () => "error",
    );
    request.dispatchEvent(new Event(kind));
  }

  /** Gives a request's answer the parts that it names. @param {XMLHttpRequest} request */
  async function bringParts(request) {
    const { response, responseURL } = request;
    if (!(await response.slice(0, MARK.length).text()).startsWith(MARK)) return;
    const whole = JSON.parse(await response.text());
    const names = Array.from({ length: whole.parts }, (_, i) => responseURL.replace(/\.json$/, `.${i + 1}.json`));
    const parts = await Promise.all(names.map((name) => fetch(name).then((answer) => answer.json())));
    if (parts.some((part) => part.of !== whole.of)) throw new Error("parts of different states of the index");
    const docs = parts.flatMap((part) => part.docs);
    const value = new Blob([JSON.stringify({ config: whole.config, docs })], { type: "application/json" });
    Object.defineProperty(request, "response", { value });
  }
})();
