// In any page, from its start: notes when it was first and fully painted, what shifted, and when the map was ready.
window.loading = { painted: 0, largest: 0, shift: 0, worst: 0, moved: "", picture: 0, ready: 0 };

const watchEntries = (type, note) => {
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
};

const nameOf = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.className || node?.nodeName || "";

watchEntries("paint", ({ name, startTime }) => {
  if (name === "first-contentful-paint") window.loading.painted = startTime;
});
watchEntries("largest-contentful-paint", ({ startTime }) => {
  window.loading.largest = startTime;
});
watchEntries("layout-shift", ({ value, sources, hadRecentInput }) => {
  const { loading } = window;
  if (hadRecentInput) return;
  loading.shift += value;
  if (value <= loading.worst) return;
  loading.worst = value;
  loading.moved = sources.map(({ node }) => nameOf(node)).join(", ");
});

// Frames begin only when the style sheets have come, so what is in the page at one of them is painted in it.
const look = () => {
  const { loading } = window;
  if (!loading.picture && document.querySelector(".am-map__static svg")) loading.picture = performance.now();
  if (!loading.ready && document.querySelector(".am-explorer[data-ready]")) loading.ready = performance.now();
  if (!loading.picture || !loading.ready) requestAnimationFrame(look);
};
requestAnimationFrame(look);
