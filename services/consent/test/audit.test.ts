import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createAuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { keysMigrations } from "@halfhourly/keys";
import { purposes } from "../src/index.js";
import { createTestConsent } from "../src/testing.js";

test("each household's deeds stand on a chain of its own, which verifies; whoever changes one is found", async () => {
  const { database, close } = await createTestDatabase();
  const { consent } = createTestConsent({ database });
  await migrate(database, [...keysMigrations, ...consent.migrations]);
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-consent-"));
  const blobs = fileSystemBlobs(folder);
  const log = createAuditLog({ database, schema: "consent", service: "consent", blobs });
  const scopeOf = (household: string) => ({
    household,
    meterPoint: "3938424403",
    fuel: "gas" as const,
    purpose: "viewing" as const,
  });
  const homes = Array.from({ length: 12 }, (_, n) => `home-${n}`);
  await Promise.all(
    homes.map((home) =>
      consent.client.grant(scopeOf(home), purposes.viewing?.version ?? "", 'meter "added"'),
    ),
  );
  await consent.client.withdraw(scopeOf("home-3"), "asked in the app");
  assert.deepEqual(await log.verify(), {
    ok: true,
    entries: 13,
    chains: 12,
    anchors: 0,
    lastAnchorAtMs: null,
    notAnchored: 13,
  });
  const { entries } = await log.slice("home-3", 0, 10);
  assert.deepEqual(
    entries.map(({ who, what, where, why, result }) => [who, what, where, why, result]),
    [
      ["home-3", "consent.grant", "consent", 'meter "added"', "done"],
      ["home-3", "consent.withdraw", "consent", "asked in the app", "done"],
    ],
  );
  await database.query("alter table consent.audit_entry disable trigger append_only");
  await database.query(
    "update consent.audit_entry set why = 'another' where chain = 'home-3' and position = 2",
  );
  assert.deepEqual(await log.verify(), { ok: false, chain: "home-3", position: 2, fault: "changed" });
  await close();
  await rm(folder, { recursive: true });
});
