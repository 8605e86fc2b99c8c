import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, describe, test } from "node:test";
import { createPgliteTestDatabase, createTestDatabase } from "@halfhourly/database/testing";
import { verifySlice } from "@halfhourly/domain";
import { appendManyTo } from "../src/index.js";
import { facts, openAudit, schema } from "./audit-house.js";

const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");
const engines = { PostgreSQL: createTestDatabase, PGlite: createPgliteTestDatabase };

for (const [engine, create] of Object.entries(engines))
  describe(`many audit entries at once on ${engine}`, async () => {
    const { database, close } = await create();
    const house = await openAudit(database);
    after(async () => {
      await house.close();
      await close();
    });
    const append = appendManyTo(schema);
    const whys = async (chain: string) => {
      const { entries, head } = await house.log.slice(chain, 0, 10);
      assert.equal((await verifySlice(entries, head, null, sha256Hex)).ok, true);
      return entries.map(({ why, atMs }) => [why, atMs]);
    };

    test("entries of several chains in one statement are those of one after another", async () => {
      const entries = ["m2", "m1", "m2"].map((chain, nth) => ({ ...facts(chain), why: `nth ${nth}` }));
      await database.transaction((tx) => append(tx, entries, 7));
      await database.transaction((tx) => append(tx, [], 8));
      assert.deepEqual(await whys("m1"), [["nth 1", 7]]);
      assert.deepEqual(await whys("m2"), [
        ["nth 0", 7],
        ["nth 2", 7],
      ]);
    });

    test("where one of them holds a control character none is written", async () => {
      const entries = [facts("m3"), { ...facts("m3"), why: "two\nlines" }];
      const appending = database.transaction((tx) => append(tx, entries, 9));
      await assert.rejects(appending, RangeError);
      assert.deepEqual(await whys("m3"), []);
    });
  });
