export { Compare as default } from "../../src/features/compare/Compare.js";
