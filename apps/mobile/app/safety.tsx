export { Safety as default } from "../src/features/safety/Safety.js";
