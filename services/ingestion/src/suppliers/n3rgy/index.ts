export { n3rgySource } from "./n3rgy-source.js";
export type { N3rgyAddress } from "./ask.js";
