export * from "./port.js";
export { fileSystemBlobs } from "./file-system.js";
