import { after } from "node:test";
import { migrate, type Database } from "@halfhourly/database";
import { createPgliteTestDatabase, createTestDatabase } from "@halfhourly/database/testing";
import { oneProcessStreamConformance, streamConformance } from "../src/conformance.js";
import { openPostgresStream, streamMigrations, type Stream } from "../src/index.js";
import { onFault, startDoomed, testTimes } from "./open-test-stream.js";

streamConformance("PostgreSQL", async () => {
  const { database, url, close } = await createTestDatabase();
  return {
    ...(await streamIn(database, close)),
    startDoomed: (group) => startDoomed("postgres", url, group),
  };
});

{
  // Starting the engine takes seconds: one for all, with the schema made anew.
  const engine = createPgliteTestDatabase();
  after(async () => (await engine).close());
  oneProcessStreamConformance("PGlite", async () => {
    const { database } = await engine;
    return streamIn(database, async () => {
      await database.query("drop schema stream cascade");
      await database.query("delete from public.migration");
    });
  });
}

async function streamIn(database: Database, close: () => Promise<void>) {
  await migrate(database, streamMigrations);
  const opened: Stream[] = [];
  return {
    async open(bound = { mostBehind: 2_000_000 }) {
      const stream = await openPostgresStream({ database, times: testTimes, onFault, ...bound });
      opened.push(stream);
      return stream;
    },
    async close() {
      await Promise.all(opened.map((stream) => stream.close()));
      await close();
    },
  };
}
