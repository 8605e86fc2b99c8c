export { TariffPage as default } from "../../src/features/compare/TariffPage.js";
