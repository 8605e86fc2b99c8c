export { You as default } from "../../src/features/you/You.js";
