import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as fc from "fast-check";
import { mutated } from "../../../../test/fuzz/mutations.js";
import { fuzzRuns } from "../../../../test/fuzz/runs.js";
import { KeptValues, readKept } from "../src/national-gas/kept-values.js";
import { readNationalGasCsv, UnreadableValues } from "../src/national-gas/read-csv.js";
import { csvOf } from "./national-gas-server.js";

const known = { SC: { "2024-03-30": 3930, "2024-03-31": 3950 }, EA: { "2024-03-30": 3890 } };

test("published values are read within their bounds, bad rows by their line, or the text is refused", () => {
  fc.assert(
    fc.property(mutated([Buffer.from(csvOf(known))]), (bytes) => {
      const text = new TextDecoder().decode(bytes);
      try {
        const { values, badRows } = readNationalGasCsv(text);
        for (const { value } of values) assert.ok(Number.isInteger(value) && value >= 3000 && value <= 4500);
        for (const { line } of badRows) assert.ok(line >= 2 && line <= text.length + 1);
      } catch (fault) {
        if (!(fault instanceof UnreadableValues)) throw fault;
      }
    }),
    fuzzRuns(300),
  );
});

test("the kept file says what was kept, or that it is damaged", async () => {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-fuzz-values-"));
  const path = join(folder, "calorific-values");
  const kept = new KeptValues().with(readNationalGasCsv(csvOf(known)).values);
  try {
    await fc.assert(
      fc.asyncProperty(mutated([Buffer.from(kept.text())]), async (bytes) => {
        await writeFile(path, bytes);
        const read = await readKept(path).catch((fault: Error) => fault.message);
        if (typeof read === "string") assert.match(read, /damaged/);
        else assert.equal(read.revision, kept.revision);
      }),
      fuzzRuns(100),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
