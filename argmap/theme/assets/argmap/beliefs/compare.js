/** Two stances side by side: the claims on which they differ, and the premises behind the difference. */
import { nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { describeMove, linkClaim, nearestStop } from "./sentences.js";
import { baseOf, presetStops } from "./stance.js";

/** @typedef {import("./data.js").Beliefs} Beliefs */

const SHOWN = 5;
const SLIGHT = 0.005;

/** @param {Beliefs} beliefs @param {() => Float64Array} readBase the reader's own stance */
export function buildCompare(beliefs, readBase) {
  const choice = h(
    "select",
    { onchange: show },
    ...beliefs.labels.stances.map(({ id, title }) => h("option", { value: id }, title)),
  );
  const body = h("div", {});
  const element = h(
    "details",
    { class: "am-compare", ontoggle: show },
    h("summary", {}, "Compare with another stance"),
    h("p", {}, h("label", {}, "Compare yours with ", choice)),
    body,
  );

  function show() {
    if (!element.open) return;
    const yours = readBase();
    const theirs = baseOf(beliefs, presetStops(beliefs, choice.value));
    const how = beliefs.labels.stances.find(({ id }) => id === choice.value)?.how ?? "";
    body.replaceChildren(
      h("p", { class: "am-quiet" }, how),
      buildTable(beliefs, yours, theirs),
      ...buildDifference(beliefs, yours, theirs),
    );
  }
  return { element, show };
}

/** @param {Beliefs} beliefs @param {Float64Array} yours @param {Float64Array} theirs */
function buildTable(beliefs, yours, theirs) {
  const [here, there] = [beliefs.program.compute(yours), beliefs.program.compute(theirs)];
  const rows = beliefs.labels.main.map((claim) => {
    const [a, b] = [nameStrength(here.claims[claim]), nameStrength(there.claims[claim])];
    const parts = a !== b;
    return h(
      "tr",
      { class: parts ? "am-parts" : null },
      h("th", { scope: "row" }, linkClaim(beliefs, claim, "label")),
      h("td", {}, a),
      h("td", {}, parts ? h("span", { class: "am-parts__sign", role: "img", "aria-label": "differs:" }, "≠") : null, b),
    );
  });
  const head = h("tr", {}, ...["Claim", "You", "That stance"].map((word) => h("th", { scope: "col" }, word)));
  return h(
    "div",
    { class: "am-table-wrap", tabindex: "0", role: "region", "aria-label": "Two stances side by side" },
    h("table", { class: "am-table" }, h("thead", {}, head), h("tbody", {}, ...rows)),
  );
}

/** The effect on the thesis of taking that stance’s view on one premise alone, greatest first. @param {Beliefs} beliefs @param {Float64Array} yours @param {Float64Array} theirs */
function buildDifference(beliefs, yours, theirs) {
  const { program } = beliefs;
  const found = program.compute(yours);
  const now = found.claims[program.thesis];
  const moved = Float64Array.from(yours);
  const swaps = program.basic
    .filter((claim) => yours[claim] !== theirs[claim])
    .map((claim) => {
      moved[claim] = theirs[claim];
      program.update(found, moved, [claim]);
      const after = found.claims[program.thesis];
      moved[claim] = yours[claim];
      program.update(found, moved, [claim]);
      return { claim, after };
    });
  if (!swaps.length) return [h("p", {}, "The two stances are the same.")];
  const both = swaps.filter(({ claim }) => yours[claim] !== 0.5 && theirs[claim] !== 0.5).length;
  const lone = swaps.length - both;
  const counts = [both && `You differ on ${name(both)}.`, lone && `On ${name(lone)} only one of the two has a view.`]
    .filter(Boolean)
    .join(" ");
  const far = swaps
    .filter(({ after }) => Math.abs(after - now) >= SLIGHT)
    .sort((a, b) => Math.abs(b.after - now) - Math.abs(a.after - now));
  if (!far.length) return [h("p", {}, `${counts} On none of them would taking that stance’s view alone move the thesis.`)];
  return [
    h("p", {}, `${counts} These make the most difference, each taken alone:`),
    h(
      "ol",
      {},
      ...far
        .slice(0, SHOWN)
        .map(({ claim, after }) =>
          h(
            "li",
            {},
            linkClaim(beliefs, claim, "label"),
            `: “${nearestStop(yours[claim]).word}” for you, “${nearestStop(theirs[claim]).word}” in that stance. With its view here the thesis ${describeMove(now, after)}.`,
          ),
        ),
    ),
  ];
}

/** @param {number} count of premises */
function name(count) {
  return `${count} ${count === 1 ? "premise" : "premises"}`;
}
