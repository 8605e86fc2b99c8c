export { Feedback as default } from "../src/features/feedback/Feedback.js";
