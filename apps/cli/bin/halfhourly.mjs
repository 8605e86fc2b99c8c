#!/usr/bin/env node
// The command line's way in: builds what is missing or older than its sources (progress on standard error), then runs it.
import { ensureBuilt } from "../../../scripts/build.mjs";

try {
  await ensureBuilt();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : "Halfhourly could not be built.");
  process.exit(1);
}
const { main, processTerminal } = await import("../dist/index.js");
process.exitCode = await main(process.argv.slice(2), processTerminal());
