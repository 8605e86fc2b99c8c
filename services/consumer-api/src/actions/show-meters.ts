import type { Meter } from "@halfhourly/contracts";
import type { Grant } from "@halfhourly/domain";
import type { RegisterSummary } from "@halfhourly/reading-store";
import { entityTag } from "../http/conditional.js";
import type { Parts } from "../parts.js";
import { metersOf, type LinkedMeter } from "./meter-rows.js";

/** A meter with the right to look at it, where its household's consent is live. */
export interface ViewableMeter {
  readonly linked: LinkedMeter;
  /** Null without a live consent to viewing: then nothing of the meter is read. */
  readonly grant: Grant | null;
  readonly registers: readonly RegisterSummary[];
}

type ViewParts = Pick<Parts, "database" | "keys" | "consent" | "readingStore">;

export async function householdMeters(
  parts: ViewParts,
  household: string,
): Promise<readonly ViewableMeter[]> {
  const meters = await metersOf(parts, household);
  return Promise.all(meters.map((linked) => viewable(parts, linked)));
}

export async function viewable(
  { consent, readingStore }: ViewParts,
  linked: LinkedMeter,
): Promise<ViewableMeter> {
  const { household, meterPoint, fuel } = linked;
  const grant = await consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
  return { linked, grant, registers: grant === null ? [] : await readingStore.registers(grant) };
}

/** Everything about the meters that an answer may show, readings included: it rises with each change. */
export function revisionsOf(meters: readonly ViewableMeter[]): readonly unknown[] {
  return meters.map(({ linked, grant, registers }) => [
    linked,
    grant !== null,
    registers.map(({ register, revision }) => [register.direction, register.element, revision]),
  ]);
}

export function meterTag(meters: readonly ViewableMeter[]): string {
  return entityTag("meters", revisionsOf(meters));
}

export function showMeter({ linked, registers }: ViewableMeter): Meter {
  return {
    id: linked.id,
    name: linked.name,
    fuel: linked.fuel,
    meterPoint: linked.meterPoint,
    payment: linked.payment,
    region: linked.region,
    generated: linked.generated,
    viewingConsent: { noticeVersion: linked.noticeVersion, grantedAt: isoSeconds(linked.grantedAtMs) },
    registers: registers.map(({ register, unit, firstDate, lastDate }) => ({
      direction: register.direction,
      element: register.element,
      unit,
      firstDate,
      lastDate,
    })),
  };
}

/** `YYYY-MM-DDTHH:MM:SSZ`: InstantSchema has no fraction of a second. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
