export * from "./time/slot.js";
export * from "./meters/register.js";
export * from "./readings/reading.js";
export * from "./readings/day-block.js";
export * from "./tariffs/tariff.js";
export type * from "./consent/grant.js";
