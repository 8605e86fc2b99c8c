import assert from "node:assert/strict";
import type { LondonDate } from "@halfhourly/domain";
import type { SendingHome, Sent } from "./ingest-documents.js";
import type { RealStore } from "./real-store.js";

/**
 * Holds what was stored against what was sent: of some homes every value, of all the number of days.
 * @returns readings that were sent, each counted once
 */
export async function checkHeld(
  { store, consentClient, database }: RealStore,
  homes: readonly SendingHome[],
  documents: readonly Sent[],
  readBack: number,
): Promise<number> {
  const dates = documents.map(({ date }) => date).sort();
  const [from, to] = [dates[0]!, dates.at(-1)!];
  for (const home of homes.slice(0, readBack)) {
    const scope = { household: home.household, meterPoint: home.meterPoint, fuel: "electricity" } as const;
    const grant = await consentClient.mint({ ...scope, purpose: "viewing" });
    assert.ok(grant);
    const register = { ...scope, direction: "import", element: 1 } as const;
    const held = await store.days(grant, register, from, to);
    const expected = documents.filter((sent) => sent.home === home);
    assert.deepEqual(
      held.map(({ date, slots }) => [date, slots.map((slot) => slot?.value ?? null)]),
      expected.map(({ date, values }) => [date, values]),
    );
  }
  await expectDays(database, from, to, documents.length);
  return documents.reduce((sum, { values }) => sum + values.filter((value) => value !== null).length, 0);
}

async function expectDays(
  database: RealStore["database"],
  from: LondonDate,
  to: LondonDate,
  expected: number,
): Promise<void> {
  const [row] = await database.query<{ days: number }>(
    "select count(*)::int as days from ingestion.day_block where settlement_date between $1 and $2",
    [from, to],
  );
  assert.equal(row?.days, expected);
}
