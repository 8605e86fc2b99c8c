import type { Arithmetic } from "@halfhourly/contracts";
import { addExactPence, negated, poundsOfExact } from "./exact-amounts.js";

export type FuelYear = Arithmetic["fuels"][number];
export type MonthOfYear = FuelYear["months"][number];

/** What the energy of a month costs without VAT, exact. */
export function energyOf({ lines }: Pick<MonthOfYear, "lines">): string {
  return addExactPence(lines.map(({ exactPence }) => exactPence));
}

/** What is sent to the grid pays: the service counts it below zero. */
export function textOf({ direction }: Pick<FuelYear, "direction">): (exactPence: string) => string {
  return (exactPence) => poundsOfExact(direction === "export" ? negated(exactPence) : exactPence);
}
