import { settlementDay, SLOT_MS, type Slot } from "@halfhourly/domain";
import { halfHourLog } from "../packages/dcc-simulator/src/world/meter-logs.js";
import type { LinkedLog } from "./day-homes.js";
import type { RealStore } from "./real-store.js";

const DAY_MS = 86_400_000;

export interface Checked {
  /** What the meters tell of the day. */
  readonly expected: number;
  readonly stored: number;
  readonly missing: number;
  /** Half hours that no meter told, or another value than it told. */
  readonly wrong: number;
  /** Counted into collections more often than they are held. */
  readonly doubled: number;
}

/** Reads every half hour back, under each household's grant. Throws where one is missing, wrong or doubled. */
export async function checkStored(
  real: RealStore,
  logs: readonly LinkedLog[],
  nowMs: number,
): Promise<Checked> {
  let [expected, stored, missing, wrong] = [0, 0, 0, 0];
  for (const log of logs) {
    const told = toldBy(log, nowMs);
    const held = await heldOf(real, log);
    for (const [key, value] of told) {
      if (!held.has(key)) missing++;
      else if (held.get(key) !== value) wrong++;
    }
    for (const key of held.keys()) if (!told.has(key)) wrong++;
    expected += told.size;
    stored += held.size;
  }
  const [row] = await real.database.query<{ counted: string }>(
    "select sum(half_hours_stored) as counted from ingestion.dcc_collection",
  );
  const doubled = Number(row?.counted ?? 0) - stored;
  if (missing > 0 || wrong > 0 || doubled !== 0)
    throw new Error(`${missing} readings are missing, ${wrong} are wrong and ${doubled} doubled`);
  return { expected, stored, missing, wrong, doubled };
}

const keyOf = (element: number, slot: Slot) => element * 1e9 + slot;

/** The UTC day before, as a schedule asks for it. */
function toldBy({ meter, direction }: LinkedLog, nowMs: number): Map<number, number> {
  const midnightMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const period = { fromMs: midnightMs - DAY_MS + SLOT_MS, toMs: midnightMs };
  const { entries } = halfHourLog(meter, direction, period, nowMs);
  return new Map(
    entries.flatMap(({ endMs, values }) =>
      values.map((value, i) => [keyOf(i + 1, endMs / SLOT_MS - 1), value] as const),
    ),
  );
}

async function heldOf(
  real: RealStore,
  { household, meter, direction }: LinkedLog,
): Promise<Map<number, number>> {
  const { importMeterPoint: meterPoint, fuel } = meter;
  const grant = await real.consentClient.mint({ household, meterPoint, fuel, purpose: "viewing" });
  if (grant === null) throw new Error("a household of the bench has no consent");
  const held = new Map<number, number>();
  const elements = direction === "import" && meter.elements === 2 ? ([1, 2] as const) : ([1] as const);
  for (const element of elements) {
    const register = { meterPoint, fuel, direction, element } as const;
    for (const { date, slots } of await real.store.days(grant, register, "2026-11-01", "2026-12-31"))
      for (const [i, value] of slots.entries())
        if (value !== null) held.set(keyOf(element, settlementDay(date).firstSlot + i), value.value);
  }
  return held;
}
