// In the explorer: unfold the chosen branch by its key; return the ms until it is said and drawn.
async (selector) => {
  const map = document.querySelector(selector);
  const said = document.querySelector("[data-part=say]");
  const began = performance.now();
  map.dispatchEvent(new KeyboardEvent("keydown", {key: " ", bubbles: true}));
  while (!said.textContent.startsWith("Unfolded")) await new Promise((next) => setTimeout(next, 0));
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
  return performance.now() - began;
}
