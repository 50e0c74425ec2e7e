/**
 * Says that a link was made for an earlier state of the map, and what was done to claims since.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 */
import { listFirst, quote, t, tn } from "../lib/translate.js";

const NAMED = 3;
const LONGEST = 80;

/** @param {Beliefs} beliefs @param {string[]} gone @param {[number, string, string][]} since */
export function describeStale(beliefs, gone, since) {
  const lost = tn(
    "A premise it sets is no longer a premise of the map: {names}.",
    "{n} premises it sets are no longer a premise of the map: {names}.",
    gone.length,
    { names: listShort(gone) },
  );
  return [
    t(
      "This link was made for an earlier state of the map; claims or steps have changed since, so the result may differ from what was shared.",
    ),
    ...(gone.length ? [lost] : []),
    ...describeSince(beliefs, since),
  ].join(" ");
}

/** @param {Beliefs} beliefs @param {[number, string, string][]} since @returns {string[]} a sentence for each thing that was done */
function describeSince({ program, labels }, since) {
  const name = (/** @type {string} */ id) => {
    const claim = program.ids.indexOf(id);
    return claim < 0 ? id : quote(labels.claims[claim].label);
  };
  const list = (/** @type {string} */ deed) =>
    listShort([...new Set(since.filter(([, done]) => done === deed).map(([, , id]) => id))].map(name));
  const [added, changed, renamed, removed] = ["added", "changed", "renamed", "removed"].map(list);
  return [
    added && t("Since then added: {claims}.", { claims: added }),
    changed && t("Since then changed: {claims}.", { claims: changed }),
    renamed && t("Since then renamed: {claims}.", { claims: renamed }),
    removed && t("Since then removed: {claims}.", { claims: removed }),
  ].filter(Boolean);
}

/** @param {string[]} names as an address may hold any number, of any length */
function listShort(names) {
  return listFirst(
    names.map((name) => name.slice(0, LONGEST)),
    NAMED,
  );
}
