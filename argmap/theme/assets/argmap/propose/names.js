/** Claims, steps and references in words. @typedef {import("./file.js").Form} Form */

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
  const premises = step.premises.map((id) => `“${nameClaim(form, id)}”`).join(" and ");
  const under = form.steps.get(step.conclusion);
  if (under) return `${premises}, so this does not follow: ${describeStep(form, under)}`;
  return `${premises} ${step.kind === "supports" ? "shows that" : "speaks against"} “${nameClaim(form, step.conclusion)}”`;
}
