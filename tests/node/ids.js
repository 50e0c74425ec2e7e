// The ids that the form suggests.
import { suggestId } from "../../argmap/theme/assets/argmap/lib/new_id.js";

export function suggestAll(headings, taken) {
  return headings.map((heading) => suggestId(heading, new Set(taken)));
}
