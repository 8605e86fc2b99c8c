export { openSupplySource, type OpenSupplyOptions, type OpenSupplySource } from "./open-supply-source.js";
