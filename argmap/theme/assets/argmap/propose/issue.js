/**
 * The address of an issue form on GitHub with a proposal in its fields, by the names in argmap/review/issue_form.py.
 *
 * @typedef {import("./file.js").Proposal} Proposal
 */

import { MADE_BY } from "../draft_rules.js";
import { fitsAddress } from "../lib/github_editor.js";

const MORE = ["kind", "voice", "topic", "label", "source", "hedge", "date"];
const LONG = ["body", "references", "more"]; // what is left out first where an address would be too long

/** @param {Proposal} proposal a whole one @returns {Record<string, string>} the answers by the ids of the form's fields */
export function fillIssue({ id, front, heading, body, relation, strength }) {
  const bearing = relation?.key ?? "";
  const act = Object.keys(MADE_BY).find((one) => MADE_BY[one].bearing === bearing) ?? "";
  const lines = MORE.filter((key) => key in front).map((key) => `${key}: ${[front[key]].flat().join(" ")}`);
  const step = bearing === "about" ? {} : (front[bearing]?.[0] ?? {});
  return {
    act,
    about: relation?.end ?? "",
    heading,
    body,
    references: (front.references ?? []).join("\n"),
    strength: bearing === "about" ? "" : strength,
    because: step.because ?? "",
    more: [...lines, `id: ${id}`].join("\n"),
  };
}

/**
 * @param {string} form the address of the empty form
 * @param {Proposal} proposal
 * @param {number} most
 * @returns {{href: string, left: string}} `left` is the text that had to be left out, to be pasted by hand
 */
export function addressIssue(form, proposal, most) {
  const answers = fillIssue(proposal);
  const left = [];
  const title = `Proposal: ${proposal.heading}`;
  for (const name of ["", ...LONG]) {
    if (name && answers[name]) left.push(answers[name]);
    if (name) delete answers[name];
    const href = `${form}&${new URLSearchParams({ title, ...answers })}`;
    if (fitsAddress(href, most)) return { href, left: left.join("\n\n") };
  }
  return { href: form, left: left.join("\n\n") };
}
