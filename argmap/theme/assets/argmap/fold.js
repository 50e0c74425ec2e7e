/**
 * On a narrow window, folds what pages mark `data-fold` below a button: the words that the mark gives, or else the heading
 * right before it. A plain script in the head of a page: it sees each part as the browser reads it, so that nothing is painted unfolded and then moves. Wide
 * windows, paper and browsers without scripts show all. The browser's own search finds what is folded and opens it.
 */
(() => {
  const NARROW = matchMedia("(max-width: 44.9375em)");
  const LATER = ".md-content [data-fold]:not([data-folded])"; // a preview of a page stands outside

  /** @type {Set<string>} what the reader opened, so that Back finds it open @see keyOf */
  const opened = new Set();

  /** @param {Element} body @returns {string} its page and its place among the folded parts of that */
  function keyOf(body) {
    return `${location.pathname} ${[...document.querySelectorAll("[data-fold]")].indexOf(body)}`;
  }

  /** @returns {boolean} whether there was any */
  function foldNew() {
    const bodies = NARROW.matches ? [...document.querySelectorAll(LATER)] : [];
    for (const body of bodies) fold(/** @type {HTMLElement} */ (body));
    return bodies.length > 0;
  }

  /** @param {Element} body @param {string} words */
  function addHeading(body, words) {
    const heading = Object.assign(document.createElement("p"), { className: "am-fold-words", textContent: words });
    body.before(heading);
    return heading;
  }

  /** @param {HTMLElement} body */
  function fold(body) {
    const heading = body.dataset.fold ? addHeading(body, body.dataset.fold) : body.previousElementSibling;
    if (!heading) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "am-fold" });
    button.append(...heading.childNodes);
    heading.append(button);
    body.dataset.folded = "";
    const set = (/** @type {boolean} */ open) => {
      button.setAttribute("aria-expanded", String(open));
      if (open) body.removeAttribute("hidden");
      else body.setAttribute("hidden", "until-found");
      if (open) opened.add(keyOf(body));
      else opened.delete(keyOf(body));
    };
    button.addEventListener("click", () => set(body.hasAttribute("hidden")));
    body.addEventListener("beforematch", () => set(true));
    set(opened.has(keyOf(body)));
  }

  /** @param {Element} body */
  function open(body) {
    const button = body.previousElementSibling?.querySelector(".am-fold");
    if (button instanceof HTMLElement && body.hasAttribute("hidden")) button.click();
  }

  /** Opens what an address leads into, or whose heading it names. @param {string} hash @param {boolean} [moved] whether folding has moved it */
  function reveal(hash, moved = false) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    const own = target.nextElementSibling;
    if (own?.matches("[data-folded]")) open(own);
    const around = [...document.querySelectorAll("[data-folded][hidden]")].filter((body) => body.contains(target));
    around.forEach(open);
    if (moved || around.length) target.scrollIntoView();
  }

  /** A link to where the page is already changes no address, so no other event tells of it. @param {MouseEvent} event */
  function follow({ target }) {
    const link = target instanceof Element ? target.closest("a[href*='#']") : null;
    if (link instanceof HTMLAnchorElement && link.pathname === location.pathname) reveal(link.hash);
  }

  const seen = new MutationObserver(foldNew);
  seen.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    foldNew();
    reveal(location.hash);
    seen.disconnect();
    // The theme puts the next page into the present one, and scrolls to its place before this can fold.
    new MutationObserver(() => {
      if (foldNew()) reveal(location.hash, true);
    }).observe(document.body, { childList: true });
  });
  addEventListener("hashchange", () => reveal(location.hash));
  document.addEventListener("click", follow);
  NARROW.addEventListener("change", () => {
    if (NARROW.matches) return;
    for (const body of document.querySelectorAll("[data-folded]")) open(body);
  });
})();
