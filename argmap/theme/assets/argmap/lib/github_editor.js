/** The addresses that open GitHub's editor with a new file, and whether GitHub takes an address. */

/**
 * Whether GitHub takes an address. A reader who has not signed in is sent to one that holds it encoded once more: that,
 * too, has to fit.
 * @param {string} href @param {number} most @returns {boolean}
 */
export function fitsAddress(href, most) {
  return `https://github.com/login?return_to=${encodeURIComponent(href)}`.length <= most;
}

/**
 * The address of GitHub's editor with the file in it, or with the name alone where that would be too long.
 * @param {string} editor the address up to the file's name
 * @param {string} name the file's
 * @param {string} text
 * @param {number} most
 * @returns {{href: string, whole: boolean}}
 */
export function addressEditor(editor, name, text, most) {
  const named = `${editor}${name}`;
  const href = `${named}&value=${encodeURIComponent(text)}`;
  const whole = fitsAddress(href, most);
  return { href: whole ? href : named, whole };
}
