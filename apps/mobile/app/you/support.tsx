export { Support as default } from "../../src/features/support/Support.js";
