export * from "./arrival.v1.js";
export * from "./readings-stored.v1.js";
