// The files that the form makes of what people type to sign a stance, and the sentences on how two stances differ.
import { composeStance } from "../../argmap/theme/assets/argmap/beliefs/stance_file.js";
import { describeCounts, describeRest, describeShared } from "../../argmap/theme/assets/argmap/differ/sentences.js";

export function composeAll(drafts, taken) {
  return drafts.map((draft) => composeStance(draft, taken));
}

export function sayAll(numbers) {
  return numbers.map(([both, lone, weighing]) => [
    describeCounts(both, lone, weighing),
    describeRest(both),
    describeShared(lone),
  ]);
}
