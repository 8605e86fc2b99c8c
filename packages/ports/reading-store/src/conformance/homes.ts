import {
  settlementDay,
  type Grant,
  type LondonDate,
  type Quality,
  type Reading,
  type Register,
  type Source,
} from "@halfhourly/domain";
import type { StoreUnderTest } from "../conformance.js";

export interface Home {
  readonly grant: Grant;
  readonly register: Register;
}

let lastHome = 0;

/** A household of its own with one consented import register, so that tests cannot see each other's rows. */
export async function newHome(
  underTest: StoreUnderTest,
  fuel: "electricity" | "gas" = "electricity",
): Promise<Home> {
  lastHome += 1;
  const meterPoint = fuel === "gas" ? "3938424403" : "2000027391990";
  const grant = await underTest.consent({ household: `conformance-home-${lastHome}`, meterPoint, fuel });
  return { grant, register: { meterPoint, fuel, direction: "import", element: 1 } };
}

export interface Kind {
  readonly quality?: Quality;
  readonly source?: Source;
}

/** A reading for each value from the day's first slot on; null leaves its slot out. */
export function dayOf(
  date: LondonDate,
  values: readonly (number | null)[],
  { quality = "actual", source = "file" }: Kind = {},
): Reading[] {
  const { firstSlot } = settlementDay(date);
  return values.flatMap((value, index) =>
    value === null ? [] : [{ slot: firstSlot + index, value, quality, source }],
  );
}

/** A whole day, 46, 48 or 50 values long. */
export function wholeDay(date: LondonDate, valueAt: (index: number) => number, kind: Kind = {}): Reading[] {
  return dayOf(
    date,
    Array.from({ length: settlementDay(date).slotCount }, (_, index) => valueAt(index)),
    kind,
  );
}
