export { MeterPage as default } from "../../../../src/features/meter-page/MeterPage.js";
