export { SavePlace as default } from "../../src/features/save/SavePlace.js";
