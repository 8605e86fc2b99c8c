import { GrantRefused, UnitDiffers, type UpsertOutcome } from "@halfhourly/reading-store";
import type { Fuel, Grant } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import type { MonthBatch } from "./month-batches.js";

/** Whose readings they are. */
export interface BatchMeter {
  readonly household: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
}

/**
 * Stores one batch under a grant minted for it, or one that its caller has just had minted: the one way by which readings
 * come in, from a file or from the network. The store asks for the consent again as it writes. Idempotent. Throws Problem `consent-withdrawn` or `unit-differs`.
 */
export async function storeReadings(
  parts: Pick<Parts, "consent" | "readingStore">,
  batch: Pick<MonthBatch, "register" | "readings">,
  meter: BatchMeter,
  held: Grant | null = null,
): Promise<UpsertOutcome> {
  try {
    return await storeOnce(parts, batch, meter, held);
  } catch (fault) {
    // A machine that slept wakes with a grant that has run out: consent is asked for once more before it counts as ended.
    if (!(fault instanceof GrantRefused)) throw asProblem(fault);
  }
  return storeOnce(parts, batch, meter, null).catch((fault: unknown) => {
    throw asProblem(fault);
  });
}

async function storeOnce(
  { consent, readingStore }: Pick<Parts, "consent" | "readingStore">,
  { register, readings }: Pick<MonthBatch, "register" | "readings">,
  { household, meterPoint, fuel }: BatchMeter,
  held: Grant | null,
): Promise<UpsertOutcome> {
  const grant = held ?? (await consent.mint({ household, meterPoint, fuel, purpose: "viewing" }));
  if (grant === null) throw consentWithdrawn();
  const { direction, element, unit } = register;
  return readingStore.upsert(grant, { meterPoint, fuel, direction, element }, unit, readings);
}

function asProblem(fault: unknown): unknown {
  if (fault instanceof GrantRefused) return consentWithdrawn();
  if (!(fault instanceof UnitDiffers)) return fault;
  return new Problem(
    409,
    "unit-differs",
    "This meter's readings are kept in the other unit (m3 or kWh), and the two cannot stand in one history: import a file in the unit of the first one.",
  );
}

function consentWithdrawn(): Problem {
  return new Problem(
    403,
    "consent-withdrawn",
    "The consent for this meter has ended, so storing stopped: grant it again and import the file again.",
  );
}
