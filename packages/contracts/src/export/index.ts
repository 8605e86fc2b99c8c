export * from "./manifest.js";
export * from "./personal-data.js";
export * from "./readings-csv.js";
export * from "./readings-json.js";
export * from "./schemas.js";
