/** The homes alone, for what tells of the same homes in other words: a supplier has them as the DCC has them. */
export type { Generation, WorldHome, WorldMeter } from "./home.js";
export { mpanOf } from "./identifiers.js";
export { makeWorld, type World } from "./world.js";
