export { Meters as default } from "../../../src/features/meters/Meters.js";
