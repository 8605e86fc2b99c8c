import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, describe, test } from "node:test";
import type { Database } from "@halfhourly/database";
import { openFieldHash } from "./field-hash.js";
import { KeyDestroyed, type RotatableMasterKey } from "./port.js";
import { createHouseholdKeys } from "./postgres.js";
import { rotateMasterKey } from "./rotate-master-key.js";
import { NotUnsealed, openText, sealText } from "./sealed.js";
import { createSigningKeys } from "./signing-keys.js";

export interface MasterKeyUnderTest {
  /** Migrated, and holding no keys. */
  readonly database: Database;
  /** A process's view of the same master key: it shares storage with the others and nothing in memory. */
  open(): Promise<RotatableMasterKey>;
  close(): Promise<void>;
}

/** What every adapter of RotatableMasterKey must do, with the keys that stand on it. */
export function masterKeyConformance(name: string, opening: () => Promise<MasterKeyUnderTest>): void {
  describe(`rotation of the master key on ${name}`, async () => {
    const { database, open, close } = await opening();
    after(close);
    const running = await open();
    const keysOf = (masterKey: RotatableMasterKey) => createHouseholdKeys({ database, masterKey });
    const generationOf = async (household: string) => {
      const rows = await database.query<{ number: number | null }>(
        `select g.number from keys.household_key k left join keys.master_key g on g.id = k.master_key_id
         where k.household = $1`,
        [household],
      );
      return rows[0]?.number;
    };
    const numbers = async () => (await running.generations()).map(({ number }) => number);

    test("what is wrapped opens again, bound to its place, and names the generation", async () => {
      const key = randomBytes(32);
      const held = await running.wrap(key, "here");
      assert.deepEqual(await running.unwrap(held, "here"), key);
      await assert.rejects(running.unwrap(held, "there"), NotUnsealed);
      assert.equal(held.masterKeyId, (await running.generations()).at(-1)?.id);
      assert.deepEqual(await numbers(), [1]);
    });

    test("after a rotation elsewhere everything opens in a process that ran meanwhile and in a later one", async () => {
      const texts = new Map<string, Buffer>();
      for (let home = 1; home <= 25; home += 1) {
        const key = await keysOf(running).dataKey(`home-${home}`);
        texts.set(`home-${home}`, sealText(key, `the readings of home-${home}`, "block"));
      }
      await keysOf(running).dataKey("erased");
      await keysOf(running).destroy("erased");
      const hashed = (await openFieldHash(database, running)).of("email", "ada@example.org");
      const signed = await createSigningKeys({ database, masterKey: running }).sign("a-type", {});

      const told: [number, number][] = [];
      const rotation = await rotateMasterKey({
        database,
        masterKey: await open(),
        atOnce: 10,
        onProgress: (rewrapped, toDo) => void told.push([rewrapped, toDo]),
      });
      assert.deepEqual([rotation.generation.number, rotation.rewrapped, rotation.damaged], [2, 27, 0]);
      assert.deepEqual(told, [
        [10, 27],
        [20, 27],
        [25, 27],
        [26, 27],
        [27, 27],
      ]);
      for (const masterKey of [running, await open()]) {
        for (const [home, text] of texts) {
          const key = await keysOf(masterKey).dataKey(home);
          assert.equal(openText(key, text, "block"), `the readings of ${home}`);
          assert.equal(await generationOf(home), 2);
        }
        assert.equal((await openFieldHash(database, masterKey)).of("email", "ada@example.org"), hashed);
        const kid = (jws: string) => Buffer.from(jws.split(".")[0] ?? "", "base64url").toString();
        const again = await createSigningKeys({ database, masterKey }).sign("a-type", {});
        assert.equal(kid(again), kid(signed));
      }
    });

    test("a process that ran meanwhile wraps what is new by the new generation", async () => {
      await keysOf(running).dataKey("new-home");
      assert.equal(await generationOf("new-home"), 2);
    });

    test("a household whose key was destroyed before the rotation stays erased", async () => {
      await assert.rejects(keysOf(running).dataKey("erased"), KeyDestroyed);
      await assert.rejects(keysOf(await open()).dataKey("erased"), KeyDestroyed);
      assert.equal(await generationOf("erased"), null);
    });

    test("a key destroyed while it is being rewrapped is not brought back", async () => {
      const masterKey = await open();
      await keysOf(masterKey).dataKey("leaving");
      const destroying = {
        ...masterKey,
        async rewrap(...[held, boundTo, id]: Parameters<typeof masterKey.rewrap>) {
          if (boundTo.includes("leaving")) await keysOf(running).destroy("leaving");
          return masterKey.rewrap(held, boundTo, id);
        },
      };
      const { generation, rewrapped, damaged } = await rotateMasterKey({ database, masterKey: destroying });
      // 25 homes, one new, the field hash key and the signing key; not the one that left.
      assert.deepEqual([generation.number, rewrapped, damaged], [3, 28, 0]);
      await assert.rejects(keysOf(await open()).dataKey("leaving"), KeyDestroyed);
    });

    test("while keys are wrapped by an older generation none is retired, and a rotation goes on with the newest", async () => {
      const masterKey = await open();
      await masterKey.beginRotation();
      assert.deepEqual(
        (await masterKey.retire()).map(({ number }) => number),
        [1, 2],
      );
      assert.deepEqual(await numbers(), [3, 4]);
      assert.equal((await (await open()).beginRotation()).number, 4);
      assert.ok(await keysOf(await open()).dataKey("home-1"));
      assert.equal(await generationOf("home-1"), 3);
      const { generation, rewrapped } = await rotateMasterKey({ database, masterKey });
      assert.deepEqual([generation.number, rewrapped], [4, 28]);
    });

    test("once no key is wrapped by it an old generation is retired, and everything still opens", async () => {
      assert.deepEqual(
        (await (await open()).retire()).map(({ number }) => number),
        [3],
      );
      assert.deepEqual(await numbers(), [4]);
      assert.deepEqual(await running.retire(), []);
      assert.ok(await keysOf(running).dataKey("home-7"));
      assert.ok(await keysOf(await open()).dataKey("home-7"));
    });

    test("two rotations at once agree on a generation or follow each other, and nothing is lost", async () => {
      const first = await keysOf(running).dataKey("home-3");
      const rotations = await Promise.all(
        [await open(), await open()].map((masterKey) => rotateMasterKey({ database, masterKey, atOnce: 3 })),
      );
      const newest = (await numbers()).at(-1);
      assert.ok(rotations.some(({ generation }) => generation.number === newest));
      assert.ok(first.equals(await keysOf(await open()).dataKey("home-3")));
      const counts = await database.query(
        "select distinct g.number from keys.household_key k join keys.master_key g on g.id = k.master_key_id",
      );
      assert.deepEqual(counts, [{ number: newest }]);
    });

    test("a damaged key is counted and left, and the others are rewrapped", async () => {
      const masterKey = await open();
      await keysOf(masterKey).dataKey("damaged");
      await database.query("update keys.household_key set wrapped = $1 where household = 'damaged'", [
        randomBytes(60),
      ]);
      const before = await generationOf("home-1");
      const { generation, damaged } = await rotateMasterKey({ database, masterKey });
      assert.equal(damaged, 1);
      assert.equal(await generationOf("damaged"), before);
      assert.equal(await generationOf("home-1"), generation.number);
      assert.ok((await numbers()).includes(before ?? 0));
      await masterKey.retire();
      assert.ok((await numbers()).includes(before ?? 0));
      // Nor does it keep a later rotation from a generation of its own.
      const again = await rotateMasterKey({ database, masterKey });
      assert.deepEqual([again.generation.number, again.damaged], [generation.number + 1, 1]);
    });

    test("the database refuses a key under a generation that was retired, whoever still holds it", async () => {
      const held = { masterKeyId: "local-0000000000000000", wrapped: randomBytes(60) };
      await assert.rejects(
        database.query(
          "insert into keys.household_key (household, master_key_id, wrapped) values ('late', $1, $2)",
          [held.masterKeyId, held.wrapped],
        ),
      );
      await assert.rejects(running.unwrap(held, "anywhere"), { code: "master-key-unknown" });
    });
  });
}
