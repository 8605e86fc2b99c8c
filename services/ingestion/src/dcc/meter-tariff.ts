import type { GbcsTariff } from "@halfhourly/dcc";
import type { OpenHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { findCollection, setTariff } from "./store/collections.js";

/** Kept sealed with its collection: what a home pays is its own. */
export async function keepTariff(
  { database }: ExchangeParts,
  { collection, seal }: OpenHome,
  tariff: GbcsTariff,
): Promise<void> {
  const sealed = seal.seal(Buffer.from(JSON.stringify(tariff)), tariffPlace(collection.id));
  await setTariff(database, collection.id, sealed);
}

/** What the meter charges by, as it said itself; null where it has not. */
export async function meterTariff(
  { database, sealing }: Pick<ExchangeParts, "database" | "sealing">,
  household: string,
  meterId: string,
): Promise<GbcsTariff | null> {
  const held = await findCollection(database, household, meterId);
  if (held === null || held.tariff === null) return null;
  const plain = await sealing.unseal(household, held.tariff, tariffPlace(held.id));
  // Bytes that this module sealed: their form is known.
  const tariff: GbcsTariff = JSON.parse(Buffer.from(plain).toString());
  return tariff;
}

const tariffPlace = (collectionId: string) => `dcc tariff|${collectionId}`;
