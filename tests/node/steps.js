// The steps that the explorer's model has once it was given all pieces of a map.
import { Model } from "../../argmap/theme/assets/argmap/explorer/model.js";

export function listSteps(pieces) {
  const model = new Model("", "", null);
  for (const piece of pieces) model.take(piece);
  return Object.fromEntries([...model.steps].map(([id, step]) => [id, { ...step, end: model.endOf(step) }]));
}
