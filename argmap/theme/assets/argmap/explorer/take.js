/**
 * Exports of the current view: as SVG, PNG, text and pages of paper, and as links and code to embed it.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./lens.js").Lens} Lens
 * @typedef {import("./figure.js").Shape} Shape
 * @typedef {{title: string, by: string, address: string}} Words  of a picture that stands alone
 */

import { writeClipboard } from "../lib/copy_text.js";
import { h, svg } from "../lib/elements.js";
import { fetchFile } from "../lib/fetch.js";
import { measureText } from "../lib/text_width.js";
import { t } from "../lib/translate.js";

export { saveFile as save } from "../lib/save_file.js";

import { FONT, FORMS, MARGIN, TITLE_FONT, WEIGHTS } from "../sizes.js";
import { Bearing, Outcome, Side } from "../words.js";
import { shapeBadge, shapeBox, shapeHeading, shapeLine, shapeStem } from "./figure.js";
import { arrange } from "./layout.js";
import { planBlocks } from "./plan.js";
import { describeStanding } from "./words.js";

const MOST_PIXELS = 16384;
const HEAD = 58;
const KEY = 26;
const KEY_GAP = 22;
const SAMPLE = 34;
const PAGE_HIGH = 1000; // px of a page of paper that is FORMS.medium.width wide
const FACES = {
  label: {},
  strong: { "font-weight": 600 },
  title: { "font-weight": 600, "font-size": TITLE_FONT },
  slanted: { "font-style": "italic" },
};

/** The shapes of a whole scene, from the lowest to the topmost. @param {Scene} scene @returns {Shape[]} */
function listShapes(scene) {
  const { layout, rows, lens } = scene;
  const links = [...layout.links].flatMap(([id, link]) => {
    const row = rows.get(id);
    return row ? [{ id, link, row }] : [];
  });
  const [pale, others] = [true, false].map((wanted) => links.filter(({ row }) => lens.pale(row) === wanted));
  return [
    ...layout.headings.flatMap((heading) => shapeStem(scene, heading)),
    ...[...pale, ...others].flatMap(({ id, link, row }) => shapeLine(scene, id, link, row)),
    ...layout.headings.flatMap((heading) => shapeHeading(scene, heading)),
    ...[...layout.boxes.values()].flatMap((box) => shapeBox(scene, box, rows.get(box.id))),
    ...links.flatMap(({ id, link, row }) => shapeBadge(scene, id, link, row)),
  ];
}

/** @param {Shape} shape @param {Scene} scene @returns {SVGElement} */
function makeElement(shape, scene) {
  const style = {
    fill: shape.fill ?? "none",
    stroke: shape.stroke ?? null,
    "stroke-width": shape.stroke ? (shape.width ?? 1) : null,
    "stroke-dasharray": shape.dash?.length ? shape.dash.join(" ") : null,
    opacity: shape.alpha !== undefined && shape.alpha < 1 ? shape.alpha : null,
  };
  if (shape.kind === "rect")
    return svg("rect", { x: shape.x, y: shape.y, width: shape.w, height: shape.h, rx: shape.r, ...style });
  if (shape.kind === "path") {
    const moved = shape.x !== undefined || shape.y !== undefined;
    return svg("path", { d: shape.path, transform: moved ? `translate(${shape.x ?? 0} ${shape.y ?? 0})` : null, ...style });
  }
  const family = shape.font === "title" ? { "font-family": scene.serif } : {};
  const anchor = { "text-anchor": shape.anchor ?? null };
  return svg("text", { x: shape.x, y: shape.y, ...FACES[shape.font], ...family, ...anchor, ...style }, shape.text);
}

/** A scene as an SVG element with its title above, and below it the legend and where it is from. @param {Scene} scene @param {Words} words @returns {SVGSVGElement} */
export function frameSvg(scene, words) {
  const { layout, colours, font } = scene;
  const keys = placeKeys(scene, layout.width);
  const height = HEAD + layout.height + keys.height + KEY;
  const size = { viewBox: `0 0 ${layout.width} ${height}`, width: layout.width, height };
  const picture = svg("svg", { ...size, "font-family": font, "font-size": FONT });
  picture.append(svg("title", {}, words.title));
  picture.append(svg("rect", { width: "100%", height: "100%", fill: colours.paper }));
  const title = { x: MARGIN, y: 26, "font-family": scene.serif, "font-size": TITLE_FONT, "font-weight": 600, fill: colours.ink };
  picture.append(svg("text", title, words.title));
  picture.append(svg("text", { x: MARGIN, y: 46, fill: colours.quiet }, words.by));
  const body = svg("g", { transform: `translate(0 ${HEAD})` });
  for (const shape of listShapes(scene)) body.append(makeElement(shape, scene));
  const key = svg("g", { transform: `translate(0 ${HEAD + layout.height})` });
  for (const shape of keys.shapes) key.append(makeElement(shape, scene));
  picture.append(body, key, svg("text", { x: MARGIN, y: height - MARGIN, fill: colours.quiet }, words.address));
  return picture;
}

/** The legend in rows of samples with their words. @param {Scene} scene @param {number} width @returns {{shapes: Shape[], height: number}} */
function placeKeys(scene, width) {
  /** @type {Shape[]} */
  const shapes = [];
  let [x, y] = [MARGIN, KEY / 2];
  for (const { words, sample } of listKeys(scene)) {
    const wide = SAMPLE + 8 + measureText(words, FONT);
    if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + KEY];
    shapes.push(...sample(x, y), {
      kind: "text",
      text: words,
      x: x + SAMPLE + 8,
      y: y + 4.5,
      font: "label",
      fill: scene.colours.quiet,
    });
    x += wide + KEY_GAP;
  }
  return { shapes, height: y + KEY / 2 };
}

/** @typedef {{words: string, sample: (x: number, y: number) => Shape[]}} Key */

/** @param {Scene} scene @returns {Key[]} */
function listKeys({ colours, lens }) {
  const line = (/** @type {string} */ stroke, /** @type {number} */ width, /** @type {number[]} */ dash, alpha = 1) =>
    /** @type {Key["sample"]} */ ((x, y) => [{ kind: "path", path: `M ${x} ${y} h ${SAMPLE}`, stroke, width, dash, alpha }]);
  const bearings = ["supports", "attacks", "undercuts"].map((name) => {
    const { meaning, dash = [] } = Bearing[name];
    return { words: meaning.split(":")[0], sample: line(colours.quiet, 2, dash) };
  });
  const sides = ["for", "against"].map((name) => {
    const { meaning, tone, dash = [] } = Side[name];
    const stroke = colours[tone];
    return {
      words: meaning,
      sample: /** @type {Key["sample"]} */ (
        (x, y) => [{ kind: "path", path: `M ${x + 17} ${y - 9} v 18`, stroke, width: 5, dash }]
      ),
    };
  });
  const strengths = [{ words: t("a strong step"), sample: line(colours.quiet, WEIGHTS.strong, []) }];
  const pale = lens.tells ? [{ words: Outcome.answered.word, sample: line(colours.quiet, WEIGHTS.moderate, [], 0.4) }] : [];
  return [...sides, ...bearings, ...strengths, ...pale];
}

/**
 * What is shown, as pages of paper: on one where it fits, else each branch on pages of its own below the claim in the middle.
 * @param {Row[]} rows @param {string} focus @param {{answers: string[], author: string}} map @param {Lens} lens
 */
export function layPages(rows, focus, map, lens) {
  const blocks = planBlocks(rows, focus, map, lens);
  const whole = arrange(blocks, "medium");
  if (whole.height <= PAGE_HIGH) return [whole];
  return blocks.flatMap((block) => block.sections.flatMap((section) => cutSection(block, section)));
}

/** @param {import("./layout.js").Block} block @param {import("./layout.js").Section} section */
function cutSection(block, section) {
  /** @type {import("./layout.js").Layout[]} */
  const pages = [];
  const arrangeFrom = (/** @type {import("./layout.js").Item[]} */ items) =>
    arrange([{ ...block, sections: [{ ...section, items }] }], "narrow", FORMS.medium.width);
  /** @type {import("./layout.js").Item[]} */
  let page = [];
  for (const branch of splitBranches(section.items)) {
    const longer = [...page, ...branch];
    if (page.length && (branch.length > 1 || arrangeFrom(longer).height > PAGE_HIGH)) {
      pages.push(arrangeFrom(page));
      page = [];
    }
    page.push(...branch);
    for (const rest of cutLong(page, (items) => arrangeFrom(items).height <= PAGE_HIGH)) {
      pages.push(arrangeFrom(rest.page));
      page = rest.left;
    }
  }
  if (page.length) pages.push(arrangeFrom(page));
  return pages;
}

/** The branches of a section, each a list with its direct reason first. @param {import("./layout.js").Item[]} items */
function splitBranches(items) {
  /** @type {import("./layout.js").Item[][]} */
  const branches = [];
  for (const item of items) {
    if (!item.parent || !branches.length) branches.push([item]);
    else branches[branches.length - 1].push(item);
  }
  return branches;
}

/**
 * Cuts what is too long for a page; each further page begins with the line that leads to its first claim.
 * @param {import("./layout.js").Item[]} items @param {(items: import("./layout.js").Item[]) => boolean} fits
 */
function* cutLong(items, fits) {
  let left = items;
  while (!fits(left)) {
    let [count, over] = [1, left.length];
    while (over - count > 1) {
      const half = (count + over) >> 1;
      if (fits(left.slice(0, half))) count = half;
      else over = half;
    }
    const page = left.slice(0, count);
    const line = lineTo(items, left[count]);
    left = [...line, ...left.slice(count)];
    if (line.length >= count) return; // a page that would hold nothing but its line
    yield { page, left };
  }
}

/** @param {import("./layout.js").Item[]} items @param {import("./layout.js").Item} item */
function lineTo(items, item) {
  const byId = new Map(items.map((one) => [one.id, one]));
  const line = [];
  for (let above = byId.get(item.parent ?? ""); above; above = byId.get(above.parent ?? "")) line.unshift(above);
  return line;
}

/** Put the map's fonts into a picture, which cannot fetch any: without them its text would be of another width. @param {SVGSVGElement} picture @param {Record<string, string>} fonts address of the font file by face, such as `"IBM Plex Sans" 400` */
export async function addFonts(picture, fonts) {
  const rules = Object.entries(fonts).map(async ([face, address]) => {
    const [, family, weight] = face.match(/^(.*) (\d+)$/) ?? [];
    const source = await asDataAddress(await (await fetchFile(address)).blob());
    return `@font-face{font-family:${family};font-weight:${weight};src:url("${source}") format("woff2")}`;
  });
  picture.prepend(svg("style", {}, (await Promise.all(rules)).join("")));
}

/** @param {Blob} file @returns {Promise<string>} */
function asDataAddress(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** @param {SVGSVGElement} picture */
export function asSvgFile(picture) {
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
}

/** A picture as PNG; null where it is more than a canvas can hold. @param {SVGSVGElement} picture @returns {Promise<Blob | null>} */
export async function asPngFile(picture) {
  const width = Number(picture.getAttribute("width"));
  const height = Number(picture.getAttribute("height"));
  const scale = Math.min(2, MOST_PIXELS / width, MOST_PIXELS / height);
  if (scale < 1) return null;
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = h("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/**
 * The view as an indented list.
 * @param {Row[]} rows @param {string} address @param {(id: string) => string} link
 * @param {(row: Row) => string[]} words what the tree does not show of a row
 */
export function asText(rows, address, link, words) {
  const lines = rows.map((row) => {
    const relation = row.claim.bearing ? `${Bearing[row.claim.bearing].sign} ${Bearing[row.claim.bearing].word}: ` : "";
    const folded = row.foldable && !row.open ? ` [${t("{n} more", { n: row.total })}]` : "";
    const remarks = [describeStanding(row.claim), ...words(row), row.faded ? t("does not match the filter") : ""]
      .filter(Boolean)
      .join("; ");
    return `${"  ".repeat(row.depth)}- ${relation}${row.claim.heading}${remarks && ` (${remarks})`}${folded} <${link(row.claim.id)}>`;
  });
  return `${lines.join("\n")}\n\n${address}\n`;
}

/** @param {string} text */
export async function copy(text) {
  if (await writeClipboard(text)) return true;
  const box = h("textarea", { class: "am-unseen" }, text);
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

/** @param {string} address @param {string} title */
export function embedCode(address, title) {
  return h("iframe", { src: address, title, width: "100%", height: 600, loading: "lazy" }).outerHTML;
}
