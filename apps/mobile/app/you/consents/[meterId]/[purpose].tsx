export { AnswerConsent as default } from "../../../../src/features/consents/AnswerConsent.js";
