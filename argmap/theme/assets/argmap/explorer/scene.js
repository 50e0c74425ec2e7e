/**
 * The scene to draw: boxes with coordinates for the rows shown, and how they look.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./rows.js").Row} Row
 * @typedef {{bearing: string, from: string, to: string}} Cross
 * @typedef {object} Scene
 * @property {import("./layout.js").Layout} layout
 * @property {Map<string, Row>} rows
 * @property {Cross[]} crosses  the chosen claim's relations that the tree does not show
 * @property {string} at  the chosen claim, or empty
 * @property {import("./lens.js").Lens} lens
 * @property {boolean} blank  boxes without words, for a worksheet
 * @property {import("./look.js").Colours} colours
 * @property {string} font
 * @property {string} serif
 * @property {Record<string, string>} marks  outlines of the marks before labels
 */
import { t } from "../lib/translate.js";
import { Bearing } from "../words.js";
import { describePartners } from "./words.js";

/** Relations of the chosen claim with others that are visible, beyond that of the tree. @param {Model} model @param {Map<string, Row>} rows @param {string} at @returns {Cross[]} */
export function listCrosses(model, rows, at) {
  if (!at) return [];
  /** @type {Cross[]} */
  const crosses = [];
  for (const { claim } of rows.values()) {
    for (const cross of crossesFrom(model, claim)) {
      if ((cross.from === at || cross.to === at) && rows.has(cross.to)) crosses.push(cross);
    }
  }
  return crosses;
}

/** A claim's relations beyond the one by which it stands in the tree. @param {Model} model @param {Row["claim"]} claim @returns {Cross[]} */
function crossesFrom(model, claim) {
  const { parent } = claim;
  return (model.outOf.get(claim.id) ?? []).flatMap((step) => {
    const to = model.endOf(step);
    const hangs = parent === to && claim.bearing === step.kind;
    return !hangs && to && to !== claim.id ? [{ from: claim.id, to, bearing: step.kind }] : [];
  });
}

/** The relations of a claim that the tree does not show: its linked premises, and the other claims that it bears on. @param {Model} model @param {Row} row */
export function listWords(model, row) {
  const others = listOthers(model, row);
  return [
    describePartners(listPartners(model, row)),
    others.length ? t("also {claims}", { claims: others.join("; ") }) : "",
  ].filter(Boolean);
}

/** The other claims that one bears on, each as `reason for: label`. @param {Model} model @param {Row} row */
function listOthers(model, { claim }) {
  return crossesFrom(model, claim).map(({ to, bearing }) => {
    const values = { relation: Bearing[bearing].word, claim: model.get(to)?.label ?? to };
    return bearing === "undercuts" ? t("{relation} from “{claim}”", values) : t("{relation}: “{claim}”", values);
  });
}

/** Labels of the claims that carry only together with this one. @param {Model} model @param {Row} row */
function listPartners(model, { claim }) {
  const premises = model.premises.get(claim.step) ?? [];
  return premises.filter((id) => id !== claim.id).map((id) => model.get(id)?.label ?? model.elsewhere.get(id) ?? id);
}
