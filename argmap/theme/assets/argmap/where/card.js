/** The card that a reader can save: what the answers do to the thesis, the answers on two sides, and who shares them; 1200 by 630 px. */

import { degreeOf, nameScale } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { measureText, wrapText } from "../lib/text_width.js";
import { t } from "../lib/translate.js";
import { Answer, Degree, Side } from "../words.js";
import { answerOf } from "./answers.js";
import { rankStances } from "./partings.js";
import { describeNearest } from "./sentences.js";

/**
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {import("../lib/text_width.js").Face} Face
 * @typedef {{context: CanvasRenderingContext2D, tone: (name: string) => string}} Paper
 */

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 56;
const GAP = 32;
const SAID = 80; // at least, before a claim
const SAID_GAP = 8;
const VERDICT = 46;
const COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2;
const LIST_TOP = 354;
const LINE = 30; // seven answers on one side end above the line on who is close
const NEAREST = 574;
const FONTS = {
  sans: (/** @type {number} */ size) => `400 ${size}px "IBM Plex Sans", sans-serif`,
  bold: (/** @type {number} */ size) => `600 ${size}px "IBM Plex Sans", sans-serif`,
  serif: (/** @type {number} */ size) => `600 ${size}px "Source Serif 4", serif`,
};

/**
 * @param {Beliefs} beliefs @param {Answers} answers @param {number} strength of the thesis
 * @returns {Promise<Blob | null>} a PNG; null where the browser cannot make one
 */
export async function drawCard(beliefs, answers, strength) {
  await Promise.all(Object.values(FONTS).map((font) => document.fonts.load(font(30))));
  const canvas = h("canvas", { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext("2d");
  if (!context) return null;
  const style = getComputedStyle(document.body);
  const paper = { context, tone: (/** @type {string} */ name) => style.getPropertyValue(`--am-${name}`).trim() };
  drawHead(paper, beliefs, t("My answers {does}", { does: Degree[degreeOf(strength)].does }));
  drawMeter(paper, strength);
  for (const side of ["for", "against"]) drawSide(paper, beliefs, answers, side);
  const nearest = describeNearest(rankStances(beliefs, answers), answers);
  write(paper, nearest, MARGIN, NEAREST, "sans", 22, "ink", WIDTH - 2 * MARGIN);
  const site = new URL(beliefs.root, document.baseURI);
  write(paper, `${document.title} · ${site.host}${site.pathname}`, MARGIN, HEIGHT - 22, "sans", 20, "quiet", WIDTH - 2 * MARGIN);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** @param {Paper} paper @param {Beliefs} beliefs @param {string} verdict */
function drawHead(paper, { labels, program }, verdict) {
  fill(paper, "paper", 0, 0, WIDTH, HEIGHT);
  fill(paper, "accent", 0, 0, WIDTH, 12);
  const thesis = wrapText(labels.claims[program.thesis].heading, WIDTH - 2 * MARGIN, 28, "serif");
  const fitting = (VERDICT * (WIDTH - 2 * MARGIN)) / measureText(verdict, VERDICT, "serif");
  write(paper, verdict, MARGIN, 82, "serif", Math.min(VERDICT, Math.floor(fitting)), "ink", WIDTH - 2 * MARGIN);
  thesis.slice(0, 2).forEach((line, i) => {
    write(paper, line, MARGIN, 136 + i * 38, "serif", 28, "quiet", WIDTH - 2 * MARGIN);
  });
}

/** @param {Paper} paper @param {number} strength */
function drawMeter(paper, strength) {
  const [left, width, y] = [MARGIN, WIDTH - 2 * MARGIN, 222];
  fill(paper, "attack-soft", left, y, width * 0.4, 14);
  fill(paper, "line", left + width * 0.4, y, width * 0.2, 14);
  fill(paper, "support-soft", left + width * 0.6, y, width * 0.4, 14);
  paper.context.fillStyle = paper.tone("ink");
  paper.context.beginPath();
  paper.context.arc(left + width * strength, y + 7, 14, 0, 2 * Math.PI);
  paper.context.fill();
  const [against, undecided, pro] = nameScale();
  write(paper, against, left, y + 46, "sans", 20, "quiet", width);
  write(paper, undecided, WIDTH / 2 - measureText(undecided, 20) / 2, y + 46, "sans", 20, "quiet", width);
  write(paper, pro, left + width - measureText(pro, 20), y + 46, "sans", 20, "quiet", width);
}

/** @param {Paper} paper @param {Beliefs} beliefs @param {Answers} answers @param {string} side */
function drawSide(paper, { labels }, answers, side) {
  const against = side === "against";
  const left = against ? MARGIN + COLUMN + GAP : MARGIN;
  const widest = Math.max(...Object.values(Answer).map(({ word }) => measureText(word, 20, "bold")));
  const said = Math.max(SAID, Math.ceil(widest) + SAID_GAP);
  const claims = answers.asked.filter((claim) => (labels.claims[claim].side === "against") === against);
  write(
    paper,
    `${Side[side].sign} ${t("What {does}", { does: Side[side].does })}`,
    left,
    LIST_TOP - 34,
    "bold",
    24,
    Side[side].tone,
    COLUMN,
  );
  claims.forEach((claim, i) => {
    const answer = Answer[answerOf(answers, claim)];
    const y = LIST_TOP + i * LINE;
    write(paper, answer.word, left, y, "bold", 20, answer.tone, said - SAID_GAP);
    write(paper, labels.claims[claim].label, left + said, y, "sans", 20, answer.tone, COLUMN - said);
  });
}

/** @param {Paper} paper @param {string} name of a tone @param {number} x @param {number} y @param {number} width @param {number} height */
function fill({ context, tone }, name, x, y, width, height) {
  context.fillStyle = tone(name);
  context.fillRect(x, y, width, height);
}

/**
 * Writes one line, with its end cut off where it is too long; in another font than the site’s it is as narrow as it has to be.
 * @param {Paper} paper @param {string} words @param {number} x @param {number} y the line that letters stand on
 * @param {Face} face @param {number} size @param {string} name of a tone @param {number} room
 */
function write({ context, tone }, words, x, y, face, size, name, room) {
  let shown = words;
  while (shown.length > 1 && measureText(shown, size, face) > room) shown = `${shown.slice(0, -2).trimEnd()}…`;
  context.font = FONTS[face](size);
  context.fillStyle = tone(name);
  context.fillText(shown, x, y, room);
}
