// Lets Node load the site's modules where they stand: as modules, and with those that a build makes.
import { registerHooks } from "node:module";

const GENERATED = /\/theme\/assets\/argmap\/((?:words|messages|sizes|widths|draft_rules)\.js)$/;
const WRITTEN = new URL(process.env.GENERATED ?? "../../.node/generated/", import.meta.url); // or those of another language

registerHooks({
  resolve(name, context, next) {
    const made = name.startsWith(".") && context.parentURL ? GENERATED.exec(new URL(name, context.parentURL).href) : null;
    return made ? { url: new URL(made[1], WRITTEN).href, format: "module", shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    return next(url, url.endsWith(".js") && !url.includes("/node_modules/") ? { ...context, format: "module" } : context);
  },
});
