export * from "./interval-document.js";
export * from "./interval-page.js";
export * from "./meter-points.js";
export * from "./balance.js";
export * from "./sign-in.js";
export * from "./problem.js";
export * from "./document.js";
