/**
 * The blocks that the map consists of: for the rows shown, the claims in the middle and what stands on their two sides, in
 * the words of `argmap.view.map_look`.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./layout.js").Block} Block
 * @typedef {import("./layout.js").Item} Item
 * @typedef {import("./layout.js").Section} Section
 * @typedef {import("./lens.js").Lens} Lens
 */
import { t } from "../lib/translate.js";
import { ROWS, WEIGHTS } from "../sizes.js";
import { Bearing, Kind, LIVE, OPEN_OBJECTIONS, TALLY_WORDS, Voice } from "../words.js";
import { TODAY } from "./lens.js";

const SIDES = [
  { bearing: "supports", bearings: ["supports"] },
  { bearing: "attacks", bearings: ["attacks", "undercuts"] },
  { bearing: "about", bearings: ["about"] },
];
const ANSWER = t("An answer");
const UNTIED = t("Not tied to a thesis");
const LONGEST_LINE = 7;
const MARKED = ["evidence", "question", "note"];

/** The mark before a label: what is observed, asked or noted, or that it is quoted; else empty. @param {{kind: string, voice: string}} claim */
export function markOf(claim) {
  if (MARKED.includes(claim.kind)) return claim.kind;
  return claim.voice === "quoted" ? "quoted" : "";
}

/** @param {Row[]} rows parents first @param {string} focus @param {{answers: string[], author: string}} map a question and its answers, and the essay's author @param {Lens} lens @returns {Block[]} */
export function planBlocks(rows, focus, { answers, author }, lens) {
  const below = groupByParent(rows);
  const roots = below.get("") ?? [];
  if (focus) return [planFocus(rows, below, focus, lens, author)];
  const [question, ...options] = answers;
  const asked = question && rows.find((row) => row.claim.id === question);
  if (asked) {
    const found = roots.filter((row) => options.includes(row.claim.id));
    const sections = found.map((row) => planAnswer(row, below, question, lens));
    const others = roots.filter((row) => !found.includes(row));
    return [{ line: [], middle: describeMiddle(asked, [], lens, author), sections }, ...planOthers(others, below, lens)];
  }
  const theses = roots.filter((row, place) => !place || row.claim.kind === "thesis");
  const blocks = theses.map((row) => ({
    line: [],
    middle: describeMiddle(row, below.get(row.claim.id) ?? [], lens, author),
    sections: splitSides(row, below, lens),
  }));
  return [
    ...blocks,
    ...planOthers(
      roots.filter((row) => !theses.includes(row)),
      below,
      lens,
    ),
  ];
}

/**
 * The blocks with the first claims on each claim, as many as a picture has, or so many times as many as it takes to draw one.
 * @param {Block[]} blocks @param {number} most drawn so far @param {string} at the claim to draw, or empty
 * @returns {{most: number, drawn: Block[], leftOut: number}}
 */
export function cutSections(blocks, most, at) {
  const drawn = blocks.map((block) => ({ ...block, sections: block.sections.map((section) => cutSection(section, most)) }));
  if (at && hasItem(blocks, at) && !hasItem(drawn, at)) return cutSections(blocks, most + ROWS, at);
  return { most, drawn, leftOut: countItems(blocks) - countItems(drawn) };
}

/** @param {Section} section @param {number} most @returns {Section} */
function cutSection(section, most) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Set<string>} */
  const gone = new Set();
  const items = section.items.filter(({ id, parent = "" }) => {
    const count = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, count);
    if (count > most || gone.has(parent)) gone.add(id);
    return !gone.has(id);
  });
  return { ...section, items };
}

/** @param {Block[]} blocks @param {string} at */
function hasItem(blocks, at) {
  return blocks.some(({ sections }) => sections.some(({ items }) => items.some(({ id }) => id === at)));
}

/** @param {Block[]} blocks */
function countItems(blocks) {
  return blocks.reduce((sum, { sections }) => sum + sections.reduce((inside, { items }) => inside + items.length, 0), 0);
}

/** @param {Row[]} rows */
function groupByParent(rows) {
  /** @type {Map<string, Row[]>} */
  const below = new Map();
  for (const row of rows) {
    const family = below.get(row.parent);
    if (family) family.push(row);
    else below.set(row.parent, [row]);
  }
  return below;
}

/** The line from the thesis down to the focus, and what bears on that. @param {Row[]} rows @param {Map<string, Row[]>} below @param {string} focus @param {Lens} lens @param {string} author @returns {Block} */
function planFocus(rows, below, focus, lens, author) {
  const place = rows.findIndex((row) => row.claim.id === focus);
  const line = rows.slice(0, place).map((row) => ({ ...describeItem(row, lens), word: "", chip: null }));
  const away = line.length - LONGEST_LINE;
  if (away > 0)
    line.splice(2, away + 1, {
      id: "",
      label: t("{n} more between", { n: away + 1 }),
      bearing: line[2].bearing,
      word: "",
      chip: null,
    });
  const row = rows[place];
  return {
    line,
    middle: describeMiddle(row, below.get(row.claim.id) ?? [], lens, author),
    sections: splitSides(row, below, lens),
  };
}

/** @param {Row} row @param {Map<string, Row[]>} below @param {string} question @param {Lens} lens @returns {Section} */
function planAnswer(row, below, question, lens) {
  const items = listItems([row], below, lens).filter((item) => item.id !== question);
  return { title: ANSWER, bearing: "", items, side: row.claim.side, weight: WEIGHTS.moderate };
}

/** @param {Row[]} rows that lead to no thesis @param {Map<string, Row[]>} below @param {Lens} lens @returns {Block[]} */
function planOthers(rows, below, lens) {
  if (!rows.length) return [];
  const title = headOthers(rows.length, countHidden(below));
  const section = { title, bearing: "", items: listItems(rows, below, lens), side: "neither", weight: 0 };
  return [{ line: [], middle: null, sections: [section] }];
}

/** How many claims at the top have no row. @param {Map<string, Row[]>} below */
function countHidden(below) {
  const roots = below.get("") ?? [];
  return roots.length ? roots[0].of - roots.length : 0;
}

/** @param {number} shown @param {number} hidden */
function headOthers(shown, hidden) {
  if (!hidden) return UNTIED;
  return t("Not tied to a thesis: {count}, of which {shown} are here", { count: shown + hidden, shown });
}

/** @param {Row} row @param {Map<string, Row[]>} below @param {Lens} lens @returns {Section[]} */
function splitSides(row, below, lens) {
  const children = below.get(row.claim.id) ?? [];
  return SIDES.flatMap(({ bearing, bearings }) => {
    const starts = children.filter(({ claim }) => bearings.includes(claim.bearing));
    if (!starts.length) return [];
    const weights = starts.filter((start) => lens.live(start)).map((start) => lens.weight(start));
    const title = writeHeading(starts, bearing, lens);
    const items = listItems(starts, below, lens);
    return [{ title, bearing, items, side: starts[0].claim.side, weight: Math.max(...weights, WEIGHTS.weak) }];
  });
}

/** Such as `10 reasons for it: 3 carry`; undercuts alone doubt only a claim's use. @param {Row[]} starts @param {string} bearing @param {Lens} lens */
function writeHeading(starts, bearing, lens) {
  const steps = listSteps(starts, lens);
  const undercut = starts.every(({ claim }) => claim.bearing === "undercuts");
  const { title, titles } = Bearing[undercut ? "undercuts" : bearing];
  const words = `${steps.length} ${steps.length === 1 ? title : titles}`;
  const said = TALLY_WORDS[lens.tally || bearing];
  if (!TALLY_WORDS[bearing] || !lens.tells || !steps.length) return words;
  return `${words}: ${tellTally(steps.filter((row) => counts(lens.outcome(row), bearing)).length, steps.length, said)}`;
}

/** Whether a heading counts a step: a reason that stands, or an objection that is not answered. @param {string} outcome @param {string} bearing */
function counts(outcome, bearing) {
  return LIVE.includes(outcome) || (bearing === "attacks" && outcome === "in a loop");
}

/** One row for each step that is there. @param {Row[]} starts @param {Lens} lens */
function listSteps(starts, lens) {
  const there = starts.filter((row) => !lens.future(row.claim.id) && (row.claim.bearing === "about" || lens.outcome(row)));
  return [...new Map(there.map((row) => [row.claim.step || row.claim.id, row])).values()];
}

/** @param {number} live @param {number} count @param {Record<string, string>} words */
function tellTally(live, count, words) {
  if (count === 1) return words[live ? "one" : "not_one"];
  const named = live === 0 ? "none" : live === count ? "all" : live === 1 ? "single" : "some";
  return words[named].replace("{}", String(live));
}

/** @param {Row[]} starts @param {Map<string, Row[]>} below @param {Lens} lens @returns {Item[]} */
function listItems(starts, below, lens) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Set<string>} the linked steps whose word is said with their first premise */
  const told = new Set();
  const stack = starts.map((row) => ({ row, parent: "" })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { row, parent } = next;
    const step = row.claim.step && `${parent} ${row.claim.step}`;
    const joined = step && told.has(step);
    told.add(step);
    items.push({ ...describeItem(row, lens), parent, ...(joined ? { word: "" } : {}) });
    const children = below.get(row.claim.id) ?? [];
    for (let i = children.length - 1; i >= 0; i--) stack.push({ row: children[i], parent: row.claim.id });
  }
  return items;
}

/** @param {Row} row @param {Lens} lens @returns {Item} */
function describeItem(row, lens) {
  const { id, label, bearing, step, strength } = row.claim;
  const word = (lens.future(id) ? TODAY : lens).word(row); // keeps the room that it will need
  const strong = strength === "strong";
  return { id, label, bearing, step, strong, marks: markOf(row.claim) ? 1 : 0, word, chip: describeChip(row) };
}

/** What is folded in a claim: how many claims speak for it and against it, else how many remarks there are. @param {Row} row */
function describeChip(row) {
  if (!row.foldable) return null;
  if (row.open) return "";
  const [supports, attacks, undercuts, about] = row.inside;
  const weighed = [
    supports && `${Bearing.supports.sign}${supports}`,
    attacks + undercuts && `${Bearing.attacks.sign}${attacks + undercuts}`,
  ];
  return weighed.filter(Boolean).join(" ") || `${Bearing.about.sign}${about}`;
}

/** @param {Row} row @param {Row[]} children @param {Lens} lens @param {string} author @returns {Item} */
function describeMiddle(row, children, lens, author) {
  const { id, heading, bearing } = row.claim;
  const state = lens.tells ? titleState(row, children, lens) : "";
  const word = [nameClaim(row.claim, author), state && capitalise(state)].filter(Boolean).join(". ");
  return { id, label: heading, bearing, word, chip: row.foldable && !row.open ? describeChip(row) : null };
}

/** How a claim stands, with the number of objections to it where these are open. @param {Row} row @param {Row[]} children @param {Lens} lens */
function titleState(row, children, lens) {
  const attacks = listSteps(
    children.filter(({ claim }) => claim.bearing === "attacks"),
    lens,
  );
  if (lens.tally || !attacks.some((attack) => LIVE.includes(lens.outcome(attack)))) return lens.state(row);
  const open = attacks.filter((attack) => counts(lens.outcome(attack), "attacks")).length;
  return OPEN_OBJECTIONS[attacks.length === 1 ? "one" : "some"].replace("{}", String(open)).replace("{}", String(attacks.length));
}

/** What a claim is and, with an essay, whose, such as `Ann Author’s thesis`. @param {Row["claim"]} claim @param {string} author of the essay, or empty */
function nameClaim({ kind, voice }, author) {
  const { word } = Kind[kind];
  if (!author) return capitalise(word);
  return voice === "essay" ? t("{author}’s {kind}", { author, kind: word }) : `${capitalise(word)}, ${Voice[voice].word}`;
}

/** @param {string} words */
function capitalise(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
