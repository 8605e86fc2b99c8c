import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { ArrayParameter, migrate, type Migration } from "../src/index.js";
import { createPgliteTestDatabase, createTestDatabase } from "../src/testing.js";

const places = [
  { name: "PostgreSQL", open: () => createTestDatabase() },
  { name: "PGlite", open: createPgliteTestDatabase },
];

for (const { name, open } of places) {
  describe(`database on ${name}`, async () => {
    const { database, close } = await open();
    after(close);

    test("columns come as the port says", async () => {
      const [row] = await database.query(
        `select 9007199254740993::bigint big, date '2024-03-31' as day, timestamptz '2024-03-31T00:30:00Z' at, '\\x0102'::bytea bytes,
                7 as small, true as yes, null as nothing, array[1, 2] as list`,
      );
      assert.equal(row?.["big"], "9007199254740993");
      assert.equal(row?.["day"], "2024-03-31");
      assert.deepEqual(row?.["at"], new Date("2024-03-31T00:30:00Z"));
      assert.ok(Buffer.isBuffer(row?.["bytes"]));
      assert.deepEqual(
        [row?.["small"], row?.["yes"], row?.["nothing"], row?.["list"]],
        [7, true, null, [1, 2]],
      );
    });

    test("arrays of bytes, dates, big numbers and awkward text are sent whole", async () => {
      const texts = ['a "quoted" one', "back\\slash", "", "null", "{,}", "Ŵ"];
      const bytes = texts.map((text) => Buffer.from(text));
      const rows = await database.query(
        `select * from unnest($1::text[], $2::bytea[], $3::date[], $4::bigint[]) with ordinality as t (text, bytes, day, big, at) order by at`,
        [texts, bytes, texts.map(() => "2024-10-27"), texts.map(() => "9007199254740993")],
      );
      assert.deepEqual(
        rows.map((row) => row["text"]),
        texts,
      );
      assert.deepEqual(
        rows.map((row) => row["bytes"]),
        bytes,
      );
      assert.ok(rows.every((row) => row["day"] === "2024-10-27" && row["big"] === "9007199254740993"));
    });

    test("long arrays by their type are sent whole, empty ones too", async () => {
      const texts = ['a "quoted" one', "back\\slash", "", "null", "{,}", "Ŵ", "\u{1F3E0}"];
      const numbers = [0, -1, 2 ** 31 - 1, -(2 ** 31), 48, 7, 1];
      const bigs = [
        "0",
        "4294967295",
        "4294967296",
        "9007199254740991",
        "9007199254740993",
        "-1",
        "9223372036854775807",
      ];
      const reals = [0, -0.5, 1e300, Date.UTC(2026, 9, 25), 1 / 3, -1, 2];
      const ask = (length: number) =>
        database.query(
          `select * from unnest($1::text[], $2::int[], $3::bigint[], $4::float8[]) with ordinality
             as t (text, number, big, real, nth) order by nth`,
          [
            ArrayParameter.text(texts.slice(0, length)),
            ArrayParameter.int4(numbers.slice(0, length)),
            ArrayParameter.int8(bigs.slice(0, length)),
            ArrayParameter.float8(reals.slice(0, length)),
          ],
        );
      const rows = await ask(texts.length);
      assert.deepEqual(
        rows.map((row) => [row["text"], row["number"], row["big"], row["real"]]),
        texts.map((text, at) => [text, numbers[at], bigs[at], reals[at]]),
      );
      assert.deepEqual(await ask(0), []);
    });

    test("a transaction commits whole or not at all, and its connection is usable after a fault", async () => {
      await database.query("create table counted (n int primary key)");
      const result = await database.transaction(async (tx) => {
        await tx.query("insert into counted values ($1)", [1]);
        return "done";
      });
      assert.equal(result, "done");
      const failing = database.transaction(async (tx) => {
        await tx.query("insert into counted values ($1)", [2]);
        await tx.query("insert into counted values ($1)", [1]);
      });
      await assert.rejects(failing, { code: "23505" });
      assert.deepEqual(await database.query("select n from counted"), [{ n: 1 }]);
    });

    test("migrations are applied once, in order, also by several at once, and a changed text is refused", async () => {
      const first: Migration = {
        id: "shop/0001-goods",
        sql: "create schema shop;\ncreate table shop.goods (n int);",
      };
      const second: Migration = { id: "shop/0002-name", sql: "alter table shop.goods add name text" };
      const outcomes = await Promise.all([1, 2, 3].map(() => migrate(database, [first])));
      assert.deepEqual(outcomes.flat(), ["shop/0001-goods"]);
      const third: Migration = { id: "shop/0003-price", sql: "alter table shop.goods rename name to label" };
      assert.deepEqual(await migrate(database, [third, first, second]), [
        "shop/0002-name",
        "shop/0003-price",
      ]);
      assert.deepEqual(await migrate(database, [{ ...first, sql: first.sql.replaceAll("\n", "\r\n") }]), []);
      await assert.rejects(
        migrate(database, [{ ...first, sql: `${first.sql} ` }]),
        /shop\/0001-goods.*another text/,
      );
      await assert.rejects(migrate(database, [first, first]), /Two migrations are called/);
      await assert.rejects(migrate(database, [{ id: "Goods", sql: "" }]), /four digits/);
      await assert.rejects(
        migrate(database, [{ id: "shop/0004-bad", sql: "create table shop.more (n int); select 1/0" }]),
      );
      const left = await database.query("select 1 from information_schema.tables where table_name = 'more'");
      assert.deepEqual(left, []);
    });
  });
}

test("a statement that runs too long is ended by the server, and the pool serves on", async () => {
  const { database, close } = await createTestDatabase({ statementTimeoutMs: 200, max: 2 });
  await assert.rejects(database.query("select pg_sleep(20)"), { code: "57014" });
  const many = await Promise.all(
    Array.from({ length: 50 }, (_, n) => database.query("select $1::int as n", [n])),
  );
  assert.equal(many.length, 50);
  await close();
});

test("a connection that the server ends inside a transaction fails that transaction only", async () => {
  const { database, close } = await createTestDatabase();
  const cut = database.transaction(async (tx) => {
    await tx.query("select pg_terminate_backend(pg_backend_pid())").catch(() => []);
    await tx.query("select 1");
  });
  await assert.rejects(cut);
  assert.deepEqual(await database.query("select 1 as n"), [{ n: 1 }]);
  await close();
});
