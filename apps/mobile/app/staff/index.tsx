export { Staff as default } from "../../src/features/staff/Staff.js";
