import type { DayThatDiffers } from "@halfhourly/contracts";
import { slotStartMs } from "@halfhourly/domain";
import type { ExchangeParts } from "./parts.js";
import { totalsPlace, type DayTotals } from "./reconcile.js";
import { markedLogDays } from "./store/log-days.js";

/** Of one collection, oldest first. */
export async function daysThatDiffer(
  { database, sealing }: Pick<ExchangeParts, "database" | "sealing">,
  household: string,
  collectionId: string,
): Promise<DayThatDiffers[]> {
  const rows = await markedLogDays(database, collectionId);
  if (rows.length === 0) return [];
  const seal = await sealing.of(household);
  return rows.map(({ first_slot: firstSlot, totals }) => {
    const slot = Number(firstSlot);
    // Bytes that this service sealed: their form is known.
    const read: DayTotals = JSON.parse(Buffer.from(seal.unseal(totals, totalsPlace(slot))).toString());
    return { startsAtMs: slotStartMs(slot), ...read };
  });
}
