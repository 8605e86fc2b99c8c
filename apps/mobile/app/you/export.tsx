export { ExportScreen as default } from "../../src/features/export/ExportScreen.js";
