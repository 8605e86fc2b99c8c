export { BillCheckScreen as default } from "../../src/features/bill-check/BillCheck.js";
