export { glowSource } from "./glow/index.js";
export { krakenSource, type KrakenOptions } from "./kraken/index.js";
export { n3rgySource, type N3rgyAddress } from "./n3rgy/index.js";
export { openSupplySource, type OpenSupplyOptions } from "./open-supply/open-supply-source.js";
