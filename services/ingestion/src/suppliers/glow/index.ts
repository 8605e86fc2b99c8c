export { glowSource } from "./glow-source.js";
export type { GlowAddress } from "./ask.js";
