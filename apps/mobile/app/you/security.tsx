export { Security as default } from "../../src/features/security/Security.js";
