import assert from "node:assert/strict";
import { test } from "node:test";
import { datesFrom, settlementDay, type Reading } from "@halfhourly/domain";
import type { SealedReadings } from "../arrived.js";
import type { StoreUnderTest } from "../conformance.js";
import { GrantRefused } from "../port.js";
import { dayOf, newHome, wholeDay, type Home } from "./homes.js";

const date = "2024-10-27";
const stored = (count: number) => ({ stored: count, replaced: 0, unchanged: 0, dropped: null });

/** What is sealed on one side of a stream and stored on the other. */
export function arrivingConformance(underTest: StoreUnderTest): void {
  const { store } = underTest;
  const seal = async ({ grant, register }: Home, readings: readonly Reading[]): Promise<SealedReadings> => {
    const [one] = await store.seal([{ grant, register, unit: "Wh", readings }]);
    assert.ok(one?.ok);
    return one.sealed;
  };

  test("readings of many households are sealed together, stored together elsewhere, and read back", async () => {
    const homes = [await newHome(underTest), await newHome(underTest), await newHome(underTest)];
    const readings = homes.map((_, home) => wholeDay(date, (index) => home * 1000 + index));
    const sealings = await store.seal(
      homes.map((home, place) => ({ ...home, unit: "Wh", readings: readings[place]! })),
    );
    const sealed = sealings.flatMap((one) => (one.ok ? [one.sealed] : []));
    assert.deepEqual(await underTest.another().storeSealed(sealed), [stored(50), stored(50), stored(50)]);
    for (const [place, { grant, register }] of homes.entries()) {
      const [block] = await store.days(grant, register, date, date);
      assert.deepEqual(
        block?.slots.map((slot) => slot?.value),
        readings[place]?.map(({ value }) => value),
      );
      const [summary] = await store.registers(grant);
      assert.deepEqual([summary?.firstDate, summary?.lastDate], [date, date]);
    }
  });

  test("stored twice is stored once, also with other readings beside them", async () => {
    const home = await newHome(underTest);
    const first = await seal(
      home,
      wholeDay(date, (index) => index),
    );
    assert.deepEqual(await store.storeSealed([first]), [stored(50)]);
    const next = await seal(
      home,
      wholeDay("2024-10-28", () => 7),
    );
    assert.deepEqual(await store.storeSealed([first, next, first]), [
      { stored: 0, replaced: 0, unchanged: 50, dropped: null },
      stored(48),
      { stored: 0, replaced: 0, unchanged: 50, dropped: null },
    ]);
    const blocks = await store.days(home.grant, home.register, date, "2024-10-28");
    assert.deepEqual(
      blocks.map(({ revision }) => revision),
      [1, 1],
    );
  });

  test("what is held already is merged by precedence, and what was replaced is kept", async () => {
    const home = await newHome(underTest);
    const { grant, register } = home;
    await store.upsert(
      grant,
      register,
      "Wh",
      dayOf(date, [10, null, 30], { quality: "estimated", source: "supplier" }),
    );
    const better = dayOf(date, [11, 21], { source: "meter" });
    const sealed = await seal(home, better);
    assert.deepEqual(await store.storeSealed([sealed]), [
      { stored: 1, replaced: 1, unchanged: 0, dropped: null },
    ]);
    assert.deepEqual(await store.storeSealed([sealed]), [
      { stored: 0, replaced: 0, unchanged: 2, dropped: null },
    ]);
    const [block] = await store.days(grant, register, date, date);
    assert.deepEqual(
      block?.slots.slice(0, 3).map((slot) => slot?.value),
      [11, 21, 30],
    );
    const [replaced] = await store.replaced(grant, register, better[0]!.slot, better[0]!.slot + 1);
    assert.equal(replaced?.replaced.value, 10);
  });

  test("two arrivals of one day in one batch are merged, in their order", async () => {
    const home = await newHome(underTest);
    const early = await seal(home, dayOf(date, [1, 2]));
    const late = await seal(home, dayOf(date, [null, 5, 6]));
    const outcomes = await store.storeSealed([early, late]);
    assert.deepEqual(outcomes, [stored(2), { stored: 1, replaced: 1, unchanged: 0, dropped: null }]);
    const [block] = await store.days(home.grant, home.register, date, date);
    assert.deepEqual(
      block?.slots.slice(0, 3).map((slot) => slot?.value),
      [1, 5, 6],
    );
  });

  test("a batch that comes again changes nothing, also where one arrival of it corrects another", async () => {
    const home = await newHome(underTest);
    // Of a month that is folded.
    const may = "2024-05-15";
    const { grant, register } = home;
    const [early, late, last] = [
      await seal(home, dayOf(may, [10, 20])),
      await seal(home, dayOf(may, [11, 20])),
      await seal(home, dayOf(may, [12, 20])),
    ];
    assert.deepEqual(
      (await store.storeSealed([early, late])).map(({ replaced }) => replaced),
      [0, 1],
    );
    const held = async () => {
      const [block] = await store.days(grant, register, may, may);
      const { firstSlot } = settlementDay(may);
      const replaced = await store.replaced(grant, register, firstSlot, firstSlot + 1);
      return { value: block?.slots[0]?.value, replaced: replaced.map((one) => one.replaced.value) };
    };
    const unchanged = { stored: 0, replaced: 0, unchanged: 2, dropped: null };
    assert.deepEqual(await store.storeSealed([early, late]), [unchanged, unchanged]);
    assert.deepEqual(await held(), { value: 11, replaced: [10] });
    const again = await store.storeSealed([early, late, last]);
    assert.deepEqual(again, [unchanged, unchanged, { ...unchanged, replaced: 1, unchanged: 1 }]);
    assert.deepEqual(await held(), { value: 12, replaced: [10, 11] });
    await store.storeSealed([early, late, last]);
    assert.deepEqual(await held(), { value: 12, replaced: [10, 11] });
    assert.ok((await store.foldMonths()).days > 0);
    await store.storeSealed([early, late, last]);
    assert.deepEqual(await held(), { value: 12, replaced: [10, 11] });
  });

  test("what was corrected and is stated as before comes out as stated last", async () => {
    const home = await newHome(underTest);
    const sealed = [];
    for (const value of [10, 11, 10, 12]) sealed.push(await seal(home, dayOf(date, [value])));
    const valueAfter = async (batch: readonly SealedReadings[]) => {
      await store.storeSealed(batch);
      const [block] = await store.days(home.grant, home.register, date, date);
      return block?.slots[0]?.value;
    };
    const [first, corrected, back, lastly] = sealed;
    assert.equal(await valueAfter([first!]), 10);
    assert.equal(await valueAfter([corrected!, back!]), 10);
    assert.equal(await valueAfter([corrected!, back!, corrected!]), 11);
    assert.equal(await valueAfter([back!, lastly!]), 12);
  });

  test("what no consent covers any more is dropped, and the rest is stored", async () => {
    const [ended, renewed, live] = [
      await newHome(underTest),
      await newHome(underTest),
      await newHome(underTest),
    ];
    const sealed = [];
    for (const home of [ended, renewed, live]) sealed.push(await seal(home, dayOf(date, [1])));
    await underTest.withdraw(ended.grant);
    await underTest.withdraw(renewed.grant);
    underTest.passTime(1000);
    await underTest.consent(renewed.grant);
    const outcomes = await store.storeSealed(sealed);
    assert.deepEqual(
      outcomes.map(({ stored: count, dropped }) => [count, dropped]),
      [
        [0, "consent-withdrawn"],
        [0, "consent-withdrawn"],
        [1, null],
      ],
    );
  });

  test("the other unit and an erased household are refused one by one; a dead grant refuses all", async () => {
    const [inWh, erased, fine] = [
      await newHome(underTest, "gas"),
      await newHome(underTest),
      await newHome(underTest),
    ];
    await store.upsert(inWh.grant, inWh.register, "Wh", dayOf(date, [1]));
    await underTest.destroyKey(erased.grant.household);
    const items = [
      { ...inWh, unit: "dm3" as const, readings: dayOf(date, [1]) },
      { ...erased, unit: "Wh" as const, readings: dayOf(date, [1]) },
      { ...fine, unit: "Wh" as const, readings: dayOf(date, [1]) },
    ];
    const sealings = await store.seal(items);
    assert.deepEqual(
      sealings.map((one) => (one.ok ? "sealed" : one.reason)),
      ["unit-differs", "household-erased", "sealed"],
    );
    underTest.passTime(16 * 60_000);
    await assert.rejects(store.seal(items), GrantRefused);
  });

  test("a register that was erased in between is made again where a consent is live", async () => {
    const home = await newHome(underTest);
    const { grant, register } = home;
    const sealed = await seal(
      home,
      wholeDay(date, (index) => index),
    );
    await underTest.withdraw(grant);
    const meterPointHash = underTest.hashOf(grant.meterPoint);
    const { household, fuel } = grant;
    await store.eraseUnconsented({ household, meterPointHash, fuel });
    assert.deepEqual((await store.storeSealed([sealed]))[0]?.dropped, "consent-withdrawn");
    const again = await underTest.consent(grant);
    const anew = { ...sealed, mintedAtMs: again.mintedAtMs };
    assert.deepEqual(await store.storeSealed([anew]), [stored(50)]);
    assert.equal((await store.days(again, register, date, date)).length, 1);
  });

  test("who seals for a register that was erased meanwhile is not misled by what it knew, in either unit", async () => {
    const home = await newHome(underTest);
    const { household, fuel, meterPoint } = home.grant;
    const day = wholeDay(date, (index) => index);
    await store.storeSealed([await seal(home, day)]);
    for (const unit of ["Wh", "dm3"] as const) {
      await underTest.withdraw(home.grant);
      await store.eraseUnconsented({ household, meterPointHash: underTest.hashOf(meterPoint), fuel });
      const grant = await underTest.consent(home.grant);
      const [sealing] = await store.seal([{ grant, register: home.register, unit, readings: day }]);
      assert.ok(sealing?.ok);
      assert.deepEqual(await store.storeSealed([sealing.sealed]), [stored(50)]);
      const [block] = await store.days(grant, home.register, date, date);
      assert.equal(block?.unit, unit);
    }
  });

  test("a run of half hours is sealed and stored as the readings that it is", async () => {
    const home = await newHome(underTest);
    const { grant, register } = home;
    const { firstSlot } = settlementDay(date);
    const values = Array.from({ length: 60 }, (_, index) => (index === 3 || index > 57 ? null : index));
    const run = { firstSlot, values, quality: "actual", source: "supplier" } as const;
    const [sealing] = await store.seal([{ grant, register, unit: "Wh", readings: run, arrival: 9 }]);
    assert.ok(sealing?.ok);
    assert.deepEqual(
      sealing.sealed.days.map((day) => [day.date, day.halfHours]),
      [
        [date, 49],
        ["2024-10-28", 8],
      ],
    );
    assert.deepEqual(await store.storeSealed([sealing.sealed]), [stored(57)]);
    const blocks = await store.days(grant, register, date, "2024-10-28");
    const slots = blocks.flatMap((block) => block.slots);
    assert.deepEqual(
      slots.slice(0, 60).map((slot) => slot?.value ?? null),
      values,
    );
    assert.ok(slots.every((slot) => slot === null || (slot.arrival === 9 && slot.source === "supplier")));
  });

  test("the very same bytes twice in one batch count once", async () => {
    const home = await newHome(underTest);
    const sealed = await seal(
      home,
      wholeDay(date, (index) => index),
    );
    assert.deepEqual(await store.storeSealed([sealed, sealed]), [
      stored(50),
      { stored: 0, replaced: 0, unchanged: 50, dropped: null },
    ]);
  });

  test("thousands of days of many registers are stored in one go", async () => {
    const homes = [];
    for (let home = 0; home < 20; home += 1) homes.push(await newHome(underTest));
    const dates = datesFrom("2024-01-01", "2024-04-09");
    const items = homes.map((home) => ({
      ...home,
      unit: "Wh" as const,
      readings: dates.flatMap((day) => wholeDay(day, (index) => index)),
    }));
    const sealed = (await store.seal(items)).flatMap((one) => (one.ok ? [one.sealed] : []));
    const outcomes = await store.storeSealed(sealed);
    assert.ok(outcomes.every((outcome) => outcome.stored === items[0]!.readings.length));
    const last = homes.at(-1)!;
    assert.equal((await store.days(last.grant, last.register, "2024-01-01", "2024-04-09")).length, 100);
  });
}
