export { redirectSystemPath } from "../src/features/sign-in/native-intent.js";
