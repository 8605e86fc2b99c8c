import type { Finding } from "./finding.js";
import { counted } from "./sentences.js";
import type { Correction, UsageBar } from "./usage-bars.js";

/** A day with more changes than this counts them, and leaves each to its bar and its row of the table. */
const MOST_TOLD = 3;

type Dated = Correction & { readonly at: string };

/** How a picked half hour came to hold another value than it first did. */
export function changeOf(correction: Correction): Finding {
  if (!isDated(correction)) return { key: "changed.some", values: { change: sizeOf(correction) } };
  return { key: `changed.${correction.first}`, values: valuesOf(correction) };
}

/** The same as a remark beside a figure; null where there is no one change to tell, or no date to tell. */
export function remarkOf(corrections: readonly Correction[]): Finding | null {
  const [only, ...others] = corrections.filter(isCorrection);
  return only === undefined || others.length > 0 || !isDated(only)
    ? null
    : { key: "changed.remark", values: valuesOf(only) };
}

/** The corrections of a day, each half hour by its time, or their count. `count` is what the service counted. */
export function dayCorrections(bars: readonly UsageBar[], count: number): Finding[] {
  const changes = bars.flatMap(({ start, end, parts }) =>
    parts.flatMap(({ series, corrections }) =>
      corrections
        .filter(isCorrection)
        .filter(isDated)
        .map((change): Finding => ({
          key: `changed.of.${series}`,
          values: { ...valuesOf(change), times: { as: "times", start, end } },
        })),
    ),
  );
  if (changes.length > 0 && changes.length <= MOST_TOLD) return changes;
  return count > 0 ? [counted("corrected", count)] : [];
}

/** What was provisional from the start is replaced, not corrected. */
function isCorrection({ first }: Correction): boolean {
  return first !== "live";
}

function isDated(correction: Correction): correction is Dated {
  return correction.at !== null;
}

function valuesOf(correction: Dated): NonNullable<Finding["values"]> {
  return { date: { as: "dayOf", instant: correction.at }, change: sizeOf(correction) };
}

function sizeOf({ unit, from, to }: Correction) {
  return { as: "exactChange", unit, from, to } as const;
}
