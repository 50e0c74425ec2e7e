/**
 * The map's data in the browser: claims and steps, loaded piece by piece as branches are unfolded, all of the state of the
 * map that the page was made from.
 *
 * @typedef {"" | "supports" | "attacks" | "undercuts" | "about"} Bearing
 * @typedef {import("../lib/argument.js").Claim & {voice: string}} Named
 * @typedef {Named & Hung} Claim
 * @typedef {import("../lib/argument.js").Step & {strength: string, outcome: string}} Step
 * @typedef {object} Hung  how a claim stands, and where it hangs in the tree of the map
 * @property {string} said  its voice where pages tell it; empty without an essay
 * @property {string} standing
 * @property {string} since  month from which it stands; empty for the essay's own
 * @property {string} parent  the claim it hangs under; empty for a root
 * @property {Bearing} bearing
 * @property {string} step  the linked step it hangs by; empty where it carries alone
 * @property {string} side  whom it helps in the end
 * @property {string} strength  of the step by which it hangs
 * @property {string} outcome  of that step
 * @property {string} because  the reason given for that step
 * @property {boolean} contrary  whether the two claims cannot both be true
 * @property {number[]} inside  direct reasons for, against, undercuts, remarks
 * @property {number} total  all claims below it
 * @property {number} piece  where its children's data are; -1 for a leaf
 * @property {number} depth
 * @property {string[]} children
 * @typedef {{roots: string[], claims: number, pieces: number, topics: Record<string, string>, months: string[], answers: string[], author: string, formerly: Record<string, string>}} Whole
 *   what is said of the map as a whole
 * @typedef {Partial<Omit<Claim, keyof Named>> & Omit<Named, "kind"> & {group: string, premises?: string[]}} Node
 *   a claim, whose kind is its group; a step; or in the group `elsewhere` a claim whose data are in another piece, with no
 *   more than a label
 * @typedef {{map?: Whole, options?: object, nodes: Node[], edges: (Edge | {from: string, to: string})[]}} Piece
 * @typedef {{from: string, to: string, bearing: import("../lib/argument.js").StepKind, strength: string, outcome?: string}} Edge
 * @typedef {object} Catalogue  every claim in the argument's order, as columns
 * @property {string[]} ids
 * @property {string[]} labels
 * @property {string[]} headings
 * @property {number[]} parents
 * @property {number[]} pieces
 * @property {string[]} since
 * @property {string[]} bearings
 * @property {string[]} kinds
 * @property {string[]} voices
 * @property {string[]} topics
 * @property {string[]} standings
 * @property {Map<string, number>} rows
 */

import { fetchTogether, OutOfDate, Refused } from "../lib/fetch.js";
import { ARROW } from "../words.js";
import { nameStanding } from "./words.js";

const NONE = [0, 0, 0, 0];
const GONE = 404;

export class Model {
  /** @param {string} base address of the folder that holds the pieces @param {string} version of the map @param {Element} host */
  constructor(base, version, host) {
    this.base = base;
    this.version = version;
    this.host = host;
    /** @type {Map<string, Claim>} */
    this.claims = new Map();
    /** @type {Map<string, string[]>} children by the claim they hang under */
    this.below = new Map();
    /** @type {Map<string, Step>} */
    this.steps = new Map();
    /** @type {Map<string, string[]>} the premises of steps that are nodes of their own: linked ones, and those undercut */
    this.premises = new Map();
    /** @type {Map<string, Step[]>} steps by the claim that is a premise of them */
    this.outOf = new Map();
    /** @type {Map<string, string>} labels of claims whose data are elsewhere */
    this.elsewhere = new Map();
    /** @type {Map<number, Promise<void>>} */
    this.loading = new Map();
    /** @type {Promise<Catalogue> | null} */
    this.catalogue = null;
    /** @type {OutOfDate | null} */
    this.outdated = null;
    /** @type {object} how vis-network draws, as the model says */
    this.options = {};
    /** @type {Whole} */
    this.map = { roots: [], claims: 0, pieces: 0, topics: {}, months: [], answers: [], author: "", formerly: {} };
  }

  /** Load one piece, once. @param {number} number */
  load(number) {
    let promise = this.loading.get(number);
    if (!promise) {
      promise = this.fetchPiece(number).then((data) => this.take(data));
      promise.catch(() => this.loading.delete(number));
      this.loading.set(number, promise);
    }
    return promise;
  }

  /** A piece that is not there may be one that another state of the map does not have: the first piece tells. @param {number} number */
  async fetchPiece(number) {
    try {
      return await this.fetchJson(`${number}.json`);
    } catch (error) {
      if (error instanceof Refused && error.status === GONE && number) await this.fetchJson("0.json");
      throw error;
    }
  }

  /** Once the page is known to be out of date, nothing more is asked for. @param {string} name */
  async fetchJson(name) {
    if (this.outdated) throw this.outdated;
    try {
      const [data] = await fetchTogether([this.base + name], ([one]) => one.version === this.version, this.host);
      return data;
    } catch (error) {
      if (error instanceof OutOfDate) this.outdated = error;
      throw error;
    }
  }

  /** Take a piece's nodes and edges in. @param {Piece} data */
  take(data) {
    if (data.map) this.takeMap(data.map, data.options ?? {});
    for (const node of data.nodes) {
      if (node.group === "step") this.premises.set(node.id, node.premises ?? []);
      else if (node.group === "elsewhere") this.elsewhere.set(node.id, node.label);
      else this.addClaim(node);
    }
    for (const edge of data.edges) if ("bearing" in edge) this.addStep(edge);
  }

  /** Takes in the data of the whole map; the former ids have no prototype, as an address may ask for `constructor`. @param {Whole} map @param {object} options */
  takeMap(map, options) {
    this.map = { ...map, formerly: Object.assign(Object.create(null), map.formerly) };
    this.options = options;
  }

  /** @param {Node} node */
  addClaim(node) {
    const {
      id,
      label,
      heading,
      topic,
      voice,
      standing = "",
      since = "",
      parent = "",
      bearing = "",
      step = "",
      side = "",
      strength = "",
      outcome = "",
      because = "",
      contrary = false,
    } = node;
    if (this.claims.has(id)) return;
    const claim = {
      id,
      label,
      heading,
      kind: node.group,
      topic,
      voice,
      said: this.map.author ? voice : "",
      standing,
      since,
      parent,
      bearing,
      step,
      side,
      strength,
      outcome,
      because,
      contrary,
      inside: node.inside ?? NONE,
      total: node.total ?? 0,
      piece: node.piece ?? -1,
      depth: 0,
      children: this.childrenOf(id),
    };
    this.claims.set(id, claim);
    if (parent) this.childrenOf(parent).push(id);
    this.setDepth(claim, (this.claims.get(parent)?.depth ?? -1) + 1);
  }

  /** The list of a claim's children, which may come before the claim itself. @param {string} id */
  childrenOf(id) {
    const children = this.below.get(id) ?? [];
    this.below.set(id, children);
    return children;
  }

  /** @param {Claim} claim @param {number} depth */
  setDepth(claim, depth) {
    claim.depth = depth;
    for (const id of claim.children) {
      const child = this.claims.get(id);
      if (child) this.setDepth(child, depth + 1);
    }
  }

  /** Take in the edge into a step's conclusion, from the step's own node or from its only premise. @param {Edge} edge */
  addStep({ from, to, bearing, strength, outcome = "" }) {
    const linked = this.premises.get(from);
    const id = linked ? from : `${from} ${ARROW[bearing]} ${to}`;
    if (this.steps.has(id)) return;
    const step = { id, kind: bearing, premises: linked ?? [from], conclusion: to, strength, outcome };
    this.steps.set(id, step);
    for (const premise of step.premises) this.outOf.set(premise, [...(this.outOf.get(premise) ?? []), step]);
  }

  /** The claim where a step's end is drawn: for an undercut, the first premise of the step. @param {Step} step */
  endOf(step) {
    if (this.claims.has(step.conclusion)) return step.conclusion;
    const [premise = ""] = this.premises.get(step.conclusion) ?? [];
    return this.claims.has(premise) ? premise : "";
  }

  /** @param {string} id */
  get(id) {
    return this.claims.get(id);
  }

  /** Whether a claim's children are here. @param {Claim} claim */
  isReady(claim) {
    return claim.piece < 0 || claim.children.length > 0;
  }

  /** The id a claim has today; empty where there is none such in what is known. @param {string} id */
  async resolve(id) {
    if (this.claims.has(id)) return id;
    const today = this.map.formerly[id] ?? id;
    if (this.claims.has(today)) return today;
    return (await this.loadCatalogue()).rows.has(today) ? today : "";
  }

  /** Load a claim with its whole line. @param {string} id */
  async reach(id) {
    if (this.claims.has(id)) return;
    const list = await this.loadCatalogue();
    const wanted = new Set();
    for (let row = list.rows.get(id) ?? -1; row >= 0; row = list.parents[row]) wanted.add(list.pieces[row]);
    for (const number of [...wanted].reverse()) await this.load(number);
  }

  /** Claims from a root down to this one. @param {string} id */
  line(id) {
    const line = [];
    for (let claim = this.get(id); claim; claim = this.get(claim.parent)) line.unshift(claim.id);
    return line;
  }

  /** @returns {Promise<Catalogue>} */
  loadCatalogue() {
    this.catalogue ??= this.fetchJson("catalogue.json")
      .catch((error) => {
        this.catalogue = null;
        throw error;
      })
      .then((raw) => {
        const name = (/** @type {string} */ key) => raw[key].map((/** @type {number} */ index) => raw.words[key][index]);
        return {
          ...raw,
          bearings: name("bearings"),
          kinds: name("kinds"),
          voices: name("voices"),
          topics: name("topics"),
          standings: name("standings").map(nameStanding),
          rows: new Map(raw.ids.map((/** @type {string} */ id, /** @type {number} */ row) => [id, row])),
        };
      });
    return this.catalogue;
  }
}
