/** Writes values of YAML. */

/** Ids and words stand bare; everything else in YAML's double quotes, which JSON's are. @param {string} text @returns {string} */
export function writeText(text) {
  const isBare = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(text);
  return isBare ? text : JSON.stringify(text);
}
