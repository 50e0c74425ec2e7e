// Reads Argdown with the parser of its makers, and returns what the model holds: statements, arguments and their relations.

const { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin } = await import(
  new URL("../../.node/node_modules/@argdown/core/dist/index.js", import.meta.url)
);

const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), "parse-input");
app.addPlugin(new DataPlugin(), "build-model");
app.addPlugin(new ModelPlugin(), "build-model");

const CONCLUSIONS = ["main-conclusion"];

/** The texts, each read: its errors, its front matter, its statements by title, and its arguments in order. */
export function readAll(texts) {
  return texts.map(readOne);
}

function readOne(input) {
  const read = app.run({ process: ["parse-input", "build-model"], input, throwExceptions: true, logLevel: "silent" });
  return {
    errors: [...(read.lexerErrors ?? []), ...(read.parserErrors ?? [])].map((error) => error.message),
    front: read.frontMatter ?? {},
    statements: Object.fromEntries(Object.entries(read.statements ?? {}).map(([title, found]) => [title, tellStatement(found)])),
    arguments: Object.values(read.arguments ?? {}).map((found) => tellArgument(found, read.statements)),
  };
}

function tellStatement(found) {
  const member = found.members.find((one) => !one.isReference);
  const against = found.relations.filter((one) => one.relationType === "contradictory" && one.from === found);
  return {
    text: member?.text ?? null,
    tags: found.tags ?? [],
    data: found.data ?? {},
    section: found.section?.title ?? "",
    contrary: against.map((one) => one.to.title),
  };
}

function tellArgument(found, statements) {
  const parts = found.pcs;
  const last = parts.find((one) => CONCLUSIONS.includes(one.role));
  const end = last.title;
  const relations = statements[end].relations.filter((one) => one.from === statements[end]);
  return {
    title: found.title,
    text: found.members.map((one) => one.text ?? "").find((text) => text.trim()) ?? "",
    data: found.data ?? {},
    premises: parts.filter((one) => one.role === "premise").map((one) => one.title),
    conclusion: end,
    rules: last.inference?.inferenceRules ?? [],
    relations: relations.map((one) => [one.relationType, one.to.title ?? one.to.argumentTitle]),
  };
}
