// Scrolls an element into the window and gives the middle of its first line, in CSS pixels; nothing where it is not there to be pressed.
((selector) => {
  const found = [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);
  if (!found) return null;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = found.getClientRects()[0];
  return [left + width / 2, top + height / 2];
})(v)
