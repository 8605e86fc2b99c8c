import {
  addDays,
  settlementDay,
  type DayBlock,
  type Grant,
  type LondonDate,
  type Register,
} from "@halfhourly/domain";
import { londonDateOf } from "@halfhourly/domain";
import { placeOf, type HeldRegister } from "./ledger.js";
import type { Home } from "./plan.js";
import { viewingOf, type OpenedStore } from "./store-on.js";

const DAYS_A_READ = 366;

/** Everything that the reading store's public read gives of a home's register between two dates, both inclusive. */
export async function readBack(
  { store, consent }: OpenedStore,
  home: Home,
  from: LondonDate,
  to: LondonDate,
): Promise<Omit<HeldRegister, "countedAsNew">> {
  const { meterPoint, fuel } = home;
  const grant = await consent.mint(viewingOf(home));
  if (grant === null) throw new Error(`the consent of home ${home.number} is gone`);
  const register: Register = { meterPoint, fuel, direction: "import", element: 1 };
  await expectOneRegister(store, grant, home);
  const days: DayBlock[] = [];
  for (let first = from; first <= to; first = addDays(first, DAYS_A_READ)) {
    const last = addDays(first, DAYS_A_READ - 1);
    days.push(...(await store.days(grant, register, first, last < to ? last : to)));
  }
  const before = settlementDay(addDays(to, 1)).firstSlot;
  const replaced = new Map<string, number>();
  for (const { replaced: old } of await store.replaced(
    grant,
    register,
    settlementDay(from).firstSlot,
    before,
  )) {
    const date = londonDateOf(old.slot);
    const place = placeOf(date, old.slot - settlementDay(date).firstSlot);
    replaced.set(place, (replaced.get(place) ?? 0) + 1);
  }
  return { days, replaced };
}

async function expectOneRegister(store: OpenedStore["store"], grant: Grant, home: Home): Promise<void> {
  const registers = await store.registers(grant);
  if (registers.length > 1)
    throw new Error(`home ${home.number} has ${registers.length} registers, and sent of one`);
}
