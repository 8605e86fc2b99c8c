import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Database } from "@halfhourly/database";
import { openProduct } from "./product-house.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const product = await openProduct();
after(() => product.close());
const listed = product.services.dataOwners.flatMap(({ places }) => places.map(({ place }) => place));
const ofKind = (kind: string) => listed.filter((place) => place.startsWith(`${kind} `));

/** `public.migration` says which migrations were applied: nobody's data. */
async function tablesOf(database: Database): Promise<string[]> {
  const rows = await database.query<{ place: string }>(
    `select 'table ' || table_schema || '.' || table_name as place from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
       and (table_schema, table_name) <> ('public', 'migration') order by 1`,
  );
  return rows.map(({ place }) => place);
}

async function cachesOf(): Promise<string[]> {
  const files = execFileSync("git", ["ls-files", "services", "packages", "apps/server"], {
    cwd: root,
    encoding: "utf8",
  });
  const sources = files.split("\n").filter((path) => /\/src\/.*\.ts$/.test(path));
  const texts = await Promise.all(sources.map((path) => readFile(join(root, path), "utf8").catch(() => "")));
  return texts
    .flatMap((text) => [...text.matchAll(/\bclass (\w*Cache)\b/g)].map(([, name]) => `cache ${name}`))
    .sort();
}

test("every table of every schema has an owner that says what an erasure does there, and no other is named", async () => {
  assert.deepEqual(ofKind("table").sort(), await tablesOf(product.database));
});

test("every cache has an owner, and no other is named", async () => {
  const caches = await cachesOf();
  assert.ok(caches.length > 0);
  assert.deepEqual(ofKind("cache").sort(), caches);
});

test("each place is named once, says why, and is of a known kind", () => {
  assert.equal(new Set(listed).size, listed.length);
  for (const { places } of product.services.dataOwners)
    for (const { place, why } of places) {
      assert.match(place, /^(table|cache|blob|log) \S/);
      assert.ok(why.length > 10, place);
    }
});

test("owners have names of their own, and the keys come last", () => {
  const names = product.services.dataOwners.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(names.slice(-2), ["consent", "keys"]);
});
