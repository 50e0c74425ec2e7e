// What the form's modules make of drafts, for the Python tests that compare it with the real check.
import { addressEditor } from "../../argmap/theme/assets/argmap/lib/github_editor.js";
import { readDraft, writeDraft } from "../../argmap/theme/assets/argmap/propose/address.js";
import { findEffect } from "../../argmap/theme/assets/argmap/propose/effect.js";
import { compose, Form } from "../../argmap/theme/assets/argmap/propose/file.js";
import { addressIssue } from "../../argmap/theme/assets/argmap/propose/issue.js";
import { Quotations, sha256 } from "../../argmap/theme/assets/argmap/propose/quotations.js";

const SEARCH = "?act=ask&on=no-explosion";
const ISSUE = "https://github.com/o/r/issues/new?template=proposal.yml";
const EDITOR = "https://github.com/o/r/new/main?filename=docs%2Fclaims%2F";

export function composeAll(data, drafts, fingerprints) {
  const form = new Form(data);
  if (fingerprints) form.quotations = new Quotations(fingerprints);
  return drafts.map((draft) => {
    const { id, text, problems, notes } = compose(draft, form);
    return { id, text, problems, notes };
  });
}

export function findEffects(data, model, drafts) {
  const form = new Form(data);
  return drafts.map((draft) => {
    const proposal = compose(draft, form);
    const effect = proposal.text ? findEffect(proposal, form, model) : null;
    const changes = effect?.changes.map(({ id, before, after }) => [id, [before, after]]);
    return [proposal, changes ? Object.fromEntries(changes) : null];
  });
}

export function addressAll(data, drafts) {
  const form = new Form(data);
  return drafts.map((draft) => {
    const { id, text } = compose(draft, form);
    const kept = compose(readDraft({ search: SEARCH, hash: writeDraft(draft, SEARCH) }), form);
    return { text, ...addressEditor(EDITOR, `${id}.md`, text, 8000), kept: kept.text };
  });
}

/** What the form on GitHub is filled with, and the proposals themselves. */
export function addressIssues(data, drafts, most) {
  const form = new Form(data);
  return drafts.map((draft) => {
    const proposal = compose(draft, form);
    return proposal.text ? { id: proposal.id, text: proposal.text, ...addressIssue(ISSUE, proposal, most) } : null;
  });
}

export function holdAll(fingerprints, texts) {
  const quotations = new Quotations(fingerprints);
  return texts.map((text) => [quotations.hold(text), sha256(new TextEncoder().encode(text))]);
}
