/** Sentences on how two stances differ, as in `argmap.pages.differ.sentences`. */

/** A premise of less weight makes no difference that is worth naming. */
export const SLIGHT = 0.005;

/**
 * @param {number} both premises on which both have a view
 * @param {number} lone those on which one alone has
 * @param {number} weighing those that move the thesis if they are exchanged
 * @returns {string}
 */
export function describeCounts(both, lone, weighing) {
  if (!(both + lone)) return "The two believe the same of every premise.";
  const said = [
    both ? `They hold different views on ${count(both)}.` : "",
    lone ? `On ${count(lone)} only one of the two has a view.` : "",
    weighing ? "" : "Exchanged alone, none of them moves the thesis.",
  ];
  return said.filter(Boolean).join(" ");
}

/** @param {number} number of the premises that make less difference */
export function describeRest(number) {
  return `${number} more ${number === 1 ? "premise" : "premises"} on which they differ`;
}

/** @param {number} number of the premises on which they agree */
export function describeShared(number) {
  return `They agree on ${count(number)}`;
}

/** @param {number} number */
function count(number) {
  return `${number} ${number === 1 ? "premise" : "premises"}`;
}
