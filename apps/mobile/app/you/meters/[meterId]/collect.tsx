export { Collect as default } from "../../../../src/features/collect/Collect.js";
