export type { CalorificValues, RefreshedCalorificValues } from "./port.js";
export { noCalorificValues } from "./not-configured.js";
export { nationalGasValues } from "./national-gas/daily-refresh.js";
export type { NationalGasOptions } from "./national-gas/refresh.js";
