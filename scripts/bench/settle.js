// In a page that pyvis wrote: says at the console when its network has settled and been drawn.
let network;
Object.defineProperty(window, "network", {
  configurable: true,
  get: () => network,
  set(made) {
    network = made;
    made.once("stabilizationIterationsDone", () => requestAnimationFrame(() => console.info("usable", performance.now())));
  },
});
