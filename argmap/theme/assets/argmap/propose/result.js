/**
 * The result of a draft: the missing values, or the file, its effect, and the ways to hand it in.
 *
 * @typedef {import("./file.js").Form} Form
 * @typedef {import("./file.js").Proposal} Proposal
 */

import { copyText } from "../lib/copy_text.js";
import { h } from "../lib/elements.js";
import { addressEditor } from "../lib/github_editor.js";
import { saveFile } from "../lib/save_file.js";
import { quote, t, tn } from "../lib/translate.js";
import { StandingWord } from "../words.js";
import { findEffect } from "./effect.js";
import { addressIssue } from "./issue.js";
import { describeStep, nameClaim } from "./names.js";
import { setText } from "./parts.js";

const NO_MODEL = t(
  "What that would do to the argument cannot be worked out, since the map did not come. Reload the page to try again; what you typed stays.",
);

/** The section below the form. */
export class Result {
  /** @param {import("./parts.js").Parts} parts @param {Form} form @param {import("../evaluation/indexed.js").Model | null} model */
  constructor(parts, form, model) {
    this.parts = parts;
    this.form = form;
    this.model = model;
    /** @type {Proposal | null} */
    this.proposal = null;
    this.left = "";
  }

  /** @param {Proposal} proposal */
  show(proposal) {
    const { problems, text, id } = proposal;
    const first = problems.filter(({ field }, i) => problems.findIndex((one) => one.field === field) === i);
    setText(this.parts.part("status"), text ? t("Complete: this file passes the check.") : countMissing(first.length));
    const buttons = first.map(({ field, what }) =>
      h("button", { type: "button", "data-goto": this.parts.field(field) ? field : "on" }, what),
    );
    this.parts.list("missing", buttons);
    this.parts.part("ready").hidden = !text;
    if (!text) return;
    if (this.proposal?.text !== text) setText(this.parts.part("done"), "");
    this.proposal = proposal;
    this.parts.part("file").textContent = text;
    this.parts.part("file-name").textContent = `${id}.md`;
    this.parts.list(
      "effect",
      this.explain(proposal).map((words) => document.createTextNode(words)),
    );
    this.parts.list(
      "notes",
      proposal.notes.map((words) => document.createTextNode(words)),
    );
    this.showEditor(proposal);
    this.showIssue(proposal);
  }

  /** @param {Proposal} proposal */
  showEditor({ id, text }) {
    const { repository, limits } = this.form.data;
    if (!repository) return;
    const { href, whole } = addressEditor(repository.new, `${id}.md`, text, limits.address);
    this.parts.part("github").setAttribute("href", href);
    this.parts.part("whole").hidden = !whole;
    this.parts.part("paste").hidden = whole;
  }

  /** @param {Proposal} proposal */
  showIssue(proposal) {
    const { repository, limits } = this.form.data;
    if (!repository) return;
    const { href, left } = addressIssue(repository.issue, proposal, limits.address);
    this.left = left;
    this.parts.part("issue").setAttribute("href", href);
    this.parts.part("issue-left").hidden = !left;
    if (left) setText(this.parts.part("left"), left);
  }

  /** Sentences on the effect of the proposal. @param {Proposal} proposal @returns {string[]} */
  explain(proposal) {
    const { relation } = proposal;
    if (!relation) return [];
    const name = (/** @type {string} */ id) => quote(nameClaim(this.form, id));
    const step = relation.key === "undercuts" ? this.form.steps.get(relation.end) : undefined;
    const does = step
      ? t("It would say that this step does not carry: {step}.", { step: describeStep(this.form, step) })
      : describeDeed(relation.key, name(relation.end));
    if (relation.key === "about") return [does, t("It carries no weight, so no standing changes.")];
    if (!this.model) return [does, NO_MODEL];
    const effect = findEffect(proposal, this.form, this.model);
    if (!effect) return [does];
    const near = step?.target ?? relation.end;
    const { changes, before } = effect;
    const now = StandingWord[before.get(near) ?? ""]?.word;
    if (!changes.length)
      return [
        does,
        t("{claim} would stand as it does now ({standing}), and so would every other claim.", {
          claim: name(near),
          standing: now,
        }),
      ];
    changes.sort((a, b) => Number(b.id === near) - Number(a.id === near));
    const told = changes.map((change) => {
      const [was, after] = [change.before, change.after].map((standing) => StandingWord[standing].word);
      return t("{claim} would go from {before} to {after}.", { claim: name(change.id), before: was, after });
    });
    const own = t("Your claim itself would start as: {standing}.", { standing: StandingWord["no objection"].word });
    return [does, ...told, own];
  }

  copy() {
    return this.copyPart("file", this.proposal?.text ?? "");
  }

  /** Copies what an issue's address had no room for. */
  copyLeft() {
    return this.copyPart("left", this.left);
  }

  /** @param {string} name of the part that shows the text @param {string} text */
  async copyPart(name, text) {
    setText(this.parts.part("done"), await copyText(text, this.parts.part(name)));
  }

  download() {
    if (!this.proposal) return;
    saveFile(new Blob([this.proposal.text], { type: "text/markdown" }), `${this.proposal.id}.md`);
    setText(this.parts.part("done"), t("Downloaded as {name}.", { name: `${this.proposal.id}.md` }));
  }
}

/** @param {string} bearing @param {string} claim in quotation marks @returns {string} */
function describeDeed(bearing, claim) {
  if (bearing === "supports") return t("It would support {claim}.", { claim });
  return bearing === "attacks" ? t("It would speak against {claim}.", { claim }) : t("It would ask about {claim}.", { claim });
}

/** @param {number} number */
function countMissing(number) {
  return tn("One thing is missing:", "{n} things are missing:", number);
}
