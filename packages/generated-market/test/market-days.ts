import { createHash } from "node:crypto";
import type { TariffDocument, TariffPriceRow } from "@halfhourly/contracts";
import type { LondonDate } from "@halfhourly/domain";
import { generatedMarket } from "../src/index.js";

export const TODAY = "2026-11-29";

export const market = (today: LondonDate = TODAY): TariffDocument[] => [...generatedMarket({ today })];

/** What tells a row from the others of its tariff. */
export const rowKey = ({ fuel, regions, payments, from }: TariffPriceRow) =>
  JSON.stringify([fuel, regions, payments, from]);

/** The rows that hold on a date. */
export const rowsOn = ({ prices }: TariffDocument, date: LondonDate) =>
  prices.filter(({ from, to }) => from <= date && (to === null || to === undefined || date <= to));

export function digestOf(documents: Iterable<TariffDocument>): string {
  const hash = createHash("sha256");
  for (const document of documents) hash.update(JSON.stringify(document));
  return hash.digest("hex");
}
