export { NotFound as default } from "../src/features/frame/NotFound.js";
