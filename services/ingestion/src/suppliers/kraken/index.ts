export { krakenSource, type KrakenOptions } from "./kraken-source.js";
