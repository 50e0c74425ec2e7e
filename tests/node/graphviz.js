// Reads DOT with Graphviz itself, compiled for Node, and returns its nodes and edges with their attributes.

const { Graphviz } = await import(new URL("../../.node/node_modules/@hpcc-js/wasm-graphviz/dist/index.js", import.meta.url));
const graphviz = await Graphviz.load();

/** The texts, each read: the attributes of nodes by name, and edges as pairs of names. */
export function readAll(texts) {
  return texts.map((text) => {
    const read = JSON.parse(graphviz.layout(text, "dot_json", "nop2"));
    const nodes = read.objects ?? [];
    return {
      nodes: Object.fromEntries(nodes.map((node) => [node.name, node])),
      edges: (read.edges ?? []).map((edge) => [nodes[edge.tail].name, nodes[edge.head].name]),
    };
  });
}
