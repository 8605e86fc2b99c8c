import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@halfhourly/database";
import { createPgliteTestDatabase, createTestDatabase } from "@halfhourly/database/testing";
import { masterKeyConformance } from "../src/conformance.js";
import { keysMigrations, localMasterKey } from "../src/index.js";

async function openOn(opening: ReturnType<typeof createPgliteTestDatabase>) {
  const { database, close } = await opening;
  await migrate(database, keysMigrations);
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-rotation-"));
  return {
    database,
    open: () => localMasterKey(dataFolder, database),
    close: () => close().finally(() => rm(dataFolder, { recursive: true })),
  };
}

masterKeyConformance("PostgreSQL with a local file", () => openOn(createTestDatabase()));
masterKeyConformance("PGlite with a local file", () => openOn(createPgliteTestDatabase()));
