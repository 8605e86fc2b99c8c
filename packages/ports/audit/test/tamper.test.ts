import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createTestDatabase } from "@halfhourly/database/testing";
import * as fc from "fast-check";
import { openAudit, schema } from "./audit-house.js";

let opened: Awaited<ReturnType<typeof createTestDatabase>>;
let house: Awaited<ReturnType<typeof openAudit>>;
const chains = ["h1", "h2", "h3"];
const entriesOfChain = 6;

before(async () => {
  opened = await createTestDatabase();
  house = await openAudit(opened.database);
  for (let i = 1; i <= entriesOfChain; i++)
    for (const chain of chains) await house.append(chain, { about: `c${i % 2}`, why: `${i}` });
  await house.log.anchor();
  // Younger than the anchor: these have the chain alone.
  for (const chain of chains) await house.append(chain);
  await house.tamper(`create table kept as table ${schema}.audit_entry`);
  await house.tamper(`create table kept_head as table ${schema}.audit_head`);
});
after(async () => {
  await house.close();
  await opened.close();
});

const chain = fc.constantFrom(...chains);
const position = fc.integer({ min: 1, max: entriesOfChain + 1 });
const entry = fc.tuple(chain, position);
const word = fc.oneof(fc.constantFrom("", "x", "done", "h1"), fc.string({ minLength: 1, maxLength: 8 }));
const textColumns = ["who", "what", "about", "place", "why", "result", "previous_hash", "hash"] as const;
const payload = textColumns.map((column) => `${column} = o.${column}`).join(", ");
const columns = ["chain", "position", "at_ms", ...textColumns].join(", ");

type Deed = readonly [sql: string, values: readonly unknown[]];

const edit = fc
  .tuple(fc.constantFrom(...textColumns), word, entry)
  .filter(([, text]) => !text.includes("\0"))
  .map<Deed>(([column, text, of]) => [
    `update ${schema}.audit_entry set ${column} = $3 where chain = $1 and position = $2`,
    [...of, text],
  ]);
const retime = fc
  .tuple(entry, fc.integer())
  .map<Deed>(([of, atMs]) => [
    `update ${schema}.audit_entry set at_ms = $3 where chain = $1 and position = $2`,
    [...of, atMs],
  ]);
const remove = fc
  .tuple(chain, position, position)
  .map<Deed>(([of, one, other]) => [
    `delete from ${schema}.audit_entry where chain = $1 and position between $2 and $3`,
    [of, Math.min(one, other), Math.max(one, other)],
  ]);
const insert = fc.tuple(entry, chain, fc.integer({ min: -2, max: 20 })).map<Deed>(([of, into, at]) => [
  `insert into ${schema}.audit_entry (${columns}) select $3, $4, at_ms, ${textColumns.join(", ")}
       from ${schema}.audit_entry where chain = $1 and position = $2 on conflict do nothing`,
  [...of, into, at],
]);
const swap = fc.tuple(entry, entry).map<Deed>(([one, other]) => [
  `update ${schema}.audit_entry e set at_ms = o.at_ms, ${payload} from ${schema}.audit_entry o
      where (e.chain, e.position, o.chain, o.position) in (($1, $2::bigint, $3, $4::bigint), ($3, $4, $1, $2))`,
  [...one, ...other],
]);
/** All after one position moved on, and a copy put into the gap. */
const shift = entry.map<Deed>(([of, at]) => [
  `with moved as (update ${schema}.audit_entry set position = position + 100 where chain = $1 and position >= $2 returning 1)
   insert into ${schema}.audit_entry (${columns}) select chain, 50, at_ms, ${textColumns.join(", ")}
     from ${schema}.audit_entry where chain = $1 and position = $2`,
  [of, at],
]);
const moveHead = fc.tuple(chain, position).map<Deed>(([of, to]) => [
  `update ${schema}.audit_head h set position = e.position, hash = e.hash from ${schema}.audit_entry e
    where h.chain = $1 and e.chain = $1 and e.position = $2`,
  [of, to],
]);

test("whatever is done to the rows, one deed or several, is found; and nothing is, where nothing was done", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(edit, retime, remove, insert, swap, shift, moveHead), { minLength: 1, maxLength: 3 }),
      async (deeds) => {
        for (const [sql, values] of deeds) await house.tamper(sql, values).catch(unlessKeyForbids);
        const same = await isAsItWas();
        const verdict = await house.log.verify();
        await restore();
        assert.equal(verdict.ok, same, JSON.stringify(verdict));
      },
    ),
    { numRuns: 300 },
  );
});

/** Two rows cannot have one place: that deed was not done, the next ones are. */
function unlessKeyForbids(fault: unknown): void {
  if (!(fault instanceof Error && "code" in fault && fault.code === "23505")) throw fault;
}

/** Some deeds cancel out, or meet no row. */
async function isAsItWas(): Promise<boolean> {
  const rows = await opened.database.query(
    `(table ${schema}.audit_entry except table kept) union all (table kept except table ${schema}.audit_entry)`,
  );
  const heads = await opened.database.query(`table ${schema}.audit_head except table kept_head`);
  return rows.length + heads.length === 0;
}

async function restore(): Promise<void> {
  await house.tamper(`delete from ${schema}.audit_entry; insert into ${schema}.audit_entry table kept`);
  await house.tamper(`delete from ${schema}.audit_head; insert into ${schema}.audit_head table kept_head`);
}
