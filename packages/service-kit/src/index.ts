export * from "./problem.js";
export * from "./environment.js";
export * from "./log.js";
export * from "./correlation.js";
