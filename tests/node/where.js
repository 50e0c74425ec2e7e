// What the page of questions makes of answers: the question that comes next, its address, and where a reader parts.

import { baseOf } from "../../argmap/theme/assets/argmap/beliefs/stance.js";
import { findCruxes, measureSwings } from "../../argmap/theme/assets/argmap/evaluation/cruxes.js";
import { Program } from "../../argmap/theme/assets/argmap/evaluation/program.js";
import { nameStrength } from "../../argmap/theme/assets/argmap/lib/degrees.js";
import {
  addAnswer,
  answerOf,
  chooseNext,
  dropLast,
  readAnswers,
  writeAnswers,
} from "../../argmap/theme/assets/argmap/where/answers.js";
import { findPartings, putCruxFirst, rankStances } from "../../argmap/theme/assets/argmap/where/partings.js";
import {
  describeLead,
  describeNearest,
  describeOutcome,
  describeParting,
  describeTurn,
  describeTurning,
} from "../../argmap/theme/assets/argmap/where/sentences.js";

const SIGNED = [{ name: "Somebody", says: "So I think.", held: [[0, 1]] }]; // finds the first claim very unlikely, and has no view on the rest

function makeBeliefs(model, stances) {
  return { program: new Program(model), hash: model.hash, labels: { stances, signed: SIGNED, changes: [] } };
}

export function measureAll(cases) {
  return cases.map(([model, base, claims]) => {
    const swings = measureSwings(new Program(model), Float64Array.from(base), claims);
    return claims.map((claim) => swings.get(claim));
  });
}

export function answerAll(model, stances, questions, said) {
  const beliefs = makeBeliefs(model, stances);
  let answers = { asked: [], stops: new Map() };
  for (const answer of said) answers = addAnswer(answers, chooseNext(beliefs, answers, questions), answer);
  const address = writeAnswers(beliefs, answers);
  const read = readAnswers(beliefs, `#${address}`, questions, questions.length);
  return {
    asked: answers.asked,
    said: read.asked.map((claim) => answerOf(read, claim)),
    stops: [...read.stops].sort(),
    address,
    fewer: writeAnswers(beliefs, dropLast(answers)),
    partings: findPartings(beliefs, answers),
    stances: rankStances(beliefs, answers),
    nearest: describeNearest(rankStances(beliefs, answers), answers),
  };
}

export function sayAll(model, stances, said, debate) {
  const beliefs = makeBeliefs(model, stances);
  const answers = said.reduce((given, [claim, answer]) => addAnswer(given, claim, answer), { asked: [], stops: new Map() });
  const base = baseOf(beliefs, answers.stops);
  const partings = findPartings(beliefs, answers);
  const cruxes = putCruxFirst(findCruxes(beliefs.program, base), base, partings);
  const parts = partings.some(({ claim }) => claim === cruxes.claims[0].claim);
  return {
    outcome: describeOutcome(answers, nameStrength(cruxes.strength), cruxes.strength),
    lead: describeLead(beliefs, answers),
    partings: partings.map((parting) => describeParting(parting, debate)),
    turn: describeTurn(answers, base, cruxes, parts, debate),
    turning: describeTurning(cruxes),
  };
}

export function sayOutcomes(strengths) {
  const answers = { asked: [0], stops: new Map([[0, 5]]) };
  return strengths.map((strength) => describeOutcome(answers, nameStrength(strength), strength));
}

export function sayTurnings(found) {
  return found.map(describeTurning);
}

export function readAll(model, questions, most, texts) {
  const beliefs = makeBeliefs(model, []);
  return texts.map((text) => readAnswers(beliefs, text, questions, most).asked);
}
