/** @param {number} strength in [0, 1] @returns {string} the word for it */
export function nameStrength(strength) {
  if (strength >= 0.4 && strength <= 0.6) return "undecided";
  if (strength < 0.5) return strength < 0.2 ? "against" : "leans against";
  return strength > 0.8 ? "for" : "leans for";
}
