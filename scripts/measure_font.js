// In any page: a font's average width over a text, and its ascent, descent and line gap, in parts of its size.
async ({ bytes, text }) => {
  const SIZE = 1000;
  const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  const face = new FontFace(`measured-${document.fonts.size}`, data);
  document.fonts.add(await face.load());
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${SIZE}px ${face.family}`;
  const line = document.createElement("div");
  line.style.cssText = `position: absolute; font: ${SIZE}px/normal ${face.family}`;
  line.textContent = "x";
  document.body.replaceChildren(line);
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = pen.measureText("x");
  const gap = line.getBoundingClientRect().height - ascent - descent;
  const width = text.split("\n").reduce((sum, part) => sum + pen.measureText(part).width, 0) / text.length;
  return [width, ascent, descent, gap].map((length) => length / SIZE);
};
