// What the bundle holds, for the type checker: scripts/vendor.py makes it from this package.
export { default } from "minisearch";
