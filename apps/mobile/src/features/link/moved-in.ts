import { addDays, type LondonDate } from "@halfhourly/domain";
import { dateFrom } from "../tariffs/typed-values.js";
import { chosenMeters, type LinkDraft } from "./link-draft.js";

/** What is asked for reaches 13 months back at most: who came before that need not look the day up. */
const LONG_AGO_DAYS = 397;

export const longAgo = (today: LondonDate): LondonDate => addDays(today, -LONG_AGO_DAYS);

/** From when the supplier says that its customer has the home, where that is within what would be asked for. */
export function statedDate(draft: LinkDraft, today: LondonDate): LondonDate | null {
  const dates = chosenMeters(draft).flatMap(({ occupiedFrom }) => occupiedFrom ?? []);
  const latest = dates.sort().at(-1) ?? null;
  return latest !== null && latest > longAgo(today) ? latest : null;
}

export type MovedInFault = "not-answered" | "no-date" | "to-come";

/** What is wrong with the answer, or null. */
export function movedInFault(
  { moved, movedIn }: Pick<LinkDraft, "moved" | "movedIn">,
  today: LondonDate,
): MovedInFault | null {
  if (moved === null) return "not-answered";
  if (moved === "long-ago") return null;
  const date = dateFrom(movedIn);
  if (date === null) return "no-date";
  return date > today ? "to-come" : null;
}
