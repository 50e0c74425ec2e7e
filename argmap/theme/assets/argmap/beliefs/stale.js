/**
 * Says that a link was made for an earlier state of the map, and what was done to claims since.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 */

const NAMED = 3;
const LONGEST = 80;

/** @param {Beliefs} beliefs @param {string[]} gone @param {[number, string, string][]} since */
export function describeStale(beliefs, gone, since) {
  const lost = gone.length
    ? ` ${gone.length === 1 ? "A premise it sets is" : `${gone.length} premises it sets are`} no longer a premise of the map: ${listFirst(gone)}.`
    : "";
  return `This link was made for an earlier state of the map; claims or steps have changed since, so the result may differ from what was shared.${lost}${describeSince(beliefs, since)}`;
}

/** @param {Beliefs} beliefs @param {[number, string, string][]} since */
function describeSince({ program, labels }, since) {
  const name = (/** @type {string} */ id) => {
    const claim = program.ids.indexOf(id);
    return claim < 0 ? id : `“${labels.claims[claim].label}”`;
  };
  const told = ["added", "changed", "renamed", "removed"].map((deed) => {
    const claims = [...new Set(since.filter(([, done]) => done === deed).map(([, , id]) => id))];
    return claims.length ? ` Since then ${deed}: ${listFirst(claims.map(name))}.` : "";
  });
  return told.join("");
}

/** @param {string[]} names as an address may hold any number, of any length */
function listFirst(names) {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return (
    names
      .slice(0, NAMED)
      .map((name) => name.slice(0, LONGEST))
      .join(", ") + more
  );
}
