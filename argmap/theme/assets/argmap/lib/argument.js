/**
 * What the site's data say of an argument: types alone, in the words of argmap/argument/graph.py. Data for one purpose
 * add what they need to these.
 *
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} label  its short name, or else its heading
 * @property {string} heading
 * @property {string} kind
 * @property {string} topic
 * @typedef {"supports" | "attacks" | "undercuts"} StepKind
 * @typedef {object} Step
 * @property {string} id  such as `a + b -> c`
 * @property {StepKind} kind
 * @property {string[]} premises  ids of claims
 * @property {string} conclusion  the id of a claim; for an undercut, of a step
 */
export {};
