export { Sessions as default } from "../../src/features/sessions/Sessions.js";
