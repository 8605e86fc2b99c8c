import type { ExportManifest } from "@halfhourly/contracts";
import { addDays, datesFrom, emptyDay, type DayBlock, type LondonDate } from "@halfhourly/domain";
import { GrantRefused, type RegisterSummary } from "@halfhourly/reading-store";
import type { LinkedMeter } from "../actions/meter-rows.js";
import { householdMeters } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";

/** About a quarter: what of a register is in memory at a time. */
const daysAtOnce = 92;

export interface PlannedFile {
  readonly file: string;
  readonly meter: LinkedMeter;
  readonly summary: RegisterSummary;
  readonly firstDate: LondonDate;
  readonly lastDate: LondonDate;
}

export interface ReadingsPlan {
  readonly files: readonly PlannedFile[];
  readonly leftOut: ExportManifest["leftOut"];
}

/** What was planned no longer holds (a consent ended, readings came in): the export is to be made from the start. */
export class PlanChanged extends Error {
  override readonly name = "PlanChanged";
}

type ReadParts = Pick<Parts, "database" | "keys" | "consent" | "readingStore">;

/** One file a register. A meter without a live consent to viewing is left out, and said to be. */
export async function planReadings(parts: ReadParts, household: string): Promise<ReadingsPlan> {
  const meters = await householdMeters(parts, household);
  const held = meters.flatMap(({ linked: meter, registers }) =>
    registers.flatMap((summary) => {
      const { firstDate, lastDate } = summary;
      return firstDate === null || lastDate === null ? [] : [{ meter, summary, firstDate, lastDate }];
    }),
  );
  return {
    files: held.map((one, i) => ({ ...one, file: `readings-${i + 1}-${one.meter.fuel}.csv` })),
    leftOut: meters
      .filter(({ grant }) => grant === null)
      .map(({ linked: { name, meterPoint, fuel } }) => ({
        meterName: name,
        meterPoint,
        fuel,
        why: "no-consent",
      })),
  };
}

/**
 * Every London date from the register's first to its last, those that hold nothing included, each span read under a
 * grant minted for it. Throws PlanChanged where the consent has ended.
 */
export async function* daysOf(parts: ReadParts, planned: PlannedFile): AsyncGenerator<DayBlock> {
  const { register, unit } = planned.summary;
  for (let from = planned.firstDate; from <= planned.lastDate; from = addDays(from, daysAtOnce)) {
    const last = addDays(from, daysAtOnce - 1);
    const to = last < planned.lastDate ? last : planned.lastDate;
    const byDate = new Map((await readSpan(parts, planned, from, to)).map((block) => [block.date, block]));
    for (const date of datesFrom(from, to)) yield byDate.get(date) ?? emptyDay(date, unit);
  }
  async function readSpan(
    { consent, readingStore }: ReadParts,
    { meter }: PlannedFile,
    from: LondonDate,
    to: LondonDate,
  ) {
    const { household, meterPoint, fuel } = meter;
    const grant = await consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
    if (grant === null) throw new PlanChanged("the consent has ended");
    return readingStore.days(grant, register, from, to).catch((fault: unknown) => {
      throw fault instanceof GrantRefused ? new PlanChanged("the consent has ended") : fault;
    });
  }
}

/** Throws PlanChanged where readings came in while they were written: two files would tell two things. */
export async function requireUnchanged(
  parts: ReadParts,
  household: string,
  plan: ReadingsPlan,
): Promise<void> {
  const now = await planReadings(parts, household);
  const form = ({ files }: ReadingsPlan) =>
    JSON.stringify(files.map(({ file, meter, summary }) => [file, meter.id, summary.revision]));
  if (form(now) !== form(plan)) throw new PlanChanged("readings came in, or a meter");
}
