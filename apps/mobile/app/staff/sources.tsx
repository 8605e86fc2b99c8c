export { SourcesScreen as default } from "../../src/features/sources/SourcesScreen.js";
