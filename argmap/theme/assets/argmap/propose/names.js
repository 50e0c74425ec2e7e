/** Claims, steps and references in words. @typedef {import("./file.js").Form} Form */

import { quote, t } from "../lib/translate.js";

/** @param {Form} form @param {string} id */
export function nameClaim(form, id) {
  const claim = form.claims.get(id);
  return claim ? (claim.label ?? claim.heading) : id;
}

/** @param {Form} form @param {string} id */
export function nameReference(form, id) {
  const known = form.references.get(id);
  return known ? [known.title, known.about].filter(Boolean).join(", ") : id;
}

/** @param {Form} form @param {import("./file.js").Step} step @returns {string} */
export function describeStep(form, step) {
  const premises = step.premises
    .map((id) => quote(nameClaim(form, id)))
    .reduce((said, next) => t("{said} and {next}", { said, next }));
  const under = form.steps.get(step.conclusion);
  if (under) return t("{premises}, so this does not follow: {step}", { premises, step: describeStep(form, under) });
  const values = { premises, claim: nameClaim(form, step.conclusion) };
  return step.kind === "supports"
    ? t("{premises} shows that “{claim}”", values)
    : t("{premises} speaks against “{claim}”", values);
}
