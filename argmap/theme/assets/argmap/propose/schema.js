/**
 * Checks a value against the part of JSON Schema that the claims' schema uses.
 *
 * @typedef {Record<string, any>} Schema
 * @typedef {{path: (string | number)[], what: string}} Misfit
 */

import { t } from "../lib/translate.js";

/**
 * @param {unknown} value
 * @param {Schema} schema
 * @param {Schema} whole the schema that `$ref` looks in
 * @param {(string | number)[]} path
 * @returns {Misfit[]}
 */
export function findMisfits(value, schema, whole = schema, path = []) {
  if (schema.$ref) return findMisfits(value, resolve(schema.$ref, whole), whole, path);
  if (schema.anyOf) {
    const tried = schema.anyOf.map((/** @type {Schema} */ one) => findMisfits(value, one, whole, path));
    return tried.some((/** @type {Misfit[]} */ found) => !found.length) ? [] : pickNearest(tried, value, schema.anyOf, whole);
  }
  const what = describeMisfit(value, schema);
  return what ? [{ path, what }] : findInside(value, schema, whole, path);
}

/** @param {string} reference @param {Schema} whole @returns {Schema} */
function resolve(reference, whole) {
  return reference
    .slice(2)
    .split("/")
    .reduce((part, key) => part[key], whole);
}

/** The misfits of the choice that has the value's type. @param {Misfit[][]} tried @param {unknown} value @param {Schema[]} choices @param {Schema} whole */
function pickNearest(tried, value, choices, whole) {
  const index = choices.findIndex((one) => hasType(value, (one.$ref ? resolve(one.$ref, whole) : one).type));
  return tried[Math.max(index, 0)];
}

/** @param {unknown} value @param {string | undefined} type */
function hasType(value, type) {
  const is = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  return !type || is === type || (type === "integer" && Number.isInteger(value));
}

/** @param {any} value @param {Schema} schema @returns {string} empty where it fits */
function describeMisfit(value, schema) {
  const length = typeof value === "string" ? [...value].length : 0;
  if (!hasType(value, schema.type)) return t("It is missing.");
  if (schema.enum && !schema.enum.includes(value)) return t("One of: {values}.", { values: schema.enum.join(", ") });
  const over = length - schema.maxLength;
  if (over > 0) return t("At most {most} characters: shorten it by {over}.", { most: schema.maxLength, over });
  if (length < schema.minLength) return t("It is empty.");
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) return t("It does not have the form that is asked for.");
  if (value?.length > schema.maxItems) return t("At most {most}.", { most: schema.maxItems });
  return "";
}

/** @param {any} value @param {Schema} schema @param {Schema} whole @param {(string | number)[]} path @returns {Misfit[]} */
function findInside(value, schema, whole, path) {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => findMisfits(item, schema.items ?? {}, whole, [...path, i]));
  }
  if (typeof value !== "object" || value === null) return [];
  const known = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((/** @type {string} */ key) => !(key in value));
  const unknown = schema.additionalProperties === false ? Object.keys(value).filter((key) => !(key in known)) : [];
  return [
    ...missing.map((/** @type {string} */ key) => ({ path: [...path, key], what: t("It is missing.") })),
    ...unknown.map((key) => ({ path: [...path, key], what: t("It is not known.") })),
    ...Object.entries(value).flatMap(([key, item]) => (key in known ? findMisfits(item, known[key], whole, [...path, key]) : [])),
  ];
}
