/** Sentences on how two stances differ, as in `argmap.pages.differ.sentences`. */

import { t, tn } from "../lib/translate.js";

/** A premise of less weight makes no difference that is worth naming. */
export const SLIGHT = 0.005;

/**
 * @param {number} both premises on which both have a view
 * @param {number} lone those on which one alone has
 * @param {number} weighing those that move the thesis if they are exchanged
 * @returns {string}
 */
export function describeCounts(both, lone, weighing) {
  if (!(both + lone)) return t("The two believe the same of every premise.");
  const said = [
    both ? tn("They hold different views on {n} premise.", "They hold different views on {n} premises.", both) : "",
    lone ? tn("On {n} premise only one of the two has a view.", "On {n} premises only one of the two has a view.", lone) : "",
    weighing ? "" : t("Exchanged alone, none of them moves the thesis."),
  ];
  return said.filter(Boolean).join(" ");
}

/** @param {number} number of the premises that make less difference */
export function describeRest(number) {
  return tn("{n} more premise on which they differ", "{n} more premises on which they differ", number);
}

/** @param {number} number of the premises on which they agree */
export function describeShared(number) {
  return tn("They agree on {n} premise", "They agree on {n} premises", number);
}
