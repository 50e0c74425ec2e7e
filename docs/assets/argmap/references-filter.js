/**
 * Filters the references by how far they were checked: a check box with a count for each level, and what is shown in words.
 */

/** @param {HTMLElement} element */
export function mount(element) {
  const sections = [...document.querySelectorAll(".am-level")].filter((part) => part instanceof HTMLElement);
  if (sections.length < 2) return;
  const status = document.createElement("p");
  status.className = "am-filter__status";
  status.setAttribute("role", "status");
  const group = document.createElement("fieldset");
  group.className = "am-filter__levels";
  const title = document.createElement("legend");
  title.textContent = "Show references by how far they were checked";
  group.append(title, ...sections.map((section) => makeChoice(section, count(section))));
  group.addEventListener("change", () => show(sections, group, status));
  element.replaceChildren(group, status);
  element.hidden = false;
  show(sections, group, status);
  return () => sections.forEach((section) => (section.hidden = false));
}

/**
 * @param {Element} section
 * @returns {number}
 */
function count(section) {
  return section.querySelectorAll(".am-references > li").length;
}

/**
 * @param {HTMLElement} section
 * @param {number} number
 * @returns {HTMLLabelElement}
 */
function makeChoice(section, number) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  box.value = section.dataset.level ?? "";
  const text = document.createElement("span");
  text.textContent = `${box.value} (${number})`;
  label.append(box, text);
  return label;
}

/**
 * @param {HTMLElement[]} sections
 * @param {HTMLElement} group
 * @param {HTMLElement} status
 */
function show(sections, group, status) {
  const chosen = new Set([...group.querySelectorAll("input:checked")].map((box) => /** @type {HTMLInputElement} */ (box).value));
  let shown = 0;
  let all = 0;
  for (const section of sections) {
    const number = count(section);
    section.hidden = !chosen.has(section.dataset.level ?? "");
    all += number;
    if (!section.hidden) shown += number;
  }
  status.textContent = `${shown} of ${all} references shown.`;
}
