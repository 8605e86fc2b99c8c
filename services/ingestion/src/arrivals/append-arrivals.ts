import type { ConsentClient } from "@halfhourly/contracts";
import type { Grant } from "@halfhourly/domain";
import type { DropReason, ReadingsToSeal, ReadingStore } from "@halfhourly/reading-store";
import type { Stream, StreamRecord } from "@halfhourly/stream";
import { encodeArrival } from "./arrival-record.js";
import type { ArrivedReadings } from "./arrivals.js";
import type { Lineage } from "./lineage.js";

export interface AppendParts {
  readonly stream: Stream;
  readonly readingStore: ReadingStore;
  readonly consent: Pick<ConsentClient, "mintMany">;
  readonly lineage: Lineage;
}

/** What did not go into the stream, and why. */
export interface NotAppended {
  readonly linkId: string;
  readonly reason: DropReason;
}

/**
 * Seals what arrived under grants minted for it, and appends it to the stream, in a handful of questions however many
 * registers it is of. Durable when it resolves. @returns what was dropped
 */
export async function appendArrivals(
  parts: AppendParts,
  arrived: readonly ArrivedReadings[],
): Promise<readonly NotAppended[]> {
  const { stream, readingStore, consent } = parts;
  const grants = await consent.mintMany(
    arrived.map(({ household, meterPoint, register: { fuel } }) => ({
      household,
      meterPoint,
      fuel,
      purpose: "viewing",
    })),
  );
  const notAppended: NotAppended[] = [];
  const linkIds: string[] = [];
  const items: ReadingsToSeal[] = [];
  for (const [place, one] of arrived.entries()) {
    const grant = grants[place] ?? null;
    if (grant === null) notAppended.push({ linkId: one.linkId, reason: "consent-withdrawn" });
    else if (one.readings.length > 0) {
      linkIds.push(one.linkId);
      items.push(await toSeal(parts, one, grant));
    }
  }
  const records: StreamRecord[] = [];
  for (const [place, sealing] of (await readingStore.seal(items)).entries()) {
    const linkId = linkIds[place]!;
    if (!sealing.ok) notAppended.push({ linkId, reason: sealing.reason });
    // The meter point's hash: all of a meter goes to one partition, and stays in order.
    else
      records.push({
        key: sealing.sealed.meterPointHash,
        value: encodeArrival({ linkId, sealed: sealing.sealed }),
      });
  }
  await stream.append(records);
  return notAppended;
}

async function toSeal(
  { lineage }: AppendParts,
  { meterPoint, register, readings, source, conversion, receivedAtMs }: ArrivedReadings,
  grant: Grant,
): Promise<ReadingsToSeal> {
  const { fuel, direction, element, unit } = register;
  const arrival = await lineage.idOf(source, conversion, receivedAtMs);
  return { grant, register: { meterPoint, fuel, direction, element }, unit, readings, arrival };
}
