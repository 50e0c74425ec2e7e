/** Builds elements: `h("p", { class: "am-note" }, "text", element)`; a function under `on…` listens. */

/**
 * @param {string} tag
 * @param {Record<string, any>} attributes  null and false leave an attribute out, true sets it empty
 * @param {...(Node | string | null | undefined)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * Runs work after the next frame has been drawn.
 * @param {() => void} work
 * @returns {() => void} calls it off
 */
export function afterPaint(work) {
  let timer = 0;
  const frame = requestAnimationFrame(() => (timer = window.setTimeout(work)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
