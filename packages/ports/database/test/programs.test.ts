import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { completePrograms, copyPrograms, programsIn } from "../src/embedded/programs.js";

test("links and execute bits that a skipped install script left out are made, in place and in a copy", async () => {
  const outer = await mkdtemp(join(tmpdir(), "halfhourly-programs-"));
  const folder = join(outer, "native");
  await mkdir(join(folder, "bin"), { recursive: true });
  await mkdir(join(folder, "lib"));
  const programs = programsIn(folder);
  for (const program of [programs.postgres, programs.initdb, programs.pgCtl])
    await writeFile(program, "", { mode: 0o644 });
  await writeFile(join(folder, "lib", "libpq.so.5.18"), "the library");
  const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
  await writeFile(join(folder, "pg-symlinks.json"), JSON.stringify(links));

  const copy = await copyPrograms(programs, join(outer, "copied"));
  assert.equal(await readFile(join(copy.folder, "lib", "libpq.so.5"), "utf8"), "the library");
  assert.equal(await completePrograms(programs), true);
  assert.equal(await completePrograms(programs), true);
  assert.equal(await readFile(join(folder, "lib", "libpq.so.5"), "utf8"), "the library");
  assert.equal((await stat(programs.postgres)).mode & 0o111, 0o111);
  assert.equal(await completePrograms(programsIn(join(outer, "absent"))), false);
  await rm(outer, { recursive: true });
});
