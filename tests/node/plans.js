// What the map shows of pieces in a state: its rows, blocks and layout, as test_plans.py asks for them.
import { arrange } from "../../argmap/theme/assets/argmap/explorer/layout.js";
import { TODAY } from "../../argmap/theme/assets/argmap/explorer/lens.js";
import { Model } from "../../argmap/theme/assets/argmap/explorer/model.js";
import { planBlocks } from "../../argmap/theme/assets/argmap/explorer/plan.js";
import { listRows, startState } from "../../argmap/theme/assets/argmap/explorer/rows.js";
import { dumpLayout } from "./layouts.js";

/** The blocks of the first view of a map. */
export function planFirst(pieces) {
  return planState(takeIn(pieces), {}).map(({ line, middle, sections }) => ({
    line: line.map(dumpItem),
    middle: middle && dumpItem({ ...middle, bearing: line.length ? middle.bearing : "" }), // else no line leads up from it
    sections: sections.map(({ items, ...section }) => ({ ...section, items: items.map(dumpItem) })),
  }));
}

/** For each state the claims shown, and their layout in each form; a state is what differs from the first view. */
export function arrangeStates(pieces, states, forms) {
  const model = takeIn(pieces);
  return states.map((state) => {
    const blocks = planState(model, state);
    const shown = listRows(model, readState(state), null).map(({ claim }) => claim.id);
    return { shown, layouts: forms.map((form) => dumpLayout(arrange(blocks, form))) };
  });
}

function takeIn(pieces) {
  const model = new Model("", "", null);
  for (const piece of pieces) model.take(piece);
  return model;
}

function readState({ open = [], shut = [], hops = 1, ...rest }) {
  return { ...startState(), ...rest, open: new Set(open), shut: new Set(shut), hops: hops ?? Infinity };
}

function planState(model, state) {
  return planBlocks(listRows(model, readState(state), null), state.focus ?? "", model.map, TODAY);
}

/** An item with all that may be left out. */
function dumpItem({ id, label, parent = "", bearing = "", step = "", marks = 0, word = "", chip = null }) {
  return { id, label, parent, bearing, step, marks, word, chip };
}
