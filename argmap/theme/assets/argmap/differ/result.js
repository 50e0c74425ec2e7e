/**
 * Two stances compared: the premises that make the difference first, then what they agree on and what follows.
 *
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("../beliefs/sides.js").Side} Side
 * @typedef {import("../evaluation/differ.js").Parting} Parting
 * @typedef {{authors: string, title: string, url: string, after: string, verified: string}} Work
 * @typedef {{true_if: string, false_if: string, by?: string, watch?: string, where?: string}} Settled
 * @typedef {Record<string, {works: Work[], settled?: Settled}>} Evidence by the id of a basic claim
 * @typedef {{beliefs: Beliefs, evidence: Evidence, sides: [Side, Side], bases: [Float64Array, Float64Array]}} Pair
 */
import { describeMove, linkClaim, nearestStop } from "../beliefs/sentences.js";
import { baseOf } from "../beliefs/stance.js";
import { findDifference } from "../evaluation/differ.js";
import { nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { t, tp } from "../lib/translate.js";
import { Side as SideWords } from "../words.js";
import { describeCounts, describeRest, describeShared, SLIGHT } from "./sentences.js";

const SHOWN = 5;
const NAMED = 3;

/** @param {Beliefs} beliefs @param {Evidence} evidence @param {[Side, Side]} sides @returns {Node[]} */
export function buildResult(beliefs, evidence, sides) {
  const bases = /** @type {[Float64Array, Float64Array]} */ (sides.map(({ stops }) => baseOf(beliefs, stops)));
  const pair = { beliefs, evidence, sides, bases };
  const found = findDifference(beliefs.program, ...bases);
  const weighing = found.partings.filter(({ weight }) => weight >= SLIGHT);
  const shown = weighing.slice(0, SHOWN);
  const rest = found.partings.slice(shown.length).map(({ claim }) => claim);
  const both = found.partings.filter(({ claim }) => bases.every((base) => base[claim] !== 0.5)).length;
  return [
    buildVerdict(pair, found.strengths),
    h("h2", { id: "difference" }, t("What makes the difference")),
    h("p", {}, describeCounts(both, found.partings.length - both, weighing.length)),
    h("ol", { class: "am-partings" }, ...shown.map((parting) => buildParting(pair, parting, found.strengths))),
    ...buildFold(pair, describeRest(rest.length), rest),
    ...buildFold(pair, describeShared(found.shared.length), found.shared),
    h("details", {}, h("summary", {}, t("What follows for the main claims")), buildTable(pair)),
  ];
}

/** @param {Pair} pair @param {[number, number]} strengths */
function buildVerdict({ beliefs, sides }, strengths) {
  const [one, other] = strengths.map(nameStrength);
  return h(
    "p",
    { class: "am-differ__verdict" },
    ...tp("On the thesis, {claim}, “{one}” comes out at {first}, “{other}” at {second}.", {
      claim: linkClaim(beliefs, beliefs.program.thesis, "label"),
      one: sides[0].name,
      first: h("strong", {}, one),
      other: sides[1].name,
      second: h("strong", {}, other),
    }),
  );
}

/** @param {Pair} pair @param {Parting} parting @param {[number, number]} strengths */
function buildParting(pair, { claim, first, second }, strengths) {
  const { beliefs, sides, bases } = pair;
  const { side } = beliefs.labels.claims[claim];
  const views = [first, second].map((after, i) =>
    h(
      "div",
      {},
      h("dt", {}, sides[i].name),
      h(
        "dd",
        {},
        ...tp("{belief}. With the other’s view, the thesis {move}.", {
          belief: h("strong", {}, nearestStop(bases[i][claim]).word),
          move: describeMove(strengths[i], after),
        }),
      ),
    ),
  );
  return h(
    "li",
    { class: "am-parting" },
    h(
      "p",
      { class: "am-parting__claim" },
      linkClaim(beliefs, claim, "heading"),
      " ",
      h("span", { class: "am-side", "data-side": side }, SideWords[side].does),
    ),
    h("dl", { class: "am-parting__views" }, ...views),
    buildEvidence(pair, claim),
  );
}

/** @param {Pair} pair @param {number} claim */
function buildEvidence({ beliefs, evidence }, claim) {
  const { program } = beliefs;
  const { works, settled } = evidence[program.ids[claim]] ?? { works: [] };
  const { voice } = beliefs.labels.claims[claim];
  const against = program.attacks[claim].flatMap((step) => program.premises[step]).slice(0, NAMED);
  return h(
    "details",
    {},
    h("summary", {}, settled ? t("The evidence, and what would settle it") : t("The evidence")),
    works.length
      ? h("ul", { class: "am-references" }, ...works.map(buildWork))
      : h("p", {}, t("{voice}; no work is cited for it.", { voice: voice[0].toUpperCase() + voice.slice(1) })),
    against.length
      ? h(
          "p",
          {},
          ...tp("Said against it: {claims}.", {
            claims: against.flatMap((other, i) => [i ? "; " : "", linkClaim(beliefs, other, "label")]),
          }),
        )
      : null,
    settled ? buildSettled(settled) : null,
  );
}

/** @param {Work} work */
function buildWork({ authors, title, url, after, verified }) {
  const cited = h("cite", { class: "am-citation" }, authors ? `${authors}. ` : "");
  cited.append(url ? h("a", { href: url, rel: "noopener" }, title) : title, after ? `. ${after}.` : ".");
  const mark = h("span", { class: "am-verified", "data-verified": verified || null }, verified || t("not said"));
  return h("li", {}, cited, " ", mark);
}

/** @param {Settled} settled */
function buildSettled({ true_if, false_if, watch, where }) {
  const site = where && h("a", { href: where, rel: "noopener" }, new URL(where).hostname.replace(/^www\./, ""));
  const way = (/** @type {string} */ name, /** @type {(Node | string | null)[]} */ ...what) =>
    h("div", { class: "am-settles__way" }, h("dt", {}, name), h("dd", {}, ...what));
  return h(
    "dl",
    { class: "am-settles" },
    way(t("It is true if"), `${true_if}.`),
    way(t("It is false if"), `${false_if}.`),
    watch || site ? way(t("Watch"), watch ?? "", watch && site ? ": " : "", site || null) : null,
  );
}

/** @param {Pair} pair @param {string} title @param {number[]} claims @returns {Node[]} nothing where there are none */
function buildFold({ beliefs, bases }, title, claims) {
  if (!claims.length) return [];
  const items = claims.map((claim) => {
    const words = [...new Set(bases.map((base) => nearestStop(base[claim]).word))];
    return h("li", {}, linkClaim(beliefs, claim, "label"), `: ${words.join(", ")}`);
  });
  return [h("details", {}, h("summary", {}, title), h("ul", {}, ...items))];
}

/** @param {Pair} pair */
function buildTable({ beliefs, sides, bases }) {
  const [here, there] = bases.map((base) => beliefs.program.compute(base).claims);
  const rows = beliefs.labels.main.map((claim) => {
    const [one, other] = [nameStrength(here[claim]), nameStrength(there[claim])];
    const parts = one !== other;
    const sign = parts ? h("span", { class: "am-parts__sign", role: "img", "aria-label": t("differs:") }, "≠") : null;
    return h(
      "tr",
      { class: parts ? "am-parts" : null },
      h("th", { scope: "row" }, linkClaim(beliefs, claim, "label")),
      h("td", {}, one),
      h("td", {}, sign, other),
    );
  });
  const head = [t("Claim"), ...sides.map(({ name }) => name)].map((word) => h("th", { scope: "col" }, word));
  return h(
    "div",
    { class: "am-table-wrap", tabindex: "0", role: "region", "aria-label": t("The two stances side by side") },
    h("table", { class: "am-table" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)),
  );
}
