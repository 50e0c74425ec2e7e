/**
 * The browser's Back and Forward within a part of a page that keeps views of its own are that part's. A plain script, since
 * it has to listen before the theme does: the theme would fetch the whole page anew for another view of it.
 *
 * @typedef {Window & {argmapBack?: boolean}} Watched
 * @typedef {HTMLElement & {views?: {path: string, follow: () => void}}} Host  a part says with `views` that it can follow
 */
if (!(/** @type {Watched} */ (window).argmapBack)) {
  /** @type {Watched} */ (window).argmapBack = true;
  window.addEventListener("popstate", (event) => {
    const hosts = /** @type {NodeListOf<Host>} */ (document.querySelectorAll("[data-argmap]"));
    const views = [...hosts].map((host) => host.views).find((own) => own?.path === location.pathname);
    if (!views) return;
    event.stopImmediatePropagation();
    views.follow();
  });
}
