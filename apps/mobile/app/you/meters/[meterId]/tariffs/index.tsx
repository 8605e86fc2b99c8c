export { Tariffs as default } from "../../../../../src/features/tariffs/Tariffs.js";
