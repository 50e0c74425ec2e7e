/**
 * The scene to draw for some rows: boxes with coordinates, and the relations between them beyond those of the tree.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./rows.js").Row} Row
 * @typedef {{bearing: string, from: string, to: string}} Cross
 * @typedef {ReturnType<typeof import("./look.js").makeRuler>} Ruler
 */

import { Bearing } from "../words.js";
import { arrangeNarrow, arrangeWide } from "./layout.js";
import { countParts, MARK, marksOf } from "./look.js";
import { chipWidth } from "./paint.js";
import { describePartners } from "./words.js";

const SIGN = { wide: 4, narrow: 28 };

/** Place the rows' boxes; `width` is that of the map. @param {Row[]} rows @param {Ruler} ruler @param {boolean} narrow @param {number} width */
export function placeRows(rows, ruler, narrow, width) {
  const items = rows.map((row) => asItem(row, ruler, narrow));
  return narrow ? arrangeNarrow(items, width) : arrangeWide(items);
}

/** @param {Row} row @param {Ruler} ruler @param {boolean} narrow @returns {import("./layout.js").Item} */
function asItem(row, ruler, narrow) {
  const { id, bearing, step, beside, label, kind } = row.claim;
  const reserve = marksOf(row.claim).length * MARK + reserveCount(row, ruler, narrow);
  return { id, parent: row.parent, bearing, step, beside, reserve, wrap: (width) => ruler.wrap(label, width, kind === "thesis") };
}

/** Room for a count, or for the sign that folds, inside the box. @param {Row} row @param {Ruler} ruler @param {boolean} narrow */
function reserveCount(row, ruler, narrow) {
  if (!row.foldable) return 0;
  if (row.open) return narrow ? SIGN.narrow : SIGN.wide;
  return chipWidth(countParts(row.inside, row.total), ruler.measure) + 2;
}

/** Relations between visible claims that the tree does not show. @param {Model} model @param {Map<string, Row>} rows @returns {Cross[]} */
export function listCrosses(model, rows) {
  /** @type {Cross[]} */
  const crosses = [];
  for (const { claim } of rows.values()) crosses.push(...crossesFrom(model, claim).filter(({ to }) => rows.has(to)));
  return crosses;
}

/** A claim's relations beyond the one by which it hangs in the tree. @param {Model} model @param {Row["claim"]} claim @returns {Cross[]} */
function crossesFrom(model, claim) {
  return (model.outOf.get(claim.id) ?? []).flatMap((step) => {
    const to = model.endOf(step);
    const hangs = claim.parent === to && claim.bearing === step.kind;
    return !hangs && to && to !== claim.id ? [{ from: claim.id, to, bearing: step.kind }] : [];
  });
}

/** The relations of a claim that the tree does not show: its linked premises, and the other claims that it bears on. @param {Model} model @param {Row} row */
export function listWords(model, row) {
  const others = listOthers(model, row);
  return [describePartners(listPartners(model, row)), others.length ? `also ${others.join("; ")}` : ""].filter(Boolean);
}

/** The other claims that one bears on, each as `reason for: label`. @param {Model} model @param {Row} row */
function listOthers(model, { claim }) {
  return crossesFrom(model, claim).map(({ to, bearing }) => {
    const on = `${Bearing[bearing].word}${bearing === "undercuts" ? " from " : ": "}`;
    return `${on}“${model.get(to)?.label}”`;
  });
}

/** Labels of the claims that carry only together with this one. @param {Model} model @param {Row} row */
function listPartners(model, { claim }) {
  const premises = model.premises.get(claim.step) ?? [];
  return premises.filter((id) => id !== claim.id).map((id) => model.get(id)?.label ?? model.elsewhere.get(id) ?? id);
}
