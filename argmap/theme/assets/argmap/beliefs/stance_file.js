/**
 * Makes the file of a signed stance, which passes the check, or says what is missing.
 *
 * @typedef {{name: string, says: string, date: string, beliefs: [string, string][]}} Draft
 *   `beliefs` pairs the ids of premises with words
 * @typedef {{field: "name" | "says" | "beliefs", what: string}} Problem
 */
import { STANCE } from "../draft_rules.js";
import { mendLine } from "../lib/mend_text.js";
import { suggestId } from "../lib/new_id.js";
import { t, tn } from "../lib/translate.js";
import { writeText } from "../lib/yaml.js";

const HIDDEN = /(?![\n\t])(?:[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point})/gu;
const WORDS = /[\p{L}\p{N}]/u;

/**
 * @param {Draft} draft
 * @param {Iterable<string>} taken names that no new stance may have
 * @returns {{name: string, text: string, problems: Problem[]}} the file's name and its text, which is empty as long as there are problems
 */
export function composeStance(draft, taken) {
  const [name, says] = [draft.name, draft.says].map((text) => mendLine(text, { hidden: HIDDEN, quotations: null }).text);
  const problems = [
    ...checkLine("name", name, STANCE.name, t("Give your name or a pseudonym.")),
    ...checkLine("says", says, STANCE.says, t("Say in one sentence what you think.")),
    ...checkBeliefs(draft.beliefs.length),
  ];
  const held = [...draft.beliefs].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    `name: ${JSON.stringify(name)}`,
    `date: ${draft.date}`,
    `says: ${JSON.stringify(says)}`,
    "credences:",
    ...held.map(([claim, belief]) => `  ${writeText(claim)}: ${belief}`),
    "",
  ];
  return { name: `${suggestId(name, new Set(taken))}.yaml`, text: problems.length ? "" : lines.join("\n"), problems };
}

/** @param {"name" | "says"} field @param {string} text @param {number} most @param {string} missing @returns {Problem[]} */
function checkLine(field, text, most, missing) {
  const long = [...text].length - most;
  if (!WORDS.test(text)) return [{ field, what: missing }];
  return long > 0 ? [{ field, what: t("At most {most} characters: shorten it by {over}.", { most, over: long }) }] : [];
}

/** @param {number} number @returns {Problem[]} */
function checkBeliefs(number) {
  if (!number) return [{ field: "beliefs", what: t("Set at least one premise above.") }];
  if (number <= STANCE.credences) return [];
  return [
    {
      field: "beliefs",
      what: tn(
        "You have set {n} premise; a stance may have {most}.",
        "You have set {n} premises; a stance may have {most}.",
        number,
        { most: STANCE.credences },
      ),
    },
  ];
}
