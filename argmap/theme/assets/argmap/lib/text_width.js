/** The width in px of a text in the site's fonts, and its lines, as in `argmap.view.text_width`. */

import { SQUARE, UNKNOWN, WIDTHS } from "../widths.js";

const FIRST_SQUARE = 0x1100;

/** @typedef {"sans" | "bold" | "serif"} Face */

/** @param {string} text @param {number} font px @param {Face} face */
export function measureText(text, font, face = "sans") {
  let sum = 0;
  for (const character of text) sum += measureCharacter(character, WIDTHS[face]);
  return (sum * font) / 1000;
}

/** @param {string} character @param {Record<string, number>} widths */
function measureCharacter(character, widths) {
  return widths[character] || (Number(character.codePointAt(0)) >= FIRST_SQUARE ? SQUARE : UNKNOWN);
}

/** @type {Map<string, string[]>} what has been wrapped before */
const wrapped = new Map();
const MOST = 50_000;

/** A text in lines no wider than `width` px; a single word that is wider is cut into pieces. @param {string} text @param {number} width @param {number} font @param {Face} face */
export function wrapText(text, width, font, face = "sans") {
  const key = `${width} ${font} ${face} ${text}`;
  let lines = wrapped.get(key);
  if (!lines) {
    if (wrapped.size >= MOST) wrapped.clear();
    lines = breakText(text, width, font, face);
    wrapped.set(key, lines);
  }
  return lines;
}

/** @param {string} text @param {number} width @param {number} font @param {Face} face */
function breakText(text, width, font, face) {
  const lines = [];
  let line = "";
  for (const word of cutWords(text, width, font, face)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measureText(longer, font, face) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}

/** @param {string} text @param {number} width @param {number} font @param {Face} face */
function* cutWords(text, width, font, face) {
  for (const word of text.split(/\s+/).filter(Boolean)) {
    let piece = "";
    for (const character of word) {
      if (piece && measureText(piece + character, font, face) > width) {
        yield piece;
        piece = "";
      }
      piece += character;
    }
    yield piece;
  }
}
