export * from "./arrival.v1.js";
