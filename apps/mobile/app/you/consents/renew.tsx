export { Renew as default } from "../../../src/features/consents/Renew.js";
