// In a page that pyvis wrote: reports to the server when its network has settled and been drawn.
{
  let network;
  const report = () => fetch(`/usable/${performance.now()}`);
  Object.defineProperty(window, "network", {
    configurable: true,
    get: () => network,
    set(made) {
      network = made;
      made.once("stabilizationIterationsDone", () => requestAnimationFrame(report));
    },
  });
}
