import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Uses } from "@halfhourly/contracts";
import { fileSize } from "../src/features/export/file-size.js";
import { checkUses } from "../src/features/uses/check-uses.js";
import { sha256Hex } from "../src/features/uses/sha256.js";
import { newestFirst, usesByOthers, whoDid } from "../src/features/uses/use-list.js";
import { usesAnswer } from "./fake-api/uses.js";

function changed(change: (uses: Uses) => void): Uses {
  const uses = structuredClone(usesAnswer("as-written"));
  change(uses);
  return uses;
}
const book = (uses: Uses) => uses.chains[0] ?? assert.fail("no book");
const faultOf = async (uses: Uses) => {
  const outcome = await checkUses(uses, sha256Hex);
  return outcome.ok ? null : [outcome.service, outcome.position, outcome.fault];
};

test("a list as it was written is whole, and sealed since its oldest seal", async () => {
  assert.deepEqual(await checkUses(usesAnswer("as-written"), sha256Hex), {
    ok: true,
    lines: 6,
    sealedAtMs: Date.parse("2026-11-21T16:00:00Z"),
    olderLeftOut: false,
  });
});

test("one byte of one line, a line taken out, one added, two exchanged, the end cut off: each is named", async () => {
  assert.deepEqual(await faultOf(usesAnswer("changed")), ["consent", 3, "changed"]);
  assert.deepEqual(await faultOf(changed((uses) => void book(uses).entries.splice(1, 1))), [
    "consent",
    2,
    "missing",
  ]);
  assert.deepEqual(await faultOf(changed((uses) => void book(uses).entries.pop())), [
    "consent",
    4,
    "cut off",
  ]);
  const exchanged = changed((uses) => {
    book(uses).entries = book(uses).entries.toReversed();
  });
  assert.notEqual(await faultOf(exchanged), null);
  const added = changed((uses) => {
    const [first] = book(uses).entries;
    if (first !== undefined) book(uses).entries.splice(1, 0, { ...first, position: 2 });
  });
  assert.deepEqual(await faultOf(added), ["consent", 2, "changed"]);
});

test("a book that is not sealed yet is not called sealed", async () => {
  const outcome = await checkUses(
    changed((uses) => {
      delete book(uses).anchored;
    }),
    sha256Hex,
  );
  assert.ok(outcome.ok);
  assert.equal(outcome.sealedAtMs, null);
});

test("the browser's own SHA-256 is the one everybody knows", async () => {
  for (const text of ["", "halfhourly", "Pwy ddefnyddiodd fy nata? £"])
    assert.equal(await sha256Hex(text), createHash("sha256").update(text, "utf8").digest("hex"));
});

test("the newest comes first, and only people who are not the household count as somebody else", () => {
  const lines = newestFirst(usesAnswer("staff"));
  assert.deepEqual(
    lines.map(({ use }) => use.atMs),
    lines.map(({ use }) => use.atMs).toSorted((a, b) => b - a),
  );
  const others = usesByOthers(lines, "account-1");
  assert.equal(others.times, 1);
  assert.equal(others.lastMs, Date.UTC(2026, 10, 20, 11, 2));
  assert.equal(usesByOthers(newestFirst(usesAnswer("as-written")), "account-1").times, 0);
});

test("who did it: the household by either of its ids, the service by itself, the operator, staff", () => {
  const who = (name: string) => whoDid({ who: name, chain: "household-1" }, "account-1");
  assert.deepEqual(["household-1", "account-1", "service:ingestion", "operator", "account-9"].map(who), [
    "you",
    "you",
    "service",
    "operator",
    "staff",
  ]);
});

test("file sizes as phones say them", () => {
  assert.deepEqual([0, 640_000, 1_234_567, 12_345_678].map(fileSize), [
    "1\u00a0kB",
    "640\u00a0kB",
    "1.2\u00a0MB",
    "12\u00a0MB",
  ]);
});
