export * from "./numbers.js";
export * from "./dates.js";
export * from "./calendar-names.js";
