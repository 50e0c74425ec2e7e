// Calls a function of a module beside this one: `node call.js MODULE FUNCTION`, its arguments as JSON on standard input.
import { readFileSync } from "node:fs";

const [module, name] = process.argv.slice(2);
const functions = await import(`./${module}`);
process.stdout.write(JSON.stringify(await functions[name](...JSON.parse(readFileSync(0, "utf8")))));
