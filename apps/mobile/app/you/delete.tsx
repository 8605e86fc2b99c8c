export { DeleteAccount as default } from "../../src/features/delete-account/DeleteAccount.js";
