import type { ConsentClient } from "@halfhourly/contracts";
import type { ArrivalId, Grant } from "@halfhourly/domain";
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
  const arrivalIds = await lineageOf(parts.lineage, arrived);
  const notAppended: NotAppended[] = [];
  const linkIds: string[] = [];
  const items: ReadingsToSeal[] = [];
  for (let place = 0; place < arrived.length; place += 1) {
    const [one, grant] = [arrived[place]!, grants[place] ?? null];
    if (grant === null) notAppended.push({ linkId: one.linkId, reason: "consent-withdrawn" });
    else if (holdsAny(one)) {
      linkIds.push(one.linkId);
      items.push(toSeal(one, grant, arrivalIds[place]!));
    }
  }
  const records: StreamRecord[] = [];
  const sealings = await readingStore.seal(items);
  for (let place = 0; place < sealings.length; place += 1) {
    const [linkId, sealing] = [linkIds[place]!, sealings[place]!];
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

function holdsAny({ readings }: ArrivedReadings): boolean {
  return "firstSlot" in readings ? readings.values.some((value) => value !== null) : readings.length > 0;
}

/** In the order of `arrived`; neighbours mostly came together, and are asked for once. */
async function lineageOf(
  lineage: Lineage,
  arrived: readonly ArrivedReadings[],
): Promise<readonly ArrivalId[]> {
  const ids: ArrivalId[] = [];
  let before: ArrivedReadings | undefined;
  for (const one of arrived) {
    const { source, conversion, receivedAtMs } = one;
    const isAlike =
      before?.source === source && before.conversion === conversion && before.receivedAtMs === receivedAtMs;
    ids.push(isAlike ? ids.at(-1)! : await lineage.idOf(source, conversion, receivedAtMs));
    before = one;
  }
  return ids;
}

function toSeal(
  { meterPoint, register, readings }: ArrivedReadings,
  grant: Grant,
  arrival: ArrivalId,
): ReadingsToSeal {
  const { fuel, direction, element, unit } = register;
  return { grant, register: { meterPoint, fuel, direction, element }, unit, readings, arrival };
}
