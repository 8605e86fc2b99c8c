export { AddMeter as default } from "../../../src/features/meters/add/AddMeter.js";
