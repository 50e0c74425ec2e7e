/**
 * Exports of the current view: as SVG, PNG and text, and as links and code to embed it.
 *
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {import("./rows.js").Row} Row
 */

import { h, svg } from "../lib/elements.js";
import { fetchFile } from "../lib/fetch.js";

export { saveFile as save } from "../lib/save_file.js";

import { BADGE, FONT, LINE, MARGIN } from "../sizes.js";
import { Bearing, Kind } from "../words.js";
import { drawBracket, drawCross, drawLine } from "./layout.js";
import { colourOf, countParts, MARK, marksOf } from "./look.js";
import { describeStanding } from "./words.js";

const MOST_PIXELS = 16384;
const FADED = { line: 0.45, sign: 0.6 };
const CAPTION = 32;
const CAPTION_WIDEST = 640;

/** The whole of what is unfolded, as an SVG element. @param {Scene} scene @param {Record<string, string>} markPaths @returns {SVGSVGElement} */
export function drawSvg(scene, markPaths) {
  const { layout, colours, font } = scene;
  const { width, height } = layout;
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  const picture = svg("svg", { ...size, "font-family": font, "font-size": FONT });
  picture.append(svg("rect", { width: "100%", height: "100%", fill: colours.paper }));
  for (const cross of scene.crosses) {
    const from = layout.boxes.get(cross.from);
    const to = layout.boxes.get(cross.to);
    if (from && to) picture.append(line(drawCross(from, to, layout.narrow), cross.bearing, colours, 1, 0.5));
  }
  drawLines(picture, scene);
  for (const box of layout.boxes.values()) drawBox(picture, scene, box, markPaths);
  for (const box of layout.boxes.values()) drawSigns(picture, scene, box);
  return picture;
}

/** @param {SVGElement} picture @param {Scene} scene */
function drawLines(picture, { layout, rows, colours }) {
  /** @type {Map<string, import("./layout.js").Box[]>} */
  const groups = new Map();
  for (const box of layout.boxes.values()) {
    const parent = layout.boxes.get(box.parent);
    if (!parent) continue;
    if (box.step) groups.set(`${box.parent} ${box.step}`, [...(groups.get(`${box.parent} ${box.step}`) ?? []), box]);
    if (box.joined) continue;
    const { path, arrow } = drawLine(box, parent, layout.narrow);
    const opacity = rows.get(box.id)?.faded ? FADED.line : 1;
    picture.append(line(path, box.bearing, colours, 1.75, opacity));
    if (arrow) picture.append(svg("path", { d: `M${arrow}l-4 8h8z`, fill: colourOf(colours, box.bearing), opacity }));
  }
  for (const boxes of groups.values()) {
    if (boxes.length > 1) picture.append(line(drawBracket(boxes[0], boxes[boxes.length - 1]), boxes[0].bearing, colours, 2, 1));
  }
}

/** @param {string} path @param {string} bearing @param {Scene["colours"]} colours @param {number} width @param {number} opacity */
function line(path, bearing, colours, width, opacity) {
  return svg("path", {
    d: path,
    fill: "none",
    stroke: colourOf(colours, bearing),
    "stroke-width": width,
    "stroke-dasharray": (Bearing[bearing]?.dash ?? []).join(" ") || "none",
    opacity,
  });
}

/** @param {SVGElement} picture @param {Scene} scene @param {import("./layout.js").Box} box @param {Record<string, string>} markPaths */
function drawBox(picture, scene, box, markPaths) {
  const row = scene.rows.get(box.id);
  if (!row) return;
  const { colours } = scene;
  const { claim } = row;
  const outside = claim.voice === "outside";
  const thesis = claim.kind === "thesis";
  const { dash } = Kind[claim.kind];
  const group = svg("g", row.faded ? { "font-style": "italic" } : {});
  const ink = row.faded ? colours.quiet : colours.ink;
  const standing = describeStanding(claim);
  group.append(svg("title", {}, claim.heading + (standing && ` (${standing})`)));
  group.append(
    svg("rect", {
      x: box.x,
      y: box.y,
      width: box.width,
      height: box.height,
      rx: outside ? 12 : 3,
      fill: outside ? colours.raised : colours.paper,
      stroke: row.faded ? colours.line : thesis ? colours.ink : colours.quiet,
      "stroke-width": thesis ? 2.5 : 1,
      ...(dash.length ? { "stroke-dasharray": dash.join(" ") } : {}),
    }),
  );
  const marks = marksOf(claim);
  const top = box.y + (box.height - box.lines.length * LINE) / 2;
  marks.forEach(([mark, colour], place) => {
    const at = `translate(${box.x + 12 + place * MARK} ${top + 0.5})`;
    group.append(
      svg("path", {
        d: markPaths[mark],
        transform: at,
        fill: "none",
        stroke: colours[colour],
        "stroke-width": colour === "quiet" ? 1.6 : 2.2,
      }),
    );
  });
  box.lines.forEach((text, index) => {
    group.append(
      svg(
        "text",
        { x: box.x + 14 + marks.length * MARK, y: top + index * LINE + 13, fill: ink, "font-weight": thesis ? 600 : 400 },
        text,
      ),
    );
  });
  picture.append(group);
}

/** @param {SVGElement} picture @param {Scene} scene @param {import("./layout.js").Box} box */
function drawSigns(picture, { layout, rows, colours }, box) {
  const parent = layout.boxes.get(box.parent);
  const row = rows.get(box.id);
  if (parent && !box.joined) {
    const [x, y] = drawLine(box, parent, layout.narrow).badge;
    const opacity = row?.faded ? FADED.sign : 1;
    picture.append(svg("circle", { cx: x, cy: y, r: BADGE, fill: colours[box.bearing], opacity }));
    picture.append(
      svg(
        "text",
        { x, y: y + 4, fill: colours.paper, "font-size": 12, "font-weight": 600, "text-anchor": "middle", opacity },
        Bearing[box.bearing].sign,
      ),
    );
  }
  if (!row?.foldable || row.open) return;
  const x = box.x + box.width - 8;
  const counts = svg("text", { x, y: box.y + box.height / 2 + 4, "font-size": 12, "font-weight": 600, "text-anchor": "end" });
  for (const [bearing, text] of countParts(row.inside, row.total))
    counts.append(svg("tspan", { fill: colours[bearing || "quiet"] }, `${text} `));
  picture.append(counts);
}

/** Give a picture a line below that says what it is and where it is from: the first that is not too long, else the last. @param {SVGSVGElement} picture @param {string[]} captions @param {Pick<Scene, "colours" | "measure">} look */
export function addCaption(picture, captions, { colours, measure }) {
  const height = Number(picture.getAttribute("height")) + CAPTION;
  const drawn = Number(picture.getAttribute("width"));
  const widthOf = (/** @type {string} */ caption) => Math.ceil(measure(caption)) + 2 * MARGIN;
  const caption = captions.find((one) => widthOf(one) <= Math.max(drawn, CAPTION_WIDEST)) ?? captions[captions.length - 1];
  const width = Math.max(drawn, widthOf(caption));
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    picture.setAttribute(name, String(value));
  picture.append(svg("text", { x: MARGIN, y: height - MARGIN, fill: colours.quiet }, caption));
}

/** Put the map's fonts into a picture, which cannot fetch any: without them its text would be of another width. @param {SVGSVGElement} picture @param {Record<string, string>} fonts address of the font file by weight */
export async function addFonts(picture, fonts) {
  const rules = Object.entries(fonts).map(async ([weight, address]) => {
    const source = await asDataAddress(await (await fetchFile(address)).blob());
    return `@font-face{font-family:"IBM Plex Sans";font-weight:${weight};src:url("${source}") format("woff2")}`;
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
    const folded = row.foldable && !row.open ? ` [${row.total} more]` : "";
    const remarks = [describeStanding(row.claim), ...words(row), row.faded ? "does not match the filter" : ""]
      .filter(Boolean)
      .join("; ");
    return `${"  ".repeat(row.depth)}- ${relation}${row.claim.heading}${remarks && ` (${remarks})`}${folded} <${link(row.claim.id)}>`;
  });
  return `${lines.join("\n")}\n\n${address}\n`;
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h("textarea", { class: "am-unseen" }, text);
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

/** @param {string} address @param {string} title */
export function embedCode(address, title) {
  return h("iframe", { src: address, title, width: "100%", height: 600, loading: "lazy" }).outerHTML;
}
