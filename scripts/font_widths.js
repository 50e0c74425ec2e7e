/**
 * The width of each character at 1,000 px, by face; a character that a font lacks, which falls back to another, is left out:
 * it is as wide in front of two different fallbacks only where the font has it.
 * @param {[Record<string, string>, string]} asked fonts as base64 by face, and the characters
 */
async ([sources, characters]) => {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const measure = (font, character) => {
    context.font = `1000px ${font}`;
    return context.measureText(character).width;
  };
  const found = {};
  for (const [face, source] of Object.entries(sources)) {
    const font = new FontFace(`am-${face}`, `url(data:font/woff2;base64,${source})`);
    document.fonts.add(await font.load());
    found[face] = {};
    for (const character of characters) {
      const [one, other] = ["monospace", "cursive"].map((fallback) => measure(`am-${face}, ${fallback}`, character));
      if (one === other && one !== measure("monospace", character)) found[face][character] = Math.round(one);
    }
  }
  return found;
};
