/**
 * Makes the theme's menu and search accessible: the theme opens them by labels of hidden check boxes, which have no name
 * and no keyboard focus. Each gets a button, and closed parts leave the tab order. Escape closes the menu and previews of
 * links. This module imports none, as every page loads it.
 */

const TOGGLES = ["__drawer", "__search"];
const WIDE = matchMedia("(min-width: 76.25em)");
const FOLLOWED = new WeakSet();

/**
 * Prepare the header and the menu of the page that is shown; again after each page that takes its place.
 * @param {(text: string, values?: Record<string, string>) => string} t gives a message in the language of the page
 */
export function prepareMenu(t) {
  const names = { __drawer: t("Menu"), __search: t("Search") };
  for (const [id, name] of Object.entries(names)) {
    const toggle = document.getElementById(id);
    const label = document.querySelector(`.md-header label.md-header__button[for="${id}"]`);
    if (!(toggle instanceof HTMLInputElement) || !label) continue;
    if (!label.querySelector("button")) label.append(makeButton(toggle, name));
    if (!FOLLOWED.has(toggle)) toggle.addEventListener("change", () => follow(toggle));
    FOLLOWED.add(toggle);
  }
  for (const title of document.querySelectorAll(".md-sidebar--primary .md-nav .md-nav > label.md-nav__title")) {
    const toggle = document.getElementById(title.getAttribute("for") ?? "");
    if (toggle && !title.querySelector("button"))
      title.append(makeButton(toggle, t("Back from {title}", { title: title.textContent?.trim() ?? "" })));
  }
  nameColours({ default: t("Light colours"), slate: t("Dark colours") });
  showState();
}

/** The theme names each choice of colours by the one that comes next, and checks none of them. @param {Record<string, string>} names by scheme */
function nameColours(names) {
  for (const input of document.querySelectorAll("[data-md-component=palette] input")) {
    if (!(input instanceof HTMLInputElement)) continue;
    input.setAttribute("aria-label", names[input.dataset.mdColorScheme ?? ""] ?? input.ariaLabel ?? "");
    if (input.nextElementSibling?.matches(":not([hidden])")) input.checked = true; // it is shown while its colours are
  }
}

/** @param {HTMLElement} toggle @param {string} name */
function makeButton(toggle, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "am-menu-button";
  button.setAttribute("aria-label", name);
  button.dataset.opens = toggle.id;
  button.addEventListener("click", (event) => {
    event.preventDefault(); // the label around it would open it a second time
    toggle.click();
  });
  return button;
}

/** The keys go into what is opened, and back to its button. @param {HTMLInputElement} toggle */
function follow(toggle) {
  showState();
  if (toggle.id !== "__drawer" || WIDE.matches) return;
  const open = [...document.querySelectorAll(".md-sidebar--primary .md-nav__toggle:checked:not(#__toc) ~ .md-nav")].at(-1);
  const inside = (open ?? document.querySelector(".md-sidebar--primary"))?.querySelector("a.md-nav__link");
  if (toggle.checked && inside instanceof HTMLElement) inside.focus();
  else if (!toggle.checked) buttonOf(toggle)?.focus();
}

/** @param {HTMLElement} toggle @returns {HTMLElement | null} */
function buttonOf(toggle) {
  return document.querySelector(`button[data-opens="${toggle.id}"]`);
}

function showState() {
  for (const id of TOGGLES) {
    const toggle = document.getElementById(id);
    if (toggle instanceof HTMLInputElement) buttonOf(toggle)?.setAttribute("aria-expanded", String(toggle.checked));
  }
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  menu?.toggleAttribute("inert", !WIDE.matches && drawer instanceof HTMLInputElement && !drawer.checked);
}

WIDE.addEventListener("change", showState);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const drawer = document.getElementById("__drawer");
  if (drawer instanceof HTMLInputElement && drawer.checked) drawer.click();
  for (const preview of document.querySelectorAll(".md-tooltip2--active")) preview.classList.remove("md-tooltip2--active");
});
