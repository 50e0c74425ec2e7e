/**
 * The effect of a proposed claim on the argument: the claims whose standing changes.
 *
 * @typedef {import("./file.js").Form} Form
 * @typedef {import("./file.js").Proposal} Proposal
 * @typedef {import("../evaluation/indexed.js").Model} Model
 * @typedef {{id: string, before: string, after: string}} Change
 * @typedef {{changes: Change[], before: Map<string, string>}} Effect the claims that change, and how each stands now
 */

import { CompactMap } from "../evaluation/indexed.js";
import { labelClaims, readWord } from "../evaluation/standing.js";

/** @type {WeakMap<Model, string[]>} the standing of each claim as the map is */
const standing = new WeakMap();
const KINDS = ["supports", "attacks", "undercuts"];

/**
 * @param {Proposal} proposal
 * @param {Form} form
 * @param {Model} model
 * @returns {Effect | null} null where it carries no weight, or the map has moved on since the form was built
 */
export function findEffect(proposal, form, model) {
  const added = addStep(proposal, form, model);
  if (!added) return null;
  const before = standing.get(model) ?? readWords(model);
  standing.set(model, before);
  const after = readWords(added);
  const changes = model.claims.map((id, i) => ({ id, before: before[i], after: after[i] }));
  return {
    changes: changes.filter((change) => change.before !== change.after),
    before: new Map(changes.map((change) => [change.id, change.before])),
  };
}

/** @param {Model} model @returns {string[]} the standing of each of its claims */
function readWords(model) {
  const map = new CompactMap(model);
  const labels = labelClaims(map);
  return model.claims.map((_, claim) => readWord(map, labels, claim));
}

/** @param {Proposal} proposal @param {Form} form @param {Model} model @returns {Model | null} */
function addStep({ id, relation, strength }, form, model) {
  const kind = KINDS.indexOf(relation?.key ?? "");
  if (!relation || kind < 0 || form.data.model !== model.hash) return null;
  const end = kind === 2 ? form.data.steps.findIndex((step) => step.id === relation.end) : model.claims.indexOf(relation.end);
  if (end < 0) return null;
  const notch = form.data.schema.$defs.Strength.enum.indexOf(strength);
  const claim = model.claims.length;
  return {
    ...model,
    claims: [...model.claims, id],
    steps: [...model.steps, [kind, end, notch, claim]],
    order: [claim, ...model.order],
  };
}
