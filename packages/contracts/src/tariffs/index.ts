export * from "./document.js";
export * from "./examples.js";
export * from "./rates.js";
