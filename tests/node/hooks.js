// Lets Node load the site's modules where they stand: as modules, and with those that a build makes; and tests the packages
// of .node/ by their names.
import { registerHooks } from "node:module";

const GENERATED = /\/theme\/assets\/argmap\/((?:words|messages|sizes|widths|draft_rules)\.js)$/;
const FETCHED = new URL("../../.node/", import.meta.url).href;
const WRITTEN = new URL("generated/", FETCHED);
const PACKAGES = new Set(["fast-check"]);

registerHooks({
  resolve(name, context, next) {
    if (PACKAGES.has(name)) return next(name, { ...context, parentURL: FETCHED });
    const made = name.startsWith(".") && context.parentURL ? GENERATED.exec(new URL(name, context.parentURL).href) : null;
    return made ? { url: new URL(made[1], WRITTEN).href, format: "module", shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    return next(url, url.endsWith(".js") && !url.includes("/node_modules/") ? { ...context, format: "module" } : context);
  },
});
