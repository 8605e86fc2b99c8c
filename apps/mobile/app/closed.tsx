export { Closed as default } from "../src/features/delete-account/Closed.js";
