export { LinkAccount as default } from "../../../src/features/link/LinkAccount.js";
