export * from "./manifest.js";
export * from "./personal-data.js";
export * from "./readings-csv.js";
export * from "./readings-json.js";
export { exportSchemaNames, type ExportSchemaName } from "./schemas.js";
