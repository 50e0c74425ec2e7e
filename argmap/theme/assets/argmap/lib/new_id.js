/** The id that a new claim or signed stance may have, by the rules of argmap/content/telling_words.py. */
import { COMMON_WORDS, ID } from "../draft_rules.js";

/** @param {string} heading @returns {string} its first telling words; where there is one alone, the common ones too */
function shortenHeading(heading) {
  const plain = heading.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const words = plain.replace(/['’]s(?![a-z0-9])/g, "").match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !COMMON_WORDS.has(word));
  let short = "";
  for (const word of (telling.length === 1 ? words : telling).slice(0, ID.words)) {
    if (short && short.length + word.length >= ID.length) break;
    short = (short ? `${short}-${word}` : word).slice(0, ID.length);
  }
  return short || ID.nameless;
}

/** @param {string} heading @param {Set<string>} taken ids that claims have or had, and those that none may have @returns {string} */
export function suggestId(heading, taken) {
  const short = shortenHeading(heading);
  let id = short;
  for (let number = 2; taken.has(id); number += 1) id = `${short}-${number}`;
  return id;
}
