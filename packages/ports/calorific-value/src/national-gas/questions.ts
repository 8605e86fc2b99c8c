import { addDays, type LondonDate } from "@halfhourly/domain";
import type { KeptValues } from "./kept-values.js";

/** Both dates included. */
export interface Question {
  readonly from: LondonDate;
  readonly to: LondonDate;
}

/** Values are corrected for some days after their gas day; a fortnight is asked again. */
const DAYS_ASKED_AGAIN = 14;
/** Three years: further back than a meter keeps half hours. */
const DAYS_OF_HISTORY = 1096;
const MOST_DAYS_A_QUESTION = 366;

/** What is worth asking today: the newest fortnight and what came since, and each year of the history of which nothing is held. */
export function questionsOf(kept: KeptValues, today: LondonDate): Question[] {
  const { newestDay } = kept;
  const askAgainFrom = newestDay === null ? null : addDays(newestDay, -DAYS_ASKED_AGAIN);
  const questions: Question[] = [];
  for (
    let from = addDays(today, -DAYS_OF_HISTORY);
    from <= today;
    from = addDays(from, MOST_DAYS_A_QUESTION)
  ) {
    const yearEnd = addDays(from, MOST_DAYS_A_QUESTION - 1);
    const to = yearEnd < today ? yearEnd : today;
    if (askAgainFrom === null || !kept.holdsAnyOf(from, to)) questions.push({ from, to });
    else if (askAgainFrom <= to) questions.push({ from: askAgainFrom > from ? askAgainFrom : from, to });
  }
  return questions;
}
