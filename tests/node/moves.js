// How the browser says that a claim's strength moves.
import { describeCrux, describeMove } from "../../argmap/theme/assets/argmap/beliefs/sentences.js";
import { nameStrength } from "../../argmap/theme/assets/argmap/lib/degrees.js";

export function sayAll(cases) {
  return cases.map(([credence, strength, low, high]) => [
    nameStrength(strength),
    describeMove(strength, high),
    describeCrux(credence, strength, { low, high }),
  ]);
}
