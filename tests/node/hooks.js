// Lets Node load the site's modules where they stand: as modules, and with words.js, which a build makes.
import { registerHooks } from "node:module";

const WORDS = "/theme/assets/argmap/words.js";
const WRITTEN = new URL("../../.node/generated/words.js", import.meta.url).href;

registerHooks({
  resolve(name, context, next) {
    const url = name.startsWith(".") && context.parentURL ? new URL(name, context.parentURL).href : "";
    return url.endsWith(WORDS) ? { url: WRITTEN, format: "module", shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    return next(url, url.endsWith(".js") ? { ...context, format: "module" } : context);
  },
});
