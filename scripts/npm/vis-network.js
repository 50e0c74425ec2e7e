// What the explorer uses of vis-network, as the build without polyfills: half the bytes of its standalone one.
export { DataSet } from "vis-data/esnext";
export { Network } from "vis-network/esnext";
