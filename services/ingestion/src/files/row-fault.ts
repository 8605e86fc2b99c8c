import type { ValueRefusal } from "@halfhourly/domain";

/** One row that was left out, and why; the rows around it are kept. */
export interface RejectedRow {
  /** 1 is the first physical line of the file. */
  readonly line: number;
  readonly code: RowFaultCode;
  readonly message: string;
}

/**
 * What can be wrong with a row, and what to do about it. No message quotes the value: a rejected reading is still a
 * household's own.
 */
export const ROW_FAULTS = {
  "columns-missing": "The row has fewer columns than the header: look for a line that was cut off.",
  "unclosed-quote": "A quotation mark is opened and not closed: close it, or remove it.",
  "time-missing": "The row has no time: fill it in, or remove the row.",
  "time-unreadable":
    "The time is not one we can read: write it like 2024-01-31T13:30:00Z or 31/01/2024 13:30.",
  "time-out-of-range": "The time lies outside 1991 to 2098: check the year.",
  "not-half-hourly":
    "The row is not one half hour: only intervals of 30 minutes that begin on the hour or the half hour are read.",
  "ambiguous-hour":
    "The clock shows this time twice on the night the clocks go back, and the order of the rows does not tell which is meant: use stamps with an offset, such as +01:00.",
  "no-such-local-time":
    "The clock skips this time on the night the clocks go forward: if the file keeps GMT all year, add --zone GMT.",
  "no-such-period": "The day has no such settlement period: 46, 48 or 50 by the clock change.",
  "missing-value":
    "The row has no value, so its half hour stays missing and is not taken as zero: download it again later, it may have come in.",
  "value-unreadable":
    "The value is not a decimal number: write it like 0.123, without a unit or thousands separator.",
  "negative-value": "The value is below zero: consumption and export are each counted upwards from zero.",
  "invalid-marker":
    "The value is a code that a meter or its system sends in place of a reading: the half hour stays missing unless the source has it by now.",
  "marked-invalid":
    "The source itself marks this row as invalid or unavailable: the half hour stays missing unless the source has it by now.",
  "held-for-review":
    "The value is over 100 kWh in a half hour, more than a home can use: it is held for review and not stored.",
  "words-unknown":
    "The row's fuel, direction, element, unit or quality is none of the export's own words: restore the row as it was exported.",
  "missing-with-value":
    "The row is marked as missing and has a value: correct the quality, or remove the value.",
  conflict:
    "An earlier row gives another value for the same half hour: that one is kept as suspect, this one is left out.",
} as const;

export type RowFaultCode = keyof typeof ROW_FAULTS;

/** How the domain's refusals of a value are named in a list of rows. */
export const VALUE_FAULTS = {
  "not-a-number": "value-unreadable",
  "invalid-marker": "invalid-marker",
  negative: "negative-value",
  "held-for-review": "held-for-review",
} as const satisfies Record<ValueRefusal, RowFaultCode>;

/** `detail` replaces the usual message where more can be said. */
export function rejectRow(line: number, code: RowFaultCode, detail?: string): RejectedRow {
  return { line, code, message: detail ?? ROW_FAULTS[code] };
}
