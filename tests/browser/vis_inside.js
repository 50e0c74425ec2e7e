// Draws two nodes with vis-network, with and without what explorer/vis_inside.js does, and tells what was drawn when.
async (source) => {
  const inside = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const FAR = 3000; // from the origin, where vis-network takes a node to be until it has measured it
  const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const drawn = [];
  const ctxRenderer = ({ id }) => ({ drawNode: () => drawn.push(id), nodeDimensions: { width: 20, height: 20 } });
  const asNode = (id, x) => ({ id, x, y: 0, shape: "custom", ctxRenderer });
  const host = document.body.appendChild(Object.assign(document.createElement("div"), { id: "map" }));
  host.style.cssText = "width: 600px; height: 400px";
  const nodes = new vis.DataSet();
  const network = new vis.Network(host, { nodes, edges: [] }, { physics: false });
  let drawings = 0;
  network.on("beforeDrawing", () => {
    drawings += 1;
  });
  await frame();

  const count = (change) => {
    drawings = 0;
    change();
    return drawings;
  };
  const loud = count(() => nodes.update([asNode("a", 0)]));
  const quiet = count(() => inside.changeQuietly(network, () => nodes.update([asNode("b", 0)])));
  await frame();
  const quietLater = drawings;

  const isDrawnAtOnce = async (id, prepare) => {
    network.moveTo({ position: { x: FAR, y: 0 }, scale: 1, animation: false });
    await frame();
    inside.changeQuietly(network, () => {
      nodes.update([asNode(id, FAR)]);
      prepare();
    });
    drawn.length = 0;
    const first = new Promise((next) => network.once("afterDrawing", () => next(drawn.includes(id))));
    network.redraw();
    return first;
  };
  const unprepared = await isDrawnAtOnce("c", () => {});
  const prepared = await isDrawnAtOnce("d", () => inside.drawAlways(network, ["d"]));

  const framed = host.querySelector(".vis-network").getAttribute("tabindex");
  const canvas = inside.leaveTabStops(host);
  const stops = [...host.querySelectorAll("*")].filter((one) => one.tabIndex >= 0).length;
  network.destroy();
  return { loud, quiet, quietLater, unprepared, prepared, framed, canvas: canvas.tagName, stops };
};
