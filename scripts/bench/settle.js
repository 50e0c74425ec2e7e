// In a page that pyvis wrote: say when its network has settled and been drawn.
let network;
Object.defineProperty(window, "network", {
  configurable: true,
  get: () => network,
  set(made) {
    network = made;
    made.once("stabilizationIterationsDone", () => requestAnimationFrame(() => { window.usable = performance.now(); }));
  },
});
