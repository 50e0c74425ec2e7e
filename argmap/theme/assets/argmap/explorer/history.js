/**
 * How the map stood in each month, from the data that argmap/view/map_history.py writes. This module does not touch the page.
 *
 * @typedef {{month: number, claims: number, tally: number[], balance: string, standings: number[], outcomes: number[]}} Change
 *   a month by its number: the claims there in all, and what differs from the month before, as row, word, row, word
 * @typedef {{month: number, words: string[], claims: number[]}} Told a month at which to stop, and what to say there
 * @typedef {{months: string[], words: {standings: string[], outcomes: string[], sides: string[]}, ids: string[], changes: Change[], events: Told[], dots: [number, number, string][], debate?: boolean}} Data
 *   claims are rows of `ids`, which has them in the order in which they appear; words are numbers of those in `words`
 * @typedef {{words: string[], claims: string[]}} Event the sentences, and the ids of the claims that they are about
 * @typedef {{month: number, side: string, id: string, label: string}} Dot a claim that is later than the essay
 * @typedef {{reasons: number, carrying: number, objections: number, unanswered: number}} Tally of the main thesis
 */
const NONE = -1;

export class History {
  /** Stands at the last month at first. A history without months has nothing to show. @param {Data} data */
  constructor(data) {
    const [first, last] = data.months;
    /** The months from first to last, as YYYY-MM; empty where nothing bears a date. @type {string[]} */
    this.months = first && last ? listMonths(first, last) : [];
    this.data = data;
    this.rows = new Map(data.ids.map((id, row) => [id, row]));
    this.standings = new Column(data.ids.length);
    this.outcomes = new Column(data.ids.length);
    this.events = new Map(data.events.map((event) => [event.month, event]));
    /** The number of the month that is shown. */
    this.at = this.months.length - 1;
    /** The change up to which the columns are filled. */
    this.filled = NONE;
    this.#fill();
  }

  /** Go to a month: YYYY-MM, or empty for today; one before the first or after the last is that one. @param {string} month */
  show(month) {
    this.goTo(this.find(month));
  }

  /** Go to a month by its number. @param {number} number */
  goTo(number) {
    this.at = number;
    this.#fill();
  }

  /** The number of a month: YYYY-MM, or empty for today. @param {string} month */
  find(month) {
    const found = month ? this.months.findLastIndex((one) => one <= month) : this.months.length - 1;
    return Math.max(0, found);
  }

  /** The month shown, as YYYY-MM. */
  get month() {
    return this.months[this.at] ?? "";
  }

  /** Whether the month shown is the last one, which is today. */
  get isToday() {
    return this.at >= this.months.length - 1;
  }

  /** Whether a claim is there in the month shown. @param {string} id */
  has(id) {
    const row = this.rows.get(id);
    return row !== undefined && row < this.#change.claims;
  }

  /** A claim's standing in the month shown; empty where it is not there or has none. @param {string} id */
  standing(id) {
    return this.data.words.standings[this.standings.read(this.rows.get(id))] ?? "";
  }

  /** The outcome of the step by which a claim hangs on the map; empty where that step is not there. @param {string} id */
  outcome(id) {
    return this.data.words.outcomes[this.outcomes.read(this.rows.get(id))] ?? "";
  }

  /** @returns {Tally} */
  get tally() {
    const [reasons, carrying, objections, unanswered] = this.#change.tally;
    return { reasons, carrying, objections, unanswered };
  }

  /** The tally in words. */
  get balance() {
    return this.#change.balance;
  }

  /** What to say of the month shown; null where nothing happened to the main claims. @returns {Event | null} */
  get event() {
    const event = this.events.get(this.at);
    return event ? { words: event.words, claims: event.claims.map((row) => this.data.ids[row]) } : null;
  }

  /** The number of the next month after the one shown at which to stop; -1 where there is none. */
  get nextEvent() {
    return this.data.events.find((event) => event.month > this.at)?.month ?? NONE;
  }

  /** The number of claims that appear in the month shown. */
  get arrived() {
    const { changes } = this.data;
    return this.#change.month === this.at ? this.#change.claims - (changes[this.filled - 1]?.claims ?? 0) : 0;
  }

  /** The most reasons, and the most objections, that the main thesis has in any month. */
  get most() {
    const tallies = this.data.changes.map((change) => change.tally);
    return { reasons: Math.max(...tallies.map(([reasons]) => reasons)), objections: Math.max(...tallies.map((all) => all[2])) };
  }

  /** @returns {Dot[]} in the order in which they appear */
  listDots() {
    const { changes, dots, ids, words } = this.data;
    let place = 0;
    return dots.map(([row, side, label]) => {
      while (changes[place].claims <= row) place += 1;
      return { month: changes[place].month, side: words.sides[side], id: ids[row], label };
    });
  }

  get #change() {
    return this.data.changes[this.filled];
  }

  /** Bring the columns to the month shown, change by change. */
  #fill() {
    const { changes } = this.data;
    while (changes[this.filled + 1]?.month <= this.at) {
      this.filled += 1;
      this.standings.take(changes[this.filled].standings);
      this.outcomes.take(changes[this.filled].outcomes);
    }
    while (changes[this.filled]?.month > this.at) {
      this.standings.undo();
      this.outcomes.undo();
      this.filled -= 1;
    }
  }
}

/** A word for each claim, by its number, which changes can be taken into and out of again, the last one first. */
class Column {
  /** @param {number} length */
  constructor(length) {
    this.words = new Int8Array(length).fill(NONE);
    /** @type {number[][]} the pairs that bring back what was before */
    this.past = [];
  }

  /** @param {number | undefined} row */
  read(row) {
    return row === undefined ? NONE : this.words[row];
  }

  /** @param {number[]} pairs */
  take(pairs) {
    const before = [];
    for (let i = 0; i < pairs.length; i += 2) before.push(pairs[i], this.words[pairs[i]]);
    this.#set(pairs);
    this.past.push(before);
  }

  undo() {
    this.#set(this.past.pop() ?? []);
  }

  /** @param {number[]} pairs */
  #set(pairs) {
    for (let i = 0; i < pairs.length; i += 2) this.words[pairs[i]] = pairs[i + 1];
  }
}

/** The months from first to last, as YYYY-MM. @param {string} first @param {string} last */
export function listMonths(first, last) {
  const months = [];
  let [year, month] = first.split("-").map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    months.push(name);
    if (name >= last) return months;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}
