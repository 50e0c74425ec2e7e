// The premises on which pairs of stances differ, for the Python test that compares them with its own.
import { findDifference } from "../../argmap/theme/assets/argmap/evaluation/differ.js";
import { Program } from "../../argmap/theme/assets/argmap/evaluation/program.js";

export function findDifferences(pairs) {
  return pairs.map(([model, one, other]) => {
    const { strengths, partings, shared } = findDifference(new Program(model), Float64Array.from(one), Float64Array.from(other));
    return [strengths, partings.map(({ claim, first, second, weight }) => [claim, first, second, weight]), shared];
  });
}
