export { MovedOut as default } from "../../../../src/features/consents/MovedOut.js";
