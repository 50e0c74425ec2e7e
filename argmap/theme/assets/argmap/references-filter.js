/**
 * Filters the references by how far they were checked: a button with a count for each level, and what is shown in words.
 */

/** @param {HTMLElement} element */
export function mount(element) {
  const sections = [...document.querySelectorAll(".am-level")].filter((part) => part instanceof HTMLElement);
  if (sections.length < 2) return;
  const status = document.createElement("p");
  status.className = "am-filter__status";
  status.setAttribute("role", "status");
  const title = document.createElement("p");
  title.id = "filter-title";
  title.textContent = "Show references by how far they were checked";
  const group = document.createElement("div");
  group.className = "am-filter__levels";
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", title.id);
  group.append(...sections.map((section) => makeButton(section, () => announce(sections, status))));
  element.replaceChildren(title, group, status);
  element.hidden = false;
  announce(sections, status);
}

/**
 * @param {HTMLElement} section
 * @param {() => void} changed
 * @returns {HTMLButtonElement}
 */
function makeButton(section, changed) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${section.dataset.level} (${countWorks(section)})`;
  button.setAttribute("aria-pressed", "true");
  button.addEventListener("click", () => {
    section.hidden = !section.hidden;
    button.setAttribute("aria-pressed", String(!section.hidden));
    changed();
  });
  return button;
}

/**
 * @param {Element} section
 * @returns {number}
 */
function countWorks(section) {
  return section.querySelectorAll(".am-references > li").length;
}

/**
 * @param {HTMLElement[]} sections
 * @param {HTMLElement} status
 */
function announce(sections, status) {
  const shown = sections.filter((section) => !section.hidden);
  const sum = (/** @type {HTMLElement[]} */ parts) => parts.reduce((total, part) => total + countWorks(part), 0);
  status.textContent = `${sum(shown)} of ${sum(sections)} references shown.`;
}
