/**
 * The two sides of a comparison: what an address names, and the stance that each is.
 *
 * A side is named by a preset’s id, by `stance:` and the id of a signed stance, by `you` (what this browser knows), or by
 * `link:` and what stands after # in a link to “Your beliefs”.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {import("./stance.js").Stops} Stops
 * @typedef {{key: string, name: string, how: string, stops: Stops, note: string}} Side
 *   `how` says where it comes from, `note` what a reader has to know of its age
 * @typedef {{side: Side} | {wrong: string}} Found
 */
import { listFirst, quote, t, tn } from "../lib/translate.js";
import { lastStance } from "./session.js";
import { describeStale } from "./stale.js";
import { describeSigned, holdsStance, presetStops, readAddress, recall, SIGNED } from "./stance.js";

export const YOU = "you";
export const LINK = "link:";
const LONGEST = 80;
const NAMED = 3;

/** @param {string} address a stance @returns {string} the side that it is */
export function linkSide(address) {
  return address ? LINK + address : "";
}

/** @param {string} one @param {string} other @returns {string} what stands after # in the address of a comparison */
export function writeSides(one, other) {
  const parts = new URLSearchParams();
  if (one) parts.set("a", one);
  if (other) parts.set("b", other);
  return parts.toString();
}

/** @param {string} hash @returns {[string, string]} the two sides that an address names; empty where it does not */
export function readSides(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  return [parts.get("a") ?? "", parts.get("b") ?? ""];
}

/** What this browser knows of the reader’s own beliefs. @param {Beliefs} beliefs @returns {string} an address, or nothing */
export function ownAddress(beliefs) {
  return lastStance() || recall(beliefs) || "";
}

/** @param {Beliefs} beliefs @param {string} address @returns {boolean} whether the stance is the one that this browser knows as the reader’s */
export function isOwn(beliefs, address) {
  return address !== "" && address === ownAddress(beliefs);
}

/** @param {Beliefs} beliefs @returns {[string, string][]} all that can be chosen without a link, each with its name; the reader first, where known */
export function listSides(beliefs) {
  const { stances, signed } = beliefs.labels;
  const keys = [YOU, ...stances.map(({ id }) => id), ...signed.map(({ id }) => SIGNED + id)];
  return keys.flatMap((key) => {
    const found = findSide(beliefs, key);
    return "side" in found ? [/** @type {[string, string]} */ ([key, found.side.name])] : [];
  });
}

/** @param {Beliefs} beliefs @param {string} key @returns {Found} */
export function findSide(beliefs, key) {
  if (key === YOU) return findOwn(beliefs);
  if (key.startsWith(LINK)) return readLink(beliefs, key.slice(LINK.length));
  if (key.startsWith(SIGNED)) return findSigned(beliefs, key.slice(SIGNED.length));
  const preset = beliefs.labels.stances.find(({ id }) => id === key);
  if (!preset)
    return { wrong: t("The map has no stance named “{name}”. Choose one from the list.", { name: key.slice(0, LONGEST) }) };
  return { side: { key, name: preset.name, how: preset.how, stops: presetStops(beliefs, key), note: "" } };
}

/** @param {Beliefs} beliefs @returns {Found} */
function findOwn(beliefs) {
  const address = ownAddress(beliefs);
  if (!address) return { wrong: t("This browser keeps no beliefs of yours. Set them first, or paste your link.") };
  return readLink(beliefs, address);
}

/** @param {Beliefs} beliefs @param {string} id @returns {Found} */
function findSigned(beliefs, id) {
  const signed = beliefs.labels.signed.find((stance) => stance.id === id);
  if (!signed)
    return {
      wrong: t("The map has no signed stance named “{name}”: it may have been taken back.", { name: id.slice(0, LONGEST) }),
    };
  const note = describeAge(beliefs, signed);
  return { side: { key: SIGNED + id, name: signed.name, how: describeSigned(signed), stops: new Map(signed.held), note } };
}

/** @param {Beliefs} beliefs @param {import("./data.js").Signed} signed @returns {string} */
function describeAge({ labels }, { name, changed, aside }) {
  const claims = listFirst(
    changed.map((claim) => quote(labels.claims[claim].label)),
    NAMED,
  );
  const since = claims && t("Since {name} signed, these have changed: {claims}.", { name, claims });
  const out =
    aside &&
    tn(
      "{n} claim that it names rests on reasons by now; what it says of it does not count.",
      "{n} claims that it names rest on reasons by now; what it says of them does not count.",
      aside,
    );
  return [since, out].filter(Boolean).join(" ");
}

/**
 * Reads a link to “Your beliefs”, or what stands after # in one; of a link to the map with somebody’s beliefs, these.
 * @param {Beliefs} beliefs
 * @param {string} text
 * @returns {Found}
 */
export function readLink(beliefs, text) {
  const given = text.trim();
  if (!given) return { wrong: t("Paste a link here: the one that “Copy link” on Your beliefs gives.") };
  const at = given.indexOf("#");
  if (at < 0 && !holdsStance(given)) return { wrong: describeBare(given) };
  const parts = new URLSearchParams(given.slice(at + 1));
  const address = parts.get("stance") ?? given.slice(at + 1);
  if (parts.has("a") || parts.has("b"))
    return { wrong: t("This link is to a comparison of two stances, not to one of them: open it as it is.") };
  if (!holdsStance(address))
    return {
      wrong: t("What follows # in this link names no beliefs: “{text}”. Copy the link anew.", {
        text: address.slice(0, LONGEST),
      }),
    };
  const { stops, stale, gone, since } = readAddress(beliefs, address);
  if (!stops.size) return { wrong: describeEmpty(beliefs, address) };
  const note = stale ? describeStale(beliefs, gone, since) : "";
  const [name, how] = isOwn(beliefs, address)
    ? [t("You"), t("What you set on Your beliefs.")]
    : [t("The link"), t("The beliefs of a link.")];
  return { side: { key: LINK + address, name, how, stops, note } };
}

/** @param {string} given */
function describeBare(given) {
  return URL.canParse(given)
    ? t("This link holds no beliefs: it has no part that begins with #. Copy the whole link with “Copy link” on Your beliefs.")
    : t("This is no link: “{text}”. Paste the one that “Copy link” on Your beliefs gives.", { text: given.slice(0, LONGEST) });
}

/** @param {Beliefs} beliefs @param {string} address */
function describeEmpty(beliefs, address) {
  const named = [...new URLSearchParams(address).keys()].filter((name) => !name.startsWith("_"));
  return named.length && !named.some((id) => beliefs.program.ids.includes(id))
    ? tn(
        "None of the {n} premises that this link names is in this map: it was made for another one.",
        "None of the {n} premises that this link names is in this map: it was made for another one.",
        named.length,
      )
    : t("This link sets nothing: every premise stands at no view.");
}
