import assert from "node:assert/strict";
import { test } from "node:test";
import { datesFrom, type Grant, type Register } from "@halfhourly/domain";
import { KeyDestroyed } from "@halfhourly/keys";
import type { StoreUnderTest } from "../conformance.js";
import { GrantRefused } from "../port.js";
import { dayOf, newHome } from "./homes.js";

const date = "2024-01-15";
const readings = dayOf(date, [1, 2, 3]);
const quarterHourMs = 15 * 60_000;

const nothing = { register: 0, day_block: 0, month_block: 0, replaced_value: 0 };

export function grantConformance(underTest: StoreUnderTest): void {
  const { store } = underTest;

  async function assertRefused(grant: Grant, register: Register): Promise<void> {
    await assert.rejects(store.upsert(grant, register, "Wh", readings), GrantRefused);
    await assert.rejects(store.days(grant, register, date, date), GrantRefused);
    await assert.rejects(store.replaced(grant, register, 0, 1), GrantRefused);
  }

  test("a grant for another meter point or fuel is refused", async () => {
    const { grant, register } = await newHome(underTest);
    await assertRefused(grant, { ...register, meterPoint: "1012345678901" });
    await assertRefused(grant, { ...register, fuel: "gas" });
  });

  test("an expired grant is refused", async () => {
    const { grant, register } = await newHome(underTest);
    await store.upsert(grant, register, "Wh", readings);
    underTest.passTime(quarterHourMs);
    await assertRefused(grant, register);
    await assert.rejects(store.registers(grant), GrantRefused);
  });

  test("another household sees nothing of the same meter point, and what it stores stays its own", async () => {
    const former = await newHome(underTest);
    const next = await newHome(underTest);
    assert.equal(former.register.meterPoint, next.register.meterPoint);
    await store.upsert(former.grant, former.register, "Wh", readings);
    assert.deepEqual(await store.registers(next.grant), []);
    assert.deepEqual(await store.days(next.grant, next.register, date, date), []);
    const outcome = await store.upsert(next.grant, next.register, "Wh", dayOf(date, [50]));
    assert.equal(outcome.stored, 1);
    const [block] = await store.days(former.grant, former.register, date, date);
    assert.deepEqual(
      block?.slots.slice(0, 3).map((slot) => slot?.value),
      [1, 2, 3],
    );
  });

  test("after a withdrawal nothing is stored, even with a grant that has not expired", async () => {
    const { grant, register } = await newHome(underTest);
    await store.upsert(grant, register, "Wh", readings);
    await underTest.withdraw(grant);
    await assert.rejects(store.upsert(grant, register, "Wh", dayOf(date, [9])), GrantRefused);
  });

  test("readings are erased only after their consent has ended, and then entirely", async () => {
    const { grant, register } = await newHome(underTest);
    const neighbour = await newHome(underTest);
    await store.upsert(grant, register, "Wh", readings);
    await store.upsert(grant, register, "Wh", dayOf(date, [7]));
    const scope = { ...grant, meterPointHash: underTest.hashOf(grant.meterPoint) };
    await store.upsert(neighbour.grant, neighbour.register, "Wh", readings);
    await assert.rejects(store.eraseUnconsented(scope), GrantRefused);
    assert.equal((await store.days(grant, register, date, date)).length, 1);
    await underTest.withdraw(grant);
    assert.deepEqual(await store.eraseUnconsented(scope), {
      register: 1,
      day_block: 1,
      month_block: 0,
      replaced_value: 1,
    });
    assert.deepEqual(await store.eraseUnconsented(scope), nothing);
    const again = await underTest.consent(grant);
    assert.deepEqual(await store.registers(again), []);
    assert.deepEqual(await store.days(again, register, date, date), []);
    const { slot } = readings[0]!;
    assert.deepEqual(await store.replaced(again, register, slot, slot + readings.length), []);
    assert.equal((await store.days(neighbour.grant, neighbour.register, date, date)).length, 1);
  });

  test("a household is erased whole, its neighbours not at all", async () => {
    const { grant, register } = await newHome(underTest);
    const neighbour = await newHome(underTest);
    for (const home of [{ grant, register }, neighbour])
      await store.upsert(home.grant, home.register, "Wh", readings);
    await store.upsert(grant, { ...register, direction: "export" }, "Wh", readings);
    assert.deepEqual(await store.eraseHousehold(grant.household), {
      register: 2,
      day_block: 2,
      month_block: 0,
      replaced_value: 0,
    });
    assert.deepEqual(await store.eraseHousehold(grant.household), nothing);
    assert.deepEqual(await store.registers(grant), []);
    assert.equal((await store.days(neighbour.grant, neighbour.register, date, date)).length, 1);
  });

  test("a withdrawal among writes under way: each is stored whole or refused, and none is stored after it", async () => {
    const { grant, register } = await newHome(underTest);
    const days = datesFrom("2024-05-01", "2024-05-24");
    const heldDays = async () => (await store.days(grant, register, "2024-05-01", "2024-05-31")).length;
    // As few as several processes have: each holds connections, and a server has only so many.
    const writers = Array.from({ length: 6 }, () => underTest.another());
    const writes = days.map((day, i) => {
      const storing = writers[i % writers.length]!.upsert(grant, register, "Wh", dayOf(day, [1]));
      return storing.then(() => null).catch((fault: unknown) => fault);
    });
    await Promise.race(writes);
    await underTest.withdraw(grant);
    const heldAtWithdrawal = await heldDays();
    const faults = (await Promise.all(writes)).filter((fault) => fault !== null);
    assert.ok(faults.every((fault) => fault instanceof GrantRefused));
    assert.equal(await heldDays(), heldAtWithdrawal);
    assert.equal(heldAtWithdrawal, days.length - faults.length);
  });

  test("destroying a household's key makes its readings unreadable for good, and no one else's", async () => {
    const erased = await newHome(underTest);
    const other = await newHome(underTest);
    for (const { grant, register } of [erased, other]) await store.upsert(grant, register, "Wh", readings);
    await underTest.destroyKey(erased.grant.household);
    await assert.rejects(store.days(erased.grant, erased.register, date, date), KeyDestroyed);
    await assert.rejects(underTest.another().days(erased.grant, erased.register, date, date), KeyDestroyed);
    await assert.rejects(store.upsert(erased.grant, erased.register, "Wh", readings), KeyDestroyed);
    assert.equal((await store.days(other.grant, other.register, date, date)).length, 1);
  });
}
