// What moves the thesis of compact maps, between two stances each, by the browser's evaluation.
import { countPoints, explainMove } from "../../argmap/theme/assets/argmap/evaluation/contributions.js";
import { METHODS } from "../../argmap/theme/assets/argmap/evaluation/methods.js";
import { Program } from "../../argmap/theme/assets/argmap/evaluation/program.js";

export function explainAll(maps) {
  return maps.map(([model, before, after]) =>
    METHODS.map((method) => {
      const move = explainMove(new Program(model), Float64Array.from(before), Float64Array.from(after), method);
      if (!move) return null;
      const sizes = move.contributions.map(({ size }) => size);
      const claims = move.contributions.map(({ claim }) => claim);
      return { before: move.before, after: move.after, claims, sizes, points: countPoints(move.before, sizes) };
    }),
  );
}
