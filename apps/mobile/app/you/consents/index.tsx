export { Consents as default } from "../../../src/features/consents/Consents.js";
