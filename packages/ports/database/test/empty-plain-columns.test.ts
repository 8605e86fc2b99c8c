import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { emptyPlainColumns, type Database, type PlainColumns } from "../src/index.js";
import { createPgliteTestDatabase, createTestDatabase } from "../src/testing.js";

const table = "public.secret";
const check = "plain_is_empty";
const rowsInAll = 5;

async function fillPlainRows(database: Database): Promise<void> {
  await database.query(`drop table if exists ${table}`);
  await database.query(`create table ${table} (id bigint primary key, plain text, sealed text)`);
  await database.query(
    `insert into ${table} select n, 'plain ' || n, null from generate_series(1, ${rowsInAll}) n`,
  );
  await database.query(
    `alter table ${table} add constraint ${check} check (plain is null and sealed is not null) not valid`,
  );
}

function columnsOf(database: Database): PlainColumns {
  return {
    table,
    check,
    async next() {
      const rows = await database.query(
        `update ${table} set sealed = reverse(plain), plain = null
         where id in (select id from ${table} where plain is not null order by id limit 2) returning id`,
      );
      return rows.length;
    },
  };
}

/** Every statement, in a transaction or not, is counted; that of the given number never comes through. */
function cutOffAt(database: Database, statement: number): Database {
  let count = 0;
  const query: Database["query"] = async (text, values) => {
    count += 1;
    if (count === statement) throw new Error("cut off");
    return database.query(text, values);
  };
  return {
    query,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          async query(text, values) {
            count += 1;
            if (count === statement) throw new Error("cut off");
            return tx.query(text, values);
          },
        }),
      ),
    close: () => database.close(),
  };
}

const engines = { PostgreSQL: () => createTestDatabase(), PGlite: () => createPgliteTestDatabase() };

for (const [name, open] of Object.entries(engines))
  describe(`plain columns on ${name}`, async () => {
    const { database, close } = await open();
    after(close);

    test("are emptied batch by batch, the table's file is a new one, and nothing plain can be written again", async () => {
      await fillPlainRows(database);
      const file = () => database.query("select pg_relation_filepath($1) as path", [table]);
      const before = await file();
      await assert.rejects(
        database.query(`insert into ${table} values (9, 'plain', null)`),
        /plain_is_empty/,
      );
      assert.equal(await emptyPlainColumns(database, columnsOf(database)), rowsInAll);
      const sealed = await database.query(`select sealed from ${table} where plain is null order by id`);
      assert.equal(sealed.length, rowsInAll);
      assert.deepEqual(sealed[0], { sealed: "1 nialp" });
      assert.notDeepEqual(await file(), before);
      await assert.rejects(database.query(`update ${table} set plain = 'plain'`), /plain_is_empty/);
    });

    test("cut off before any statement, the next start goes on; done, it asks one question", async () => {
      let cuts = 0;
      for (let whole = false; !whole; cuts += 1) {
        await fillPlainRows(database);
        const cut = cutOffAt(database, cuts + 1);
        whole = await emptyPlainColumns(cut, columnsOf(cut)).then(
          () => true,
          () => false,
        );
        await emptyPlainColumns(database, columnsOf(database));
        assert.equal((await database.query(`select 1 from ${table} where plain is null`)).length, rowsInAll);
        const second = cutOffAt(database, 2);
        assert.equal(await emptyPlainColumns(second, columnsOf(second)), 0);
      }
      assert.ok(cuts > 7, "no cut was tried in the transaction");
    });

    test("a table without the check is a migration that was forgotten", async () => {
      await fillPlainRows(database);
      await database.query(`alter table ${table} drop constraint ${check}`);
      await assert.rejects(emptyPlainColumns(database, columnsOf(database)), /apply the migrations first/);
    });
  });
