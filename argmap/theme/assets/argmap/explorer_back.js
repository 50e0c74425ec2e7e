/**
 * The browser's Back and Forward within a page with a map are the map's. A plain script, since it has to listen before
 * the theme does: the theme would fetch the whole page anew for another view of it.
 *
 * @typedef {Window & {argmapBack?: boolean}} Watched
 * @typedef {Element & {explorer: {path: string, goBack: () => void}}} Host
 */
if (!(/** @type {Watched} */ (window).argmapBack)) {
  /** @type {Watched} */ (window).argmapBack = true;
  window.addEventListener("popstate", (event) => {
    const host = /** @type {Host | null} */ (document.querySelector(".am-explorer[data-ready]"));
    if (host?.explorer.path !== location.pathname) return;
    event.stopImmediatePropagation();
    host.explorer.goBack();
  });
}
