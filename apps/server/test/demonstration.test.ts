import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { demonstrationHomes, type Demonstration } from "@halfhourly/demonstration";
import { londonDateAt, registerKey, settlementDay, type Reading, type Register } from "@halfhourly/domain";
import { fillDemonstration } from "../src/demonstration.js";
import { openProduct, type Product } from "./product-house.js";

/** The demonstration's meters answer through the simulator, over TLS, signed and encrypted: what is stored is what they hold. */
describe("the demonstration homes are collected", () => {
  let product: Product;
  let folder: string;
  let demonstration: Demonstration;
  before(async () => {
    product = await openProduct({ HALFHOURLY_DCC: "simulator" });
    folder = await mkdtemp(join(tmpdir(), "halfhourly-demonstration-"));
    const nowMs = Date.now();
    demonstration = demonstrationHomes({ seed: 1, today: londonDateAt(nowMs) });
    await fillDemonstration(product.services, folder, nowMs, () => {});
  });
  after(async () => {
    await product.close();
    await rm(folder, { recursive: true, force: true });
  });

  const householdOf = async (email: string): Promise<string> => {
    const subject = await product.services.people.find(email);
    assert.ok(subject !== null);
    const person = { subject, email, displayName: "", demonstration: true };
    return (await product.services.consumerApi.accountFor(person)).household;
  };

  /** By slot, from the first date on. */
  const stored = async (household: string, register: Register) => {
    const { meterPoint, fuel } = register;
    const grant = await product.services.consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
    assert.ok(grant !== null);
    const { from, to } = demonstration;
    const days = await product.services.readingStore.days(grant, register, from, to);
    return new Map(
      days.flatMap(({ date, slots }) =>
        slots.flatMap((held, n) =>
          held === null ? [] : [[settlementDay(date).firstSlot + n, held] as const],
        ),
      ),
    );
  };

  /** What arrives later is better than what came first. */
  const expectedOf = (register: Register): Map<number, Reading> =>
    new Map(
      demonstration.batches
        .filter((batch) => registerKey(batch.register) === registerKey(register))
        .flatMap(({ readings }) => readings.map((reading) => [reading.slot, reading] as const)),
    );

  test("every half hour of every register, with its quality, and each says that it is generated", async () => {
    for (const { email, meters } of demonstration.homes) {
      const household = await householdOf(email);
      for (const { meterPoint, fuel, registers } of meters)
        for (const { direction, element } of registers) {
          const register: Register = { meterPoint, fuel, direction, element };
          const held = await stored(household, register);
          const expected = expectedOf(register);
          assert.equal(held.size, expected.size, `${email} ${fuel} ${direction}`);
          for (const [slot, { value, quality }] of expected)
            assert.deepEqual(
              [held.get(slot)?.value, held.get(slot)?.quality, held.get(slot)?.source],
              [value, quality, "generated"],
              `${email} ${fuel} ${direction} ${slot}`,
            );
        }
    }
  });

  test("each meter's collection runs, and a second start asks for nothing again", async () => {
    const { collection, consumerApi } = product.services;
    const states = async () => {
      const found: (readonly [string, number])[] = [];
      for (const { email } of demonstration.homes) {
        const household = await householdOf(email);
        for (const { id } of await consumerApi.metersOf(household)) {
          const held = await collection!.state(household, id);
          found.push([held?.state ?? "none", held?.requestsTotal ?? 0]);
        }
      }
      return found;
    };
    const first = await states();
    assert.deepEqual(new Set(first.map(([state]) => state)), new Set(["running"]));
    await fillDemonstration(product.services, folder, Date.now(), () => {});
    assert.deepEqual(await states(), first);
  });

  test("nothing was refused on the way", () => {
    assert.deepEqual(
      product.logLines.filter((line) => /"level":"(warn|error)"/.test(line)),
      [],
    );
  });
});
