// What test_layouts.py asks for: the layout of blocks as plain data, and the width and lines of texts.
import { arrange, drawLine } from "../../argmap/theme/assets/argmap/explorer/layout.js";
import { measureText, wrapText } from "../../argmap/theme/assets/argmap/lib/text_width.js";

export function arrangeAll(cases) {
  return cases.map(({ blocks, form, width }) => dumpLayout(arrange(blocks, form, width ?? undefined)));
}

/** A layout as plain data, its lines with their paths. */
export function dumpLayout(layout) {
  const boxes = [...layout.boxes.values()].map(({ item, notes, ...box }) => ({
    ...box,
    notes: notes.map(([{ title }, x, y]) => [title, x, y]),
    said: item.word ?? "",
    marks: item.marks ?? 0,
  }));
  const lines = [...layout.links].map(([id, link]) => drawLine(id, link, layout.form));
  const headings = layout.headings.map(({ section, x, y, stem }) => ({ title: section.title, x, y, stem }));
  return { width: layout.width, height: layout.height, boxes, lines, headings };
}

export function measureAll(texts, width) {
  return texts.map(([text, font, face]) => [measureText(text, font, face), wrapText(text, width, font, face)]);
}
