// What the browser says in the language of the modules that a build made.
import { nearestStop } from "../../argmap/theme/assets/argmap/beliefs/sentences.js";
import { degreeOf, nameScale, nameStrength } from "../../argmap/theme/assets/argmap/lib/degrees.js";
import {
  listAll,
  listFirst,
  quote,
  t,
  tn,
  writeDate,
  writeMonth,
  writeNumber,
} from "../../argmap/theme/assets/argmap/lib/translate.js";
import { stopOf } from "../../argmap/theme/assets/argmap/where/answers.js";
import { describeParting } from "../../argmap/theme/assets/argmap/where/sentences.js";
import { Answer } from "../../argmap/theme/assets/argmap/words.js";

export function saySome() {
  return {
    list: listAll(["a", "b", "c"]),
    first: listFirst(["a", "b", "c", "d"], 2),
    quoted: quote("a"),
    date: writeDate("2025-04-30"),
    months: [writeMonth("2025-03"), writeMonth("2025-03", "short")],
    numbers: [writeNumber(0.5, 2), writeNumber(0.5, 1, 0), writeNumber(1, 1, 0)],
    plurals: [0, 1, 2].map((n) => tn("{n} premise", "{n} premises", n)),
    order: t("{author}’s {kind}", { author: "Kant", kind: "These" }),
    parting: describeParting({ claim: 0, answer: "no", before: 0.9, after: 0.85 }),
  };
}

export function nameAll(strengths) {
  return { degrees: strengths.map(degreeOf), words: strengths.map(nameStrength), scale: nameScale() };
}

export function listStops() {
  return Object.keys(Answer).map((answer) => stopOf(answer));
}

export function nameStops(credences) {
  return credences.map((credence) => nearestStop(credence).belief);
}
