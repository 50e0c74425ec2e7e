/** The lens of a month: how the claims stood by then; claims that nobody had made yet are empty boxes. */
import { LIVE, Outcome, PALE, StandingWord } from "../words.js";
import { TODAY } from "./lens.js";

/** @param {import("./history.js").History} history at the month to show @returns {import("./lens.js").Lens} */
export function makeMonthLens(history) {
  const { at, isToday } = history;
  if (isToday) return TODAY;
  const outcome = (/** @type {import("./rows.js").Row} */ { claim }) => history.outcome(claim.id);
  return {
    ...TODAY,
    key: `month ${at}`,
    word: (row) => Outcome[outcome(row)]?.word ?? "",
    outcome,
    state: ({ claim }) => StandingWord[history.standing(claim.id)]?.title ?? "",
    live: (row) => LIVE.includes(outcome(row)) || !TODAY.outcome(row), // what bears no weight today never did
    pale: (row) => PALE.includes(outcome(row)),
    future: (id) => !history.has(id),
  };
}
