/**
 * Sentences on the reasons for a claim's strength, and on the effect of one belief. A sentence is a list of texts and
 * claims, so that a page can link the claims.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {import("../evaluation/rows.js").Strengths} Strengths
 * @typedef {(string | {claim: number})[]} Sentence
 * @typedef {{beliefs: Beliefs, base: Float64Array, found: Strengths}} View
 */
import { UNDERCUT } from "../evaluation/indexed.js";
import { degreeOf, nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { listAll, listFirst, listParts, quote, t, tn, tnp, tp } from "../lib/translate.js";
import { Degree } from "../words.js";
import { STOPS } from "./stance.js";

const SLIGHT = 0.005;
const LITTLE = 0.02;
const CLEAR = 0.1;
const TAKEN = 0.3;
const NOTABLE = 0.05;
const NAMED = 3;

/** @param {Beliefs} beliefs @param {Sentence} sentence @returns {(string | Node)[]} with each claim as a link to its page */
export function linked(beliefs, sentence) {
  return sentence.flatMap((part) => (typeof part === "string" ? part : quoteClaim(beliefs, part.claim)));
}

/** @param {Beliefs} beliefs @param {number} claim @returns {(string | Node)[]} a link with the claim's label, in quotation marks */
export function quoteClaim(beliefs, claim) {
  return tp("“{text}”", { text: linkClaim(beliefs, claim, "label") });
}

/** @param {Beliefs} beliefs @param {number} claim @param {"label" | "heading"} words @returns {HTMLAnchorElement} */
export function linkClaim({ program, labels, root }, claim, words) {
  return h("a", { href: `${root}claims/${program.ids[claim]}/` }, labels.claims[claim][words]);
}

/** @param {number} credence @returns {typeof STOPS[number]} the stop of a slider that is nearest */
export function nearestStop(credence) {
  return STOPS.reduce((a, b) => (Math.abs(b.credence - credence) < Math.abs(a.credence - credence) ? b : a));
}

/** @param {View} view @param {number} claim @returns {string} the value of its degree; empty where it has no stable value */
export function degreeAt({ found }, claim) {
  return found.unstable.has(claim) ? "" : degreeOf(found.claims[claim]);
}

/** @param {View} view @param {number} claim @returns {string} its word, or that it has none */
export function wordOf(view, claim) {
  const degree = degreeAt(view, claim);
  return degree ? Degree[degree].word : t("no stable value");
}

/** @param {number[]} claims @returns {Sentence} claims in a row */
function list(claims) {
  return listParts(claims.map((claim) => ({ claim })));
}

/** @param {Sentence[]} sentences @returns {Sentence} one after the other */
function chain(sentences) {
  return sentences.flatMap((sentence, i) => (i ? [" ", ...sentence] : sentence));
}

/** The beliefs in the premises of a step: "you find it very likely that A", "B has some support". @param {View} view @param {number} step @returns {Sentence} */
function holdPremises(view, step) {
  const { program } = view.beliefs;
  return program.premises[step]
    .map((claim) => {
      const yours = !program.supports[claim].length && !program.attacks[claim].length;
      return yours ? holdClaim(view, claim) : holdSupported(view, claim);
    })
    .reduce((said, next) => tp("{said}, and {next}", { said, next }));
}

/** The belief in one premise: "you doubt that A". @param {View} view @param {number} claim @returns {Sentence} */
function holdClaim(view, claim) {
  const [before, after] = nearestStop(view.base[claim]).held.split("{}");
  return [before, { claim }, after].filter((part) => part !== "");
}

/** @param {View} view @param {number} claim one that counts as a premise @returns {Sentence} */
function holdSupported(view, claim) {
  const degree = degreeAt(view, claim);
  if (degree === "for") return tp("{claim} has strong support", { claim: { claim } });
  if (degree === "leans for") return tp("{claim} has some support", { claim: { claim } });
  if (degree === "undecided") return tp("{claim} has slight support", { claim: { claim } });
  return tp("{claim} has no stable value", { claim: { claim } });
}

/** @param {View} view @param {number[]} steps @returns {number} the one of most force, or -1 where none has any */
function strongest(view, steps) {
  const { forces } = view.found;
  const best = steps.reduce((a, b) => (a < 0 || forces[b] > forces[a] ? b : a), -1);
  return best >= 0 && forces[best] > SLIGHT ? best : -1;
}

/**
 * The reason for a claim's strength.
 * @param {View} view
 * @param {number} claim
 * @returns {Sentence}
 */
export function explainClaim(view, claim) {
  const { program } = view.beliefs;
  const { forces } = view.found;
  if (view.found.unstable.has(claim)) return [t("It has no stable value: objections run in a circle here.")];
  const pro = strongest(view, program.supports[claim]);
  const con = strongest(view, program.attacks[claim]);
  if (pro < 0 && con < 0) return explainNothing(view, claim);
  const together = (/** @type {number[]} */ steps) => 1 - steps.reduce((rest, step) => rest * (1 - forces[step]), 1);
  const wins = together(program.supports[claim]) >= together(program.attacks[claim]);
  /** @type {Sentence[]} */
  const said = [];
  const winners = wins ? program.supports[claim] : program.attacks[claim];
  const more = winners.filter((step) => forces[step] > NOTABLE).length - 1;
  if (pro >= 0 && wins) said.push(explainPro(holdPremises(view, pro), more));
  if (con >= 0 && wins) said.push(tp("Against it, with less weight: {claims}.", { claims: list(program.premises[con]) }));
  if (con >= 0 && !wins) said.push(explainCon(holdPremises(view, con), more));
  if (pro >= 0 && !wins) said.push(tp("For it, with less weight: {claims}.", { claims: list(program.premises[pro]) }));
  const loss = explainLoss(view, [...program.supports[claim], ...program.attacks[claim]]);
  return chain(loss.length ? [...said, loss] : said);
}

/** @param {Sentence} reasons @param {number} more reasons that count @returns {Sentence} */
function explainPro(reasons, more) {
  if (more <= 0) return tp("Mainly because {reasons}.", { reasons });
  return tnp("Mainly because {reasons} (and {n} more reason).", "Mainly because {reasons} (and {n} more reasons).", more, {
    reasons,
  });
}

/** @param {Sentence} reasons @param {number} more reasons that count @returns {Sentence} */
function explainCon(reasons, more) {
  if (more <= 0) return tp("Mainly because {reasons}, which speaks against it.", { reasons });
  return tnp(
    "Mainly because {reasons} (and {n} more reason), which speaks against it.",
    "Mainly because {reasons} (and {n} more reasons), which speaks against it.",
    more,
    { reasons },
  );
}

/** The undercut that takes most from the steps on a claim, if it takes much. @param {View} view @param {number[]} steps @returns {Sentence} */
function explainLoss(view, steps) {
  const { program } = view.beliefs;
  const undercuts = steps
    .filter((step) => program.premises[step].every((p) => view.found.accepted[p] > 0))
    .flatMap((step) => program.undercuts[step]);
  const worst = strongest(view, undercuts);
  if (worst < 0 || view.found.forces[worst] < TAKEN) return [];
  return tp("{claims} weakens the step from {premises}.", {
    claims: list(program.premises[worst]),
    premises: list(program.premises[program.conclusions[worst]]),
  });
}

/** Why nothing bears on a claim. @param {View} view @param {number} claim @returns {Sentence} */
function explainNothing(view, claim) {
  const { program } = view.beliefs;
  if (view.base[claim] !== 0.5) return [t("You set this yourself.")];
  const steps = [...program.supports[claim], ...program.attacks[claim]];
  const doubted = steps
    .flatMap((step) => program.premises[step])
    .filter((p) => !program.supports[p].length && view.base[p] < 0.5);
  if (doubted.length) return tp("Because {belief}, the step from it carries nothing.", { belief: holdClaim(view, doubted[0]) });
  for (const step of steps) {
    const missing = program.premises[step].filter((p) => view.found.accepted[p] <= 0);
    const held = program.premises[step].filter((p) => view.found.accepted[p] > 0);
    if (held.length && missing.length) return explainMissing(view, held, missing);
  }
  return [t("Nothing you have set reaches it yet.")];
}

/** @param {View} view @param {number[]} held @param {number[]} missing @returns {Sentence} */
function explainMissing(view, held, missing) {
  const values = { claims: list(held), others: list(missing) };
  if (missing.every((p) => view.found.claims[p] === 0.5))
    return tnp(
      "{claims} counts only together with {others}, on which you have no view.",
      "{claims} count only together with {others}, on which you have no view.",
      held.length,
      values,
    );
  if (missing.length === 1)
    return tnp(
      "{claims} counts only together with {others}, which does not hold here.",
      "{claims} count only together with {others}, which does not hold here.",
      held.length,
      values,
    );
  return tnp(
    "{claims} counts only together with {others}, which do not hold here.",
    "{claims} count only together with {others}, which do not hold here.",
    held.length,
    values,
  );
}

/** @param {View} view @param {number} claim at which an effect ends @returns {string} */
function describeStopAt(view, claim) {
  if (!degreeAt(view, claim).endsWith("against"))
    return t("There it stops: nothing rests on a claim that comes out as “{word}”.", { word: wordOf(view, claim) });
  return t("There it stops: a reason is gone, and losing a reason does not count as proof of the opposite.");
}

/** @param {number} before @param {number} after @returns {boolean} whether a claim moves by so little that words call it none */
export function isLittle(before, after) {
  return Math.abs(after - before) < LITTLE;
}

/** @param {number} before @param {number} after @param {boolean} would whether it only might @returns {string} how far a claim moves: what is said of it */
export function describeMove(before, after, would = false) {
  if (isLittle(before, after)) return would ? t("would hardly move") : t("hardly moves");
  const [from, to] = [nameStrength(before), nameStrength(after)];
  if (from !== to)
    return would ? t("would go from “{from}” to “{to}”", { from, to }) : t("goes from “{from}” to “{to}”", { from, to });
  const values = { to, much: describeDegree(before, after), drift: describeDrift(degreeOf(after), after > before) };
  return would ? t("would stay at “{to}”, but {much} {drift}", values) : t("stays at “{to}”, but {much} {drift}", values);
}

/** @param {number} before @param {number} after @returns {string} how much a claim moves within a word */
export function describeDegree(before, after) {
  return Math.abs(after - before) < CLEAR ? t("a little") : t("clearly");
}

/** @param {string} degree of a strength @param {boolean} up @returns {string} which way it moves within the word */
function describeDrift(degree, up) {
  if (degree === "undecided") return t("nearer to “{word}”", { word: Degree[up ? "for" : "against"].word });
  if (degree.endsWith("against")) return up ? t("less against") : t("further against");
  return up ? t("stronger") : t("weaker");
}

/** How far one premise, or several together, move the thesis. @param {number} size @param {number} count of premises @returns {string} */
export function describeShare(size, count) {
  const much = describeDegree(0, size);
  if (Math.abs(size) < LITTLE) return tn("hardly moves it", "together hardly move it", count);
  return size > 0
    ? tn("lifts it {much}", "together lift it {much}", count, { much })
    : tn("lowers it {much}", "together lower it {much}", count, { much });
}

/**
 * What makes most of a move.
 * @param {import("../evaluation/contributions.js").Move} move
 * @returns {number | null} a premise; null where the move is little
 */
export function findCause({ before, after, contributions }) {
  const way = after < before ? -1 : 1;
  const [first] = [...contributions].sort((a, b) => way * (b.size - a.size));
  return isLittle(before, after) || !first ? null : first.claim;
}

/**
 * The move of the thesis under the opposite belief about one premise, in words that fit any one of several premises.
 * @param {number} credence @param {number} strength @param {import("../evaluation/cruxes.js").Crux} crux @returns {string}
 */
export function describeCrux(credence, strength, { low, high }) {
  const believed = credence > 0.5;
  const move = describeMove(strength, believed ? low : high, true);
  return believed
    ? t("If you came to doubt this, the thesis {move}", { move })
    : t("If you came to believe this, the thesis {move}", { move });
}

/** The premises that can take the thesis to undecided or beyond. @param {Beliefs} beliefs @param {import("../evaluation/cruxes.js").Cruxes} found */
export function describeFlip({ labels }, { strength, claims, pair }) {
  const name = (/** @type {number} */ claim) => quote(labels.claims[claim].label);
  const alone = claims.filter(({ flip }) => flip !== null).map(({ claim }) => claim);
  const { word } = Degree.undecided;
  if (Math.abs(strength - 0.5) < 1e-9) return t("The thesis is undecided to begin with, so there is nothing to flip.");
  if (alone.length)
    return t("A change of mind on one premise alone can take the thesis to the middle of “{word}” or past it: {claims}.", {
      word,
      claims: listFirst(alone.map(name), NAMED),
    });
  if (pair)
    return t("No premise alone takes the thesis to the middle of “{word}” or past it. Two together can: {claims}.", {
      word,
      claims: listAll(pair.claims.map(name)),
    });
  return t(
    "No premise alone takes the thesis to the middle of “{word}” or past it, nor do any two of the twelve that move it most.",
    { word },
  );
}

/**
 * @param {string} degree of the thesis; empty where it has no stable value
 * @param {"" | "now" | "still"} when
 * @returns {string} what the reader's beliefs do to the thesis
 */
export function describeVerdict(degree, when = "") {
  const does = Degree[degree]?.does ?? t("give the thesis no stable value");
  if (when === "now") return t("Your beliefs now {does}", { does });
  return when === "still" ? t("Your beliefs still {does}", { does }) : t("Your beliefs {does}", { does });
}

/**
 * The effect of one belief, compared with no view: on the next claim, then up the line to the thesis. Empty for no view.
 * @param {View} view
 * @param {number} claim
 * @returns {Sentence[]}
 */
export function explainEffect(view, claim) {
  const { program } = view.beliefs;
  if (view.base[claim] === 0.5) return [];
  const without = withoutView(view, claim);
  const line = lineOf(view.beliefs, claim);
  /** @type {Sentence[]} */
  const found = [];
  for (const step of line) {
    const sentence = explainStep(view, without, step);
    if (!sentence) break;
    found.push(sentence);
  }
  const reached = found.length === line.length;
  const moved = Math.abs(view.found.claims[program.thesis] - without.claims[program.thesis]);
  if (!reached) found.push(explainStop(view, claim, line[found.length]));
  if (!reached && moved >= SLIGHT)
    found.push([
      t("By another way it reaches the thesis, which {move}.", {
        move: describeMove(without.claims[program.thesis], view.found.claims[program.thesis]),
      }),
    ]);
  return found;
}

/** @param {View} view @param {number} claim @returns {Strengths} as if the reader had no view on the claim */
function withoutView({ beliefs, base }, claim) {
  const other = Float64Array.from(base);
  other[claim] = 0.5;
  return beliefs.program.compute(other);
}

/** @param {Beliefs} beliefs @param {number} claim @returns {number[]} steps on its shortest line to the thesis */
function lineOf({ program, labels }, claim) {
  /** @type {number[]} */
  const line = [];
  let step = labels.line[claim];
  while (step >= 0 && !line.includes(step)) {
    line.push(step);
    step = program.kinds[step] === UNDERCUT ? program.conclusions[step] : labels.line[program.conclusions[step]];
  }
  return line;
}

/** @param {View} view @param {Strengths} without @param {number} step @returns {Sentence | null} null where nothing changes */
function explainStep(view, without, step) {
  const { program } = view.beliefs;
  const end = program.conclusions[step];
  if (program.kinds[step] === UNDERCUT) {
    const change = view.found.forces[end] - without.forces[end];
    if (Math.abs(change) < SLIGHT) return null;
    return change < 0
      ? tp("The step from {premises} to {claim} now carries less.", endsOf(view, end))
      : tp("The step from {premises} to {claim} now carries more.", endsOf(view, end));
  }
  if (Math.abs(view.found.claims[end] - without.claims[end]) < SLIGHT) return null;
  const move = describeMove(without.claims[end], view.found.claims[end]);
  return tp("{claim} {move}.", { claim: { claim: end }, move });
}

/** What a step leads from, and to. @param {View} view @param {number} step */
function endsOf({ beliefs: { program } }, step) {
  return { premises: list(program.premises[step]), claim: { claim: program.target(step) } };
}

/** Why a belief goes no further than a step. @param {View} view @param {number} claim @param {number} step @returns {Sentence} */
function explainStop(view, claim, step) {
  const { program } = view.beliefs;
  if (view.base[claim] < 0.5)
    return [t("You doubt it, so no weight rests on it. That takes a reason away; it does not count for the opposite.")];
  const missing = program.premises[step].filter((p) => view.found.accepted[p] <= 0);
  const held = program.premises[step].filter((p) => view.found.accepted[p] > 0);
  if (held.length && missing.length) return explainMissing(view, held, missing);
  if (program.kinds[step] === UNDERCUT && !missing.length) {
    return tp(
      "It is an objection to the step from {premises} to {claim}, which carries nothing at present.",
      endsOf(view, program.conclusions[step]),
    );
  }
  if (missing.length === 1 && missing[0] !== claim) {
    return [describeStopAt(view, missing[0])];
  }
  if (missing.length)
    return tnp(
      "It stops here: {claims} comes out as “{word}”, so nothing rests on it.",
      "It stops here: {claims} come out as “{word}”, so nothing rests on them.",
      missing.length,
      { claims: list(missing), word: wordOf(view, missing[0]) },
    );
  return [t("Beyond this it hardly moves anything.")];
}
