export { UsageScreen as default } from "../src/features/usage/UsageScreen.js";
