/** The stance in which the reader last left “Your beliefs”, kept until the site is left or loaded anew. */

let last = "";

/** @param {string} address what stands after # in a link to the stance */
export function leaveStance(address) {
  last = address;
}

/** @returns {string} empty where the reader has not been there or has set nothing */
export function lastStance() {
  return last;
}
