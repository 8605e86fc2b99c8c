/** Answers of the DCC as half hours, without the service around it: for the command line, which stores nothing. */
export { DEPTH_MONTHS, MOST_HALF_HOURS_HELD, dccCapabilities } from "./capabilities.js";
export {
  inspectAnswer,
  readAnswer,
  type ReadAnswer,
  type AnswerFault,
  type AnswerHabit,
  type InspectedAnswer,
} from "./inspect-answer.js";
export type { AskedSlots } from "./place-entries.js";
