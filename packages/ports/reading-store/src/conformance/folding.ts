import assert from "node:assert/strict";
import { test } from "node:test";
import { datesFrom, type LondonDate, type Reading } from "@halfhourly/domain";
import { KeyDestroyed } from "@halfhourly/keys";
import type { StoreUnderTest } from "../conformance.js";
import { dayOf, newHome, wholeDay, type Home } from "./homes.js";

// The suite's clock stands in January 2025: what lies before October 2024 is folded.
const [from, lastFolded, to] = ["2024-02-27", "2024-09-30", "2024-10-28"];
const allDates = datesFrom(from, to);

/** Both clock changes, gaps, estimates and the batches that brought them. */
const readingsOf = (dates: readonly LondonDate[]): Reading[] =>
  dates.flatMap((date, day) =>
    wholeDay(date, (index) => index * 7 + day, { quality: day % 9 === 4 ? "estimated" : "actual" })
      .filter((_, index) => (index * 31 + day) % 97 !== 5)
      .map((reading) => (day % 5 === 0 ? reading : { ...reading, arrival: 1000 + day })),
  );

/** What is read stays the same when months are folded, whatever is written before, meanwhile and after. */
export function foldConformance(underTest: StoreUnderTest): void {
  const { store } = underTest;
  const daysOf = ({ grant, register }: Home, first = from, last = to) =>
    store.days(grant, register, first, last);
  const erased = async ({ grant }: Home) => store.eraseHousehold(grant.household);

  test("folded months read back equal, by whole ranges and in part, and nothing else has changed", async () => {
    const home = await newHome(underTest);
    await store.upsert(home.grant, home.register, "Wh", readingsOf(allDates));
    const before = [await daysOf(home), await store.registers(home.grant)];
    const { days, registers, faults } = await store.foldMonths();
    assert.ok(days >= datesFrom(from, lastFolded).length && registers >= 1);
    assert.equal(faults, 0);
    assert.deepEqual([await daysOf(home), await store.registers(home.grant)], before);
    for (const [first, last] of [
      ["2024-03-31", "2024-03-31"],
      ["2024-02-28", "2024-03-01"],
      ["2024-09-29", "2024-10-02"],
    ] as const)
      assert.deepEqual(
        (await daysOf(home, first, last)).map(({ date }) => date),
        datesFrom(first, last),
      );
    assert.deepEqual(await store.foldMonths(), { days: 0, registers: 0, faults: 0 });
    const rows = await erased(home);
    assert.deepEqual([rows.month_block, rows.day_block], [8, datesFrom("2024-10-01", to).length]);
    assert.deepEqual(await daysOf(home), []);
  });

  test("a correction of a folded value re-opens its day, keeps what it replaced, and is folded in turn", async () => {
    const home = await newHome(underTest);
    const { grant, register } = home;
    const date = "2024-05-15";
    await store.upsert(grant, register, "Wh", readingsOf(allDates));
    await store.foldMonths();
    const before = await daysOf(home);
    const [was] = await daysOf(home, date, date);
    const [correction] = dayOf(date, [9999], { source: "meter" });
    assert.ok(was && correction);
    const outcome = await store.upsert(grant, register, "Wh", [correction]);
    assert.deepEqual(outcome, { stored: 0, replaced: 1, unchanged: 0, daysChanged: [date] });
    const corrected = await daysOf(home);
    const expected = before.map((day) =>
      day.date === date
        ? {
            ...day,
            revision: 2,
            slots: day.slots.with(0, { value: 9999, quality: "actual", source: "meter" }),
          }
        : day,
    );
    assert.deepEqual(corrected, expected);
    assert.deepEqual(
      (await store.replaced(grant, register, correction.slot, correction.slot + 1)).map(
        ({ replaced }) => replaced,
      ),
      [{ slot: correction.slot, ...was.slots[0] }],
    );
    assert.equal((await store.upsert(grant, register, "Wh", [correction])).unchanged, 1);
    assert.ok((await store.foldMonths()).days >= 1);
    assert.deepEqual(await daysOf(home), expected);
    await store.upsert(grant, register, "Wh", dayOf(date, [9998], { source: "meter" }));
    assert.equal((await daysOf(home, date, date))[0]?.revision, 3);
    assert.equal((await store.replaced(grant, register, correction.slot, correction.slot + 1)).length, 2);
  });

  test("what arrives sealed for a folded month is merged with it, not put in its place", async () => {
    const home = await newHome(underTest);
    const { grant, register } = home;
    await store.upsert(grant, register, "Wh", dayOf("2024-05-15", [1, 2, 3]));
    await store.foldMonths();
    const readings = [...dayOf("2024-05-15", [null, null, 3, 4]), ...dayOf("2024-05-16", [5])];
    const [sealing] = await store.seal([{ grant, register, unit: "Wh", readings }]);
    assert.ok(sealing?.ok);
    for (const outcome of [
      { stored: 2, replaced: 0, unchanged: 1, dropped: null },
      { stored: 0, replaced: 0, unchanged: 3, dropped: null },
    ])
      assert.deepEqual(await store.storeSealed([sealing.sealed]), [outcome]);
    const valuesHeld = async () =>
      (await daysOf(home, "2024-05-01", "2024-05-31")).map(({ slots }) =>
        slots.slice(0, 5).map((slot) => slot?.value ?? null),
      );
    const expected = [
      [1, 2, 3, 4, null],
      [5, null, null, null, null],
    ];
    assert.deepEqual(await valuesHeld(), expected);
    await store.foldMonths();
    assert.deepEqual(await valuesHeld(), expected);
  });

  test("several processes folding while another writes: nothing is lost, nothing is doubled", async () => {
    const homes = await Promise.all([1, 2, 3, 4].map(() => newHome(underTest)));
    for (const { grant, register } of homes) await store.upsert(grant, register, "Wh", readingsOf(allDates));
    const folders = [underTest.another(), underTest.another(), underTest.another()];
    const writer = underTest.another();
    const corrected = datesFrom("2024-03-01", "2024-03-20");
    const write = async ({ grant, register }: Home) => {
      for (const date of corrected)
        await writer.upsert(grant, register, "Wh", dayOf(date, [7777], { source: "meter" }));
    };
    await Promise.all([
      ...folders.map((folder) => folder.foldMonths()),
      ...homes.map(write),
      ...folders.map((folder) => folder.foldMonths()),
    ]);
    await store.foldMonths();
    for (const home of homes) {
      const days = await daysOf(home);
      assert.deepEqual(
        days.map(({ date }) => date),
        allDates,
      );
      for (const date of corrected)
        assert.equal(days.find((day) => day.date === date)?.slots[0]?.value, 7777);
      const readings = readingsOf(allDates);
      assert.equal(
        days.reduce((count, { slots }) => count + slots.filter((slot) => slot !== null).length, 0),
        readings.length + corrected.filter((date) => hasNoFirst(readings, date)).length,
      );
      assert.equal((await erased(home)).month_block, 8);
    }
  });

  test("a fold that is stopped between registers goes on where it was", async () => {
    await store.foldMonths();
    const homes = [await newHome(underTest), await newHome(underTest)];
    for (const { grant, register } of homes)
      await store.upsert(grant, register, "Wh", dayOf("2024-05-15", [1]));
    let asked = 0;
    const first = await store.foldMonths({ shouldStop: () => ++asked > 1 });
    assert.equal(first.registers, 1);
    assert.equal((await store.foldMonths()).registers, 1);
    for (const home of homes)
      assert.equal((await daysOf(home, "2024-05-15", "2024-05-15"))[0]?.slots[0]?.value, 1);
  });

  test("with a household's key its folded months are gone, and the fold passes over what is left", async () => {
    const [gone, other] = [await newHome(underTest), await newHome(underTest)];
    for (const { grant, register } of [gone, other])
      await store.upsert(grant, register, "Wh", dayOf("2024-05-15", [1]));
    await store.foldMonths();
    await underTest.destroyKey(gone.grant.household);
    await assert.rejects(daysOf(gone), KeyDestroyed);
    assert.equal((await daysOf(other)).length, 1);
    assert.deepEqual(await store.foldMonths(), { days: 0, registers: 0, faults: 0 });
    const rows = await erased(gone);
    assert.deepEqual([rows.register, rows.month_block, rows.day_block], [1, 1, 0]);
  });
}

function hasNoFirst(readings: readonly Reading[], date: LondonDate): boolean {
  const [first] = dayOf(date, [0]);
  return !readings.some(({ slot }) => slot === first?.slot);
}
