export * from "./http/shared.js";
export * from "./http/usage.js";
export * from "./http/household.js";
export * from "./http/imports.js";
export type * from "./clients/consent.js";
export type * from "./clients/ingestion.js";
