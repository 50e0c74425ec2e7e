// Brings a claim's box into the window and gives the place where it is drawn there, in CSS pixels.
(async (claim) => {
  const { stage } = document.querySelector(".am-explorer").explorer;
  stage.reveal([claim], false);
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const { drawing } = stage;
  const box = drawing.scene.layout.boxes.get(claim);
  const corner = drawing.host.getBoundingClientRect();
  return [corner.left + (box.x + 30 - drawing.left) * drawing.scale, corner.top + (box.y + 8 - drawing.top) * drawing.scale];
})(v)
