/**
 * The types of an argument in the site's data, named as in argmap/argument/graph.py. Data for one purpose extend them.
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
