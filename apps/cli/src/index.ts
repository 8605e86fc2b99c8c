export { main } from "./main.js";
export { processTerminal, type FileContent, type Terminal } from "./terminal.js";
export { EXIT, type ExitCode } from "./exit-codes.js";
