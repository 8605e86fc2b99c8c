import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { acquireDataFolder, migrate, openDatabase } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { createHouseholdKeys, keysMigrations, localMasterKey } from "@halfhourly/keys";
import { silentLog } from "@halfhourly/service-kit";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

const { database, url: databaseUrl, close } = await createTestDatabase();
const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-cli-keys-"));
after(async () => {
  await close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function run(args: readonly string[], world: Parameters<typeof fakeTerminal>[0] = {}) {
  const { terminal, written } = fakeTerminal({ dataFolder, databaseUrl, ...world });
  const code = await main(["keys", ...args], terminal);
  return { code, ...written };
}

test("without a deed, with a strange address, or where no database is, the command says what to do", async () => {
  for (const args of [[], ["turn"], ["rotate", "now"]]) {
    const { code, err } = await run(args);
    assert.equal(code, 2);
    assert.match(err, /^deed-needed: Say what to do: npx halfhourly keys status, rotate or retire\.\n$/);
  }
  assert.equal((await run(["status"], { databaseUrl: "mysql://nowhere" })).code, 2);
  const nowhere = await run(["rotate", "--json"], {
    databaseUrl: null,
    dataFolder: join(dataFolder, "nowhere"),
  });
  assert.equal(nowhere.code, 3);
  assert.equal(JSON.parse(nowhere.out).error.code, "no-database-here");
  assert.match((await run(["--help"])).out, /goes on serving/);
});

test("a database of an earlier version is left alone", async () => {
  const { code, err } = await run(["rotate"]);
  assert.equal(code, 1);
  assert.match(err, /^database-older: .* npm start, then run this again/);
});

test("beside a process that serves, keys are rotated and then retired, and it goes on serving", async () => {
  await migrate(database, keysMigrations);
  const masterKey = await localMasterKey(dataFolder, database);
  const keysOf = () => createHouseholdKeys({ database, masterKey });
  const key = await keysOf().dataKey("home-1");
  await keysOf().dataKey("home-2");

  const rotated = await run(["rotate"]);
  assert.equal(rotated.code, 0);
  assert.match(
    rotated.out,
    /^Generation 2 wraps from now on; 2 keys wrapped anew by it\.\nCopy .*master-key /,
  );
  assert.equal(rotated.err, "wrapped anew: 2 of 2 keys\n");
  assert.ok(key.equals(await keysOf().dataKey("home-1")));
  await keysOf().dataKey("home-3");
  const status = JSON.parse((await run(["status", "--json"])).out);
  assert.deepEqual(
    status.generations.map(({ number, keys }: { number: number; keys: number }) => [number, keys]),
    [
      [1, 0],
      [2, 3],
    ],
  );
  const retired = await run(["retire"]);
  assert.deepEqual([retired.code, retired.out], [0, "Generation 1 is removed.\n"]);
  assert.equal((await run(["retire"])).out, "There is no older generation.\n");
  assert.ok(key.equals(await keysOf().dataKey("home-1")));
  assert.match(
    (await run(["status"])).out,
    /^generation 2 {2}made \d\d\/\d\d\/\d{4} {2}wraps 3 keys, and new ones\n$/,
  );
});

test("a key that does not open is counted, stays, and keeps its generation from being retired", async () => {
  await database.query("update keys.household_key set wrapped = $1 where household = 'home-2'", [
    Buffer.alloc(60),
  ]);
  const rotated = await run(["rotate"]);
  assert.equal(rotated.code, 1);
  assert.match(rotated.out, /^1 key could not be opened and stayed as before/);
  const retired = await run(["retire"]);
  assert.equal(retired.code, 1);
  assert.match(retired.out, /^Generation 2 still wraps 1 key and stays/);
});

test("a file that lacks a generation is refused with what to do, and nothing is changed", async () => {
  const path = join(dataFolder, "master-key");
  const right = await readFile(path, "utf8");
  const { format, generations } = JSON.parse(right);
  await writeFile(path, JSON.stringify({ format, generations: generations.slice(0, 1) }));
  const { code, err } = await run(["rotate"]);
  assert.equal(code, 1);
  assert.match(err, /^master-key-differs: .*Restore the file that belongs to this database/);
  await writeFile(path, right);
});

test("an embedded database is joined while an instance runs it, and started where none does", async () => {
  const own = await mkdtemp(join(tmpdir(), "halfhourly-cli-embedded-"));
  const instance = await openDatabase({ dataFolder: own, log: silentLog });
  assert.equal(instance.kind, "embedded");
  await migrate(instance.database, keysMigrations);
  const masterKey = await localMasterKey(own, instance.database);
  await createHouseholdKeys({ database: instance.database, masterKey }).dataKey("home-1");
  const world = { dataFolder: own, databaseUrl: null };
  assert.match((await run(["rotate"], world)).out, /^Generation 2 wraps from now on; 1 key /);
  const serving = createHouseholdKeys({ database: instance.database, masterKey });
  const key = await serving.dataKey("home-1");
  await instance.close();
  assert.match((await run(["rotate"], world)).out, /^Generation 3 wraps from now on; 1 key /);
  const again = await openDatabase({ dataFolder: own, log: silentLog });
  const later = await localMasterKey(own, again.database);
  assert.ok(
    key.equals(await createHouseholdKeys({ database: again.database, masterKey: later }).dataKey("home-1")),
  );
  await again.close();

  // Its database lives inside the instance's own process.
  await rm(join(own, "postgres"), { recursive: true });
  await writeFile(join(own, "pglite"), "");
  const lock = await acquireDataFolder(own);
  const refused = await run(["rotate"], world);
  assert.equal(refused.code, 3);
  assert.match(refused.err, /^data-folder-in-use: .*Stop that one/);
  await lock.release();
  await rm(own, { recursive: true, force: true });
});
