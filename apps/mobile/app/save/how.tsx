export { HowItWorks as default } from "../../src/features/save/HowItWorks.js";
