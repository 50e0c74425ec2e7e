/** Ways to keep the answers: a link, a picture, the sliders of “Your beliefs”, and this device's memory. */

import { readAddress, recall, remember, writeAddress } from "../beliefs/stance.js";
import { copyAddress } from "../lib/copy_text.js";
import { h } from "../lib/elements.js";
import { saveFile } from "../lib/save_file.js";
import { t } from "../lib/translate.js";
import { drawCard } from "./card.js";

/**
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("./answers.js").Answers} Answers
 */

const FILE = "where-i-get-off.png";

/** @param {Beliefs} beliefs @param {Answers} answers @param {number} strength of the thesis */
export function buildKeeping(beliefs, answers, strength) {
  const status = h("p", { class: "am-ask__status", role: "status" });
  const link = h("input", {
    type: "text",
    class: "am-link",
    readonly: true,
    "aria-label": t("Link to your answers"),
    hidden: true,
  });
  const say = (/** @type {string} */ words) => (status.textContent = words);
  const copy = async () => {
    if (await copyAddress(link)) say(t("Link copied."));
  };
  const save = async () => {
    const card = await drawCard(beliefs, answers, strength);
    if (card) saveFile(card, FILE);
    say(card ? t("Picture saved.") : t("This browser does not let the page make a picture."));
  };
  const sliders = h(
    "a",
    { class: "md-button md-button--primary", href: addressOf(beliefs, answers.stops, "") },
    t("Answer more questions"),
  );
  return [
    h("h3", {}, t("Keep it, or go on")),
    h(
      "p",
      { class: "am-actions" },
      sliders,
      h("button", { type: "button", class: "md-button", onclick: copy }, t("Copy link")),
      h("button", { type: "button", class: "md-button", onclick: save }, t("Save as a picture")),
    ),
    h("p", { class: "am-quiet" }, t("The link holds your answers. The next questions let you say how sure you are.")),
    link,
    ...buildMemory(beliefs, answers, sliders, say),
    status,
  ];
}

/** @param {Beliefs} beliefs @param {import("../beliefs/stance.js").Stops} stops @param {string} from */
function addressOf(beliefs, stops, from) {
  const address = writeAddress(beliefs, stops, from);
  return `${beliefs.root}yours/${address && `#${address}`}`;
}

/**
 * Lets this device remember the answers. What it remembers already is only changed where the reader asks for it.
 * @param {Beliefs} beliefs @param {Answers} answers @param {HTMLAnchorElement} sliders @param {(words: string) => void} say
 */
function buildMemory(beliefs, answers, sliders, say) {
  const kept = recall(beliefs);
  const before = readAddress(beliefs, kept ?? "");
  const stops = new Map([...before.stops, ...answers.stops]);
  if (!answers.stops.size || [...answers.stops].every(([claim, stop]) => before.stops.get(claim) === stop)) return [];
  const put = () => {
    const done = remember(beliefs, writeAddress(beliefs, stops, before.from));
    say(done ? t("Remembered on this device.") : t("This browser does not let the page remember."));
    button.disabled = done;
    if (done) sliders.href = addressOf(beliefs, stops, before.from);
  };
  const words = kept ? t("Put these answers into them") : t("Remember on this device");
  const button = h("button", { type: "button", class: "am-ask__quiet", onclick: put }, words);
  const note = t(
    "This device remembers beliefs that you set before. They stay as they are, unless you ask for the answers to be put in.",
  );
  return [...(kept ? [h("p", {}, note)] : []), h("p", { class: "am-actions" }, button)];
}
