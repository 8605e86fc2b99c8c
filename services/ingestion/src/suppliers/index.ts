export { glowSource } from "./glow/index.js";
export { krakenSource, type KrakenOptions } from "./kraken/index.js";
export { openSupplySource, type OpenSupplyOptions } from "./open-supply/open-supply-source.js";
