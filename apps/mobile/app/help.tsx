export { Help as default } from "../src/features/help/Help.js";
