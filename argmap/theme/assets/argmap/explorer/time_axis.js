/**
 * The axis under the timeline: its months, the places at which play stops, and a mark for each claim that is later than the
 * essay, above the line where it speaks for the thesis and below where against. The first half only computes.
 *
 * @typedef {import("./history.js").History} History
 * @typedef {import("./history.js").Dot} Dot
 * @typedef {{month: number, side: "for" | "against", dots: Dot[]}} Pile marks that stand in one place, over a month or a few
 * @typedef {{x: number, y: number, dot: Dot | null, more: number}} Mark the last one may stand for those that do not fit
 * @typedef {{number: number, x: number, words: string}} Tick
 */
import { svg } from "../lib/elements.js";
import { t, writeMonth } from "../lib/translate.js";
import { Degree, Side } from "../words.js";

const DOT = 7; // the side of a mark, and the grid on which marks stand
const PITCH = 8;
const ROWS = 3;
const BAND = 22; // the height between the marks, where the handle moves
const LABELS = 14;
const LINE = ROWS * PITCH + BAND / 2;
const HEIGHT = 2 * LINE + LABELS;
const HANDLE = 20; // as wide as in timeline.css
const GUTTER = { wide: 62, narrow: 14 };
const WIDE = 380;
const APART = 46; // from one label to the next, at least
const QUARTERS = [1, 7, 4, 10];

/** The place of a month on an axis, in px. @param {number} number @param {number} count months in all @param {number} width */
export function placeMonth(number, count, width) {
  const left = gutterOf(width) + HANDLE / 2;
  return left + (count > 1 ? (number / (count - 1)) * (width - left - HANDLE / 2) : 0);
}

/** The width left of the axis, where its two sides are named. @param {number} width */
export function gutterOf(width) {
  return width < WIDE ? GUTTER.narrow : GUTTER.wide;
}

/** The months that bear a name: the first, then as many years and quarters as there is room for. @param {string[]} months @param {number} width @returns {Tick[]} */
export function placeTicks(months, width) {
  const place = (/** @type {number} */ number) => placeMonth(number, months.length, width);
  /** @type {Tick[]} */
  const ticks = [{ number: 0, x: place(0), words: shortenMonth(months[0]) }];
  for (const quarter of QUARTERS) {
    for (const [number, month] of months.entries()) {
      if (Number(month.slice(5)) !== quarter || ticks.some((tick) => Math.abs(tick.x - place(number)) < APART)) continue;
      ticks.push({ number, x: place(number), words: quarter === 1 ? month.slice(0, 4) : shortenMonth(month).slice(0, 3) });
    }
  }
  return ticks.sort((one, other) => one.number - other.number);
}

/** The piles of marks; months that stand closer than a mark is wide share one. @param {Dot[]} dots @param {number} count months in all @param {number} width @returns {Pile[]} */
export function pileDots(dots, count, width) {
  const months = Math.max(1, Math.ceil(PITCH / stepOf(count, width)));
  /** @type {Map<string, Pile>} */
  const piles = new Map();
  for (const dot of dots) {
    for (const side of sidesOf(dot)) {
      const month = Math.floor(dot.month / months) * months;
      const pile = piles.get(`${month} ${side}`) ?? { month, side, dots: [] };
      piles.set(`${month} ${side}`, pile);
      pile.dots.push(dot);
    }
  }
  return [...piles.values()];
}

/** The places of the marks of a pile, from the line outwards; what does not fit is counted in the last. @param {Pile} pile @param {number} count months in all @param {number} width @returns {Mark[]} */
export function placeMarks(pile, count, width) {
  const columns = Math.max(1, Math.floor((stepOf(count, width) - 2) / PITCH));
  const room = columns * ROWS;
  const shown = pile.dots.length > room ? pile.dots.slice(0, room - 1) : pile.dots;
  const more = pile.dots.length - shown.length;
  const cells = shown.length + (more ? 1 : 0);
  const middle = placeMonth(pile.month, count, width);
  return Array.from({ length: cells }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, cells - row * columns);
    const away = BAND / 2 + row * PITCH + PITCH / 2;
    return {
      x: middle + ((index % columns) - (inRow - 1) / 2) * PITCH,
      y: LINE + (pile.side === "for" ? -away : away),
      dot: shown[index] ?? null,
      more: index < shown.length ? 0 : more,
    };
  });
}

/** @param {number} count months in all @param {number} width */
function stepOf(count, width) {
  return placeMonth(1, count, width) - placeMonth(0, count, width) || width;
}

/** What speaks both ways stands on both sides. @param {Dot} dot @returns {("for" | "against")[]} */
function sidesOf({ side }) {
  if (side === "both") return ["for", "against"];
  return side === "for" || side === "against" ? [side] : [];
}

/** @param {string} month */
function shortenMonth(month) {
  return writeMonth(month, "short").replace("Sept", "Sep");
}

/** The drawing of an axis. */
export class TimeAxis {
  /** @param {History} history */
  constructor(history) {
    this.history = history;
    this.dots = history.listDots();
    this.picture = svg("svg", {
      class: "am-time__picture",
      role: "img",
      "aria-label": describeDots(this.dots, history.data.debate),
    });
    this.width = 0;
    /** @type {{month: number, element: Element}[]} the marks of each month */
    this.groups = [];
  }

  /** Draw it anew, as wide as there is room. @param {number} width */
  draw(width) {
    if (width === this.width) return;
    this.width = width;
    this.picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.groups = [];
    const piles = pileDots(this.dots, this.history.months.length, width);
    this.picture.replaceChildren(...this.drawLine(), ...this.drawSides(), ...piles.map((pile) => this.drawPile(pile)));
    this.show();
  }

  /** Fill the marks of the claims that are there in the month shown. */
  show() {
    for (const { month, element } of this.groups) element.classList.toggle("am-time__dot--yet", month > this.history.at);
  }

  drawLine() {
    const { months, events } = this.history;
    const place = (/** @type {number} */ number) => placeMonth(number, months.length, this.width);
    const line = svg("path", { class: "am-time__line", d: `M${place(0)} ${LINE}H${place(months.length - 1)}` });
    const stops = [...events.keys()].map((number) =>
      svg("path", { class: "am-time__stop", d: `M${place(number)} ${LINE - 5}v10` }),
    );
    const ticks = placeTicks(months, this.width).map(({ number, x, words }) => {
      const anchor = number === 0 ? "start" : x > this.width - APART / 2 ? "end" : "middle";
      const left = anchor === "start" ? x - HANDLE / 2 : anchor === "end" ? this.width : x;
      return svg("text", { class: "am-time__tick", x: left, y: HEIGHT - 2, "text-anchor": anchor }, words);
    });
    return [line, ...stops, ...ticks];
  }

  drawSides() {
    const wide = this.width >= WIDE;
    return [
      this.drawSide("for", wide ? Degree.for.word : "", LINE - BAND / 2 - 6),
      this.drawSide("against", wide ? Degree.against.word : "", LINE + BAND / 2 + 14),
    ];
  }

  /** @param {string} side @param {string} word @param {number} y */
  drawSide(side, word, y) {
    return svg("text", { class: "am-time__side", "data-side": side, x: 0, y }, `${Side[side].sign} ${word}`.trim());
  }

  /** @param {Pile} pile */
  drawPile(pile) {
    const marks = placeMarks(pile, this.history.months.length, this.width).map(({ x, y, dot, more }) => {
      const words = dot ? `${writeMonth(this.history.months[dot.month])}: ${dot.label}` : t("{n} more", { n: more });
      const side = dot?.side ?? pile.side;
      const mark = svg("g", { class: "am-time__dot", "data-side": side }, svg("title", {}, words), drawShape(side, x, y));
      if (!dot) mark.append(svg("path", { class: "am-time__more", d: `M${x - 2} ${y}h4M${x} ${y - 2}v4` }));
      this.groups.push({ month: dot?.month ?? pile.month, element: mark });
      return mark;
    });
    return svg("g", {}, ...marks);
  }
}

/** A circle for the thesis, a square against it, a diamond both ways. @param {string} side @param {number} x @param {number} y */
function drawShape(side, x, y) {
  const half = DOT / 2;
  if (side === "for") return svg("circle", { cx: x, cy: y, r: half });
  if (side === "both") return svg("path", { d: `M${x} ${y - half - 0.5}l4 4-4 4-4-4z` });
  return svg("rect", { x: x - half + 0.5, y: y - half + 0.5, width: DOT - 1, height: DOT - 1 });
}

/** @param {Dot[]} dots @param {boolean} [debate] whether there is no essay, so that the dots are all that bears a date */
function describeDots(dots, debate) {
  const count = (/** @type {string} */ side) => dots.filter((dot) => dot.side === side).length;
  const counts = { pro: count("for"), con: count("against"), both: count("both") };
  return debate
    ? t("With a date: {pro} claims for the thesis, {con} against it, {both} both ways.", counts)
    : t("Later than the essay: {pro} claims for the thesis, {con} against it, {both} both ways.", counts);
}
