/**
 * Makes a claim file that passes the check from a draft, or lists the values that are still missing.
 *
 * @typedef {import("./schema.js").Schema} Schema
 * @typedef {"object" | "support" | "evidence" | "undercut" | "ask"} Act
 * @typedef {{act: Act, on: string, step: string, stance: "for" | "against" | "", heading: string, body: string,
 *   references: string[], strength: string, because: string, kind: string, voice: string, topic: string,
 *   label: string, hedge: string, source: string[], date: string, id: string}} Draft
 * @typedef {Omit<import("../lib/argument.js").Claim, "label"> & {label?: string, side: number}} Claim
 *   `label` is there only where it is not the heading; `side` is 1 where the claim's line to the main thesis helps it, and -1 where it speaks against it
 * @typedef {import("../lib/argument.js").Step & {target: string, because?: string}} Step
 *   `target` is the claim that the step bears on in the end
 * @typedef {{schema: Schema, limits: Limits, weightless: string[],
 *   hidden: number[], claims: Claim[], steps: Step[], topics: {id: string, title: string}[],
 *   paragraphs: string[] | null, references: {id: string, title: string, about: string}[], taken: string[],
 *   model: string, repository: {new: string, edit: string, issue: string} | null}} FormData
 * @typedef {{heading: number, file: number, address: number, paragraph: number, run: number, brackets: number,
 *   marks: number, levels: number, signs: string}} Limits
 *   `signs` are the signs that count as marks
 * @typedef {{field: string, what: string}} Problem
 * @typedef {Record<string, string | string[]>} Values of a draft, by the names of the fields
 * @typedef {string | string[] | Record<string, string>[]} Value of a key of the front matter
 * @typedef {{id: string, text: string, problems: Problem[], notes: string[], heading: string, body: string,
 *   front: Record<string, any>, relation: {key: string, end: string} | null, strength: string}} Proposal
 *   `front` holds the keys of the front matter
 */

import { MADE_BY } from "../draft_rules.js";
import { matchHidden, mendBody, mendLine, NOTES, readAddress } from "../lib/mend_text.js";
import { suggestId } from "../lib/new_id.js";
import { t } from "../lib/translate.js";
import { writeText } from "../lib/yaml.js";
import { findMisfits } from "./schema.js";

const EVIDENCE = /** @type {Record<string, string>} */ ({ for: "evidence", against: "evidence-against" });
const WORDS = /[\p{L}\p{N}]/u;
const FRONT = [
  "kind",
  "topic",
  "voice",
  "label",
  "source",
  "hedge",
  "references",
  "date",
  "supports",
  "attacks",
  "undercuts",
  "about",
];

/** The form's data, ready for look-ups. */
export class Form {
  /** @param {FormData} data */
  constructor(data) {
    this.data = data;
    this.hidden = matchHidden(data.hidden);
    /** @type {import("./quotations.js").Quotations | null} fetched when somebody quotes */
    this.quotations = null;
    this.claims = new Map(data.claims.map((claim) => [claim.id, claim]));
    this.steps = new Map(data.steps.map((step) => [step.id, step]));
    this.references = new Map(data.references.map((reference) => [reference.id, reference]));
    this.ids = new Set(this.claims.keys());
    this.taken = new Set([...this.ids, ...data.taken]);
    this.topics = new Set(data.topics.map((topic) => topic.id));
    this.paragraphs = data.paragraphs && new Set(data.paragraphs);
    this.weightless = new Set(data.weightless);
  }

  /** @param {Step} step @returns {number} 1 where the step helps the main thesis, -1 where it speaks against it */
  sideOfStep(step) {
    if (step.kind === "undercuts") {
      const under = this.steps.get(step.conclusion);
      return under ? -this.sideOfStep(under) : 1;
    }
    return (this.claims.get(step.conclusion)?.side ?? 1) * (step.kind === "attacks" ? -1 : 1);
  }
}

/** @returns {Draft} a draft with nothing chosen yet */
export function beginDraft() {
  const nothing = {
    on: "",
    step: "",
    heading: "",
    body: "",
    because: "",
    kind: "",
    topic: "",
    label: "",
    hedge: "",
    date: "",
    id: "",
  };
  return { act: "object", stance: "", strength: "moderate", voice: "outside", references: [], source: [], ...nothing };
}

/** @param {Draft} draft @param {Form} form @returns {string} the kind that fits what is done and to which side it helps */
function chooseKind(draft, form) {
  if (draft.act === "ask") return form.weightless.has(draft.kind) ? draft.kind : MADE_BY.question.kind;
  if (draft.kind && draft.kind !== "thesis" && !form.weightless.has(draft.kind)) return draft.kind;
  if (draft.act === "evidence") return MADE_BY.evidence.kind;
  const step = form.steps.get(draft.step);
  const end = draft.act === "undercut" ? (step ? form.sideOfStep(step) : 1) : (form.claims.get(draft.on)?.side ?? 1);
  return end * (draft.act === "support" ? 1 : -1) > 0 ? "claim" : "counterclaim";
}

/** The act by its value in the vocabulary; empty while evidence may still be for or against. @param {Draft} draft @returns {string} */
function nameDeed({ act, stance }) {
  if (act === "evidence") return EVIDENCE[stance] ?? "";
  if (act === "ask") return "question";
  return Object.hasOwn(MADE_BY, act) ? act : "object";
}

/** @param {Draft} draft @param {Form} form @returns {{key: string, end: string} | null} */
function readRelation(draft, form) {
  if (draft.act === "undercut") return form.steps.has(draft.step) ? { key: "undercuts", end: draft.step } : null;
  const target = form.claims.get(draft.on);
  if (!target || (draft.act !== "ask" && form.weightless.has(target.kind))) return null;
  const done = nameDeed(draft);
  return done ? { key: MADE_BY[done].bearing, end: draft.on } : null;
}

/**
 * The file that a draft makes; `text` is empty as long as there are problems.
 * @param {Draft} draft
 * @param {Form} form
 * @returns {Proposal}
 */
export function compose(draft, form) {
  const { limits, schema } = form.data;
  const heading = mendLine(draft.heading, form);
  const body = mendBody(draft.body, form, form.ids);
  const because = mendLine(draft.because, form);
  const relation = readRelation(draft, form);
  const id = draft.id.trim() || suggestId(heading.text, form.taken);
  const front = buildFront(draft, form, relation, because.text);
  const text = [...writeFront(front), `# ${heading.text}`, "", body.text, ""].join("\n");
  const problems = [
    ...checkRelation(draft, relation, form),
    ...checkWords(heading.text, body, limits.heading),
    ...checkExcess(body.text, limits),
    ...checkBacking(front, form),
    ...findMisfits(front, schema).map(({ path, what }) => ({ field: nameField(path), what })),
    ...checkDate(front.date),
    ...checkId(id, form),
    ...checkSize(text, limits.file),
  ];
  const notes = [...new Set([...heading.notes, ...body.notes, ...because.notes])].map((note) =>
    note === "quotes" && !form.paragraphs ? NOTES.quotesInDebate : NOTES[note],
  );
  return {
    id,
    text: problems.length ? "" : text,
    problems,
    notes,
    heading: heading.text,
    body: body.text,
    front,
    relation,
    strength: draft.strength,
  };
}

/** @param {Draft} draft @param {Form} form @param {{key: string, end: string} | null} relation @param {string} because */
function buildFront(draft, form, relation, because) {
  const kind = chooseKind(draft, form);
  const [label, hedge, date] = [draft.label, draft.hedge, draft.date].map((text) => mendLine(text, form).text);
  const inEssay = draft.voice !== "outside";
  const target = form.claims.get(
    relation?.key === "undercuts" ? (form.steps.get(relation.end)?.target ?? "") : (relation?.end ?? ""),
  );
  /** @type {Record<string, any>} */
  const front = { kind, topic: draft.topic || target?.topic || form.data.topics[0]?.id, voice: draft.voice };
  if (label) front.label = label;
  if (inEssay && draft.source.length) front.source = [...new Set(draft.source)];
  if (inEssay && hedge) front.hedge = hedge;
  const references = draft.references.map((one) => (form.references.has(one) ? one : (readAddress(one) ?? one)));
  if (references.length) front.references = [...new Set(references)];
  if (date) front.date = date;
  if (relation)
    front[relation.key] = [relation.key === "about" ? relation.end : buildRelation(relation, draft.strength, because)];
  return front;
}

/** @param {{key: string, end: string}} relation @param {string} strength @param {string} because */
function buildRelation(relation, strength, because) {
  return { [relation.key === "undercuts" ? "step" : "claim"]: relation.end, strength, ...(because ? { because } : {}) };
}

/** @param {Draft} draft @param {{key: string, end: string} | null} relation @param {Form} form @returns {Problem[]} */
function checkRelation(draft, relation, form) {
  if (relation) return [];
  const target = form.claims.get(draft.on);
  if (target && draft.act === "undercut") return [{ field: "step", what: t("Choose the step that does not follow.") }];
  if (target && draft.act === "evidence" && !EVIDENCE[draft.stance])
    return [{ field: "stance", what: t("Say whether it speaks for the claim or against it.") }];
  return [
    {
      field: "on",
      what: target ? t("Choose a claim: a question or note carries no weight.") : t("Choose the claim that this is about."),
    },
  ];
}

/** @param {string} heading @param {import("../lib/mend_text.js").Mended} body @param {number} most @returns {Problem[]} */
function checkWords(heading, body, most) {
  const problems = [];
  const long = [...heading].length - most;
  if (!WORDS.test(heading)) problems.push({ field: "heading", what: t("Say it in one sentence.") });
  if (long > 0)
    problems.push({ field: "heading", what: t("At most {most} characters: shorten it by {over}.", { most, over: long }) });
  if (!WORDS.test(body.text) && !body.refused.length) problems.push({ field: "body", what: t("Explain it in a few sentences.") });
  for (const target of body.refused) {
    problems.push({
      field: "body",
      what: t("A link leads to https://… or to a claim’s file, such as other-claim.md, not to {target}", {
        target: target.slice(0, 60),
      }),
    });
  }
  return problems;
}

/** The problems of a text that the check refuses because rendering it would take long. @param {string} text @param {Limits} limits @returns {Problem[]} */
function checkExcess(text, { paragraph, run, brackets, marks, levels, signs }) {
  const long = text.split(/\n[ \t]*\n/).some((block) => [...block].length >= paragraph);
  const row = new RegExp(`[^\\p{L}\\p{N}_\\s]{${run + 1}}`, "u").test(text);
  const nested = new RegExp(`^(?:[^\\S\\n]*(?:>|(?:[*+-]|\\p{Nd}+[.)])(?=\\s))){${levels + 1}}`, "mu").test(text);
  const many = text.split("[").length > brackets + 1 || [...text].filter((sign) => signs.includes(sign)).length > marks;
  return long || row || nested || many
    ? [{ field: "body", what: t("Use shorter paragraphs, fewer signs and links, and no lists in lists.") }]
    : [];
}

/** @param {Record<string, any>} front @param {Form} form @returns {Problem[]} */
function checkBacking(front, form) {
  const problems = [];
  if (front.voice === "outside" && !form.weightless.has(front.kind) && !front.references) {
    problems.push({ field: "references", what: t("Say where readers can check it: a web address, or a work the map knows.") });
  }
  if (front.voice !== "outside" && !front.source) {
    problems.push({ field: "source", what: t("Choose the paragraph of the essay that says it.") });
  }
  for (const one of front.references ?? []) {
    if (!form.references.has(one) && !readAddress(one)) {
      problems.push({
        field: "references",
        what: t("Not a web address that begins with https:// : {address}", { address: one.slice(0, 60) }),
      });
    }
  }
  if ((front.source ?? []).some((/** @type {string} */ one) => form.paragraphs && !form.paragraphs.has(one))) {
    problems.push({ field: "source", what: t("Choose a paragraph of the list.") });
  }
  if (!form.topics.has(front.topic)) problems.push({ field: "topic", what: t("Choose a topic of the list.") });
  return problems;
}

/** @param {string | undefined} date @returns {Problem[]} */
function checkDate(date) {
  if (!date || !/^\d{4}(-\d\d){0,2}$/.test(date)) return [];
  const [year, month, day] = [...date.split("-").map(Number), 1, 1];
  const made = new Date(Date.UTC(year, month - 1, day));
  const same = year >= 1000 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return same ? [] : [{ field: "date", what: t("The calendar has no such date.") }];
}

/** @param {string} id @param {Form} form @returns {Problem[]} */
function checkId(id, form) {
  const misfits = findMisfits(id, form.data.schema.properties.topic, form.data.schema);
  if (misfits.length)
    return [{ field: "id", what: t("Lower-case letters and digits, words joined by hyphens, at most 80 characters.") }];
  return form.taken.has(id) ? [{ field: "id", what: t("This name is taken: choose another.") }] : [];
}

/** @param {string} text @param {number} most @returns {Problem[]} */
function checkSize(text, most) {
  const size = new TextEncoder().encode(text).length;
  return size > most
    ? [{ field: "body", what: t("Too long by {over} bytes: make several claims of it.", { over: size - most }) }]
    : [];
}

/** @param {(string | number)[]} path @returns {string} */
function nameField(path) {
  const [first, , inner] = path;
  return ["supports", "attacks", "undercuts"].includes(String(first)) && inner ? String(inner) : String(first);
}

/** @param {Record<string, any>} front @returns {string[]} */
function writeFront(front) {
  const lines = FRONT.filter((key) => key in front).flatMap((key) => writeValue(key, front[key]));
  return ["---", ...lines, "---"];
}

/** @param {string} key @param {any} value @returns {string[]} */
function writeValue(key, value) {
  if (!Array.isArray(value)) return [`${key}: ${writeText(value)}`];
  if (typeof value[0] === "string") return [`${key}:`, ...value.map((item) => `  - ${writeText(item)}`)];
  return [
    `${key}:`,
    ...value.flatMap((item) => Object.entries(item).map(([name, text], i) => `  ${i ? " " : "-"} ${name}: ${writeText(text)}`)),
  ];
}
