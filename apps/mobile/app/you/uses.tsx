export { UsesScreen as default } from "../../src/features/uses/UsesScreen.js";
