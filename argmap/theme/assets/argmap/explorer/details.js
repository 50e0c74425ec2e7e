/**
 * Details beside the map: the chosen claim's own page, without the parts that the explorer shows itself.
 *
 * @typedef {import("./model.js").Claim} Claim
 */
import { h } from "../lib/elements.js";
import { fetchPage } from "../lib/fetch.js";
import { t } from "../lib/translate.js";
import { WEIGHTLESS } from "../words.js";
import { describeKind, nameStanding } from "./words.js";

const LEFT_OUT = [
  "script",
  "style",
  "template",
  "[data-argmap]",
  ".md-content__button",
  ".headerlink",
  ".am-propose",
  '[data-am-part="map"]',
  '[data-am-part="pager"]',
  '[data-am-part="change"]',
  '[data-am-part="line"]',
  '[data-am-part="crumbs"]',
].join(",");
const KEPT_PAGES = 60;
const NOT_LOADED = t("The rest of what is said of this claim could not be loaded. Choose the claim again to try again.");
/** @typedef {["h2" | "h3", string]} Level a tag and a class */
/** @type {Level} */
const TITLE = ["h2", "am-details__title"];
/** @type {Level} */
const PART = ["h3", "am-details__part"];

export class Details {
  /** @param {HTMLElement} panel @param {string} root @param {{show: (id: string) => void, fall: (id: string) => void}} acts */
  constructor(panel, root, { show: choose, fall }) {
    this.fall = fall;
    this.panel = panel;
    this.body = /** @type {HTMLElement} */ (panel.querySelector(".am-details__body"));
    this.link = /** @type {HTMLAnchorElement} */ (panel.querySelector(".am-details__page"));
    this.root = new URL(root, document.baseURI);
    this.shown = "";
    /** @type {Map<string, DocumentFragment>} */
    this.pages = new Map();
    this.body.addEventListener("click", (event) => this.follow(event, choose));
  }

  /** @param {string} id */
  address(id) {
    return new URL(`claims/${id}/`, this.root).href;
  }

  /** A link to another claim chooses it here; with a modifier it opens as ever. @param {MouseEvent} event @param {(id: string) => void} choose */
  follow(event, choose) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const prefix = new URL("claims/", this.root).href;
    if (!link?.href.startsWith(prefix)) return;
    const id = link.href.slice(prefix.length).split(/[/#?]/)[0];
    if (!id) return;
    event.preventDefault();
    event.stopPropagation();
    choose(id);
  }

  /** @param {Claim} claim */
  async show(claim) {
    this.shown = claim.id;
    this.panel.hidden = false;
    this.link.href = this.address(claim.id);
    const known = this.pages.get(claim.id);
    if (!known) this.put(introduce(claim));
    const page = known ?? (await this.fetchClaim(claim.id).catch(() => null));
    if (this.shown !== claim.id) return;
    if (!page) return this.body.append(h("p", { class: "am-failed" }, NOT_LOADED));
    this.put(/** @type {DocumentFragment} */ (page.cloneNode(true)));
    if (!WEIGHTLESS.includes(claim.kind)) this.addWhatIf(claim);
  }

  /** The buttons for switching the claim off and for beliefs about it, as on its page. @param {Claim} claim */
  addWhatIf(claim) {
    const data = { "data-claim": claim.id, "data-root": this.root.href, "data-heading": "h3" };
    const part = h("div", { class: "am-whatif", ...data });
    const show = h("button", { type: "button", onclick: () => this.fall(claim.id) }, t("Show on the map what falls with it"));
    this.body.append(part, h("p", {}, show));
    import("../whatif.js").then(
      ({ mount }) => mount(part, t),
      () => part.remove(),
    );
  }

  hide() {
    this.shown = "";
    this.panel.hidden = true;
  }

  /** @param {DocumentFragment} content */
  put(content) {
    this.body.replaceChildren(content);
    this.body.scrollTop = 0;
  }

  /** @param {string} id */
  async fetchClaim(id) {
    const address = this.address(id);
    const article = (await fetchPage(address)).querySelector("article");
    if (!article) throw new Error(`${address}: no article`);
    const content = prepare(article);
    if (this.pages.size >= KEPT_PAGES) this.pages.clear();
    this.pages.set(id, content);
    return content;
  }
}

/** A summary of a claim, shown until its page is loaded. @param {Claim} claim */
function introduce(claim) {
  const content = document.createDocumentFragment();
  content.append(h("h2", { class: "am-details__title" }, claim.heading));
  const words = [describeKind(claim), nameStanding(claim.standing)].filter(Boolean).join("; ");
  if (words) content.append(h("p", { class: "am-outline__words" }, words));
  return content;
}

/** The main parts of a claim's page, with no ids of their own. @param {Element} article */
function prepare(article) {
  const content = document.createDocumentFragment();
  for (const part of [...article.querySelectorAll(LEFT_OUT)]) part.remove();
  const parts = [...article.querySelectorAll("h1, [data-am-part]")].filter(
    (part) => !part.parentElement?.closest("[data-am-part]"),
  );
  for (const part of parts) content.append(document.importNode(part, true));
  for (const element of content.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const element of content.querySelectorAll("[data-fold]")) element.removeAttribute("data-fold"); // here nothing folds
  for (const element of content.querySelectorAll("[aria-labelledby]")) element.removeAttribute("aria-labelledby");
  for (const heading of content.querySelectorAll("h1, h2, h3")) lowerHeading(heading);
  return content;
}

/** The page has its own h1: a claim's heading is an h2 here, its parts h3. @param {Element} heading */
function lowerHeading(heading) {
  const [level, name] = heading.tagName === "H1" ? TITLE : PART;
  heading.replaceWith(h(level, { class: name }, ...heading.childNodes));
}
