/**
 * A half hour, told by the number of half hours since 1970-01-01T00:00:00Z at which it starts.
 * Slot 0 is 1970-01-01T00:00Z to 00:30Z. GB's energy market counts in these (BSC Section X, "Settlement Period").
 */
export type Slot = number;

/** The length of every slot in milliseconds. */
export const SLOT_MS = 1_800_000;

/** A calendar date in Europe/London, `YYYY-MM-DD`. */
export type LondonDate = string;
