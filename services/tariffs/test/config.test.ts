import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readTariffsChoice } from "../src/index.js";

async function read(settings: unknown) {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-tariffs-"));
  const path = join(folder, "tariffs.json");
  await writeFile(path, typeof settings === "string" ? settings : JSON.stringify(settings));
  const faults: string[] = [];
  const choice = readTariffsChoice({ HALFHOURLY_TARIFFS: path }, false, faults);
  await rm(folder, { recursive: true, force: true });
  return {
    choice,
    faults: faults.map((fault) => fault.replace("the settings file of HALFHOURLY_TARIFFS", "file")),
  };
}

test("the generated market where nothing is configured, nothing where something is, or what is said", () => {
  const of = (value: string | undefined, embedded: boolean) => {
    const faults: string[] = [];
    return [readTariffsChoice({ HALFHOURLY_TARIFFS: value }, embedded, faults).kind, ...faults];
  };
  assert.deepEqual(of(undefined, true), ["generated"]);
  assert.deepEqual(of(undefined, false), ["off"]);
  assert.deepEqual(of("generated", false), ["generated"]);
  assert.deepEqual(of("off", true), ["off"]);
  assert.match(of("on", true)[1]!, /must be generated, off, or the path/);
  assert.match(of("/not/there.json", true)[1]!, /cannot be read/);
});

test("a settings file names sources of each kind", async () => {
  const { choice, faults } = await read({
    sources: [
      {
        name: "larkspur",
        title: "Larkspur",
        kind: "feed",
        url: "https://larkspur.example/feed?key=1",
        at: "04:10",
      },
      { name: "bluebell", title: "Bluebell", kind: "feed", path: "bluebell.csv" },
      {
        name: "octopus",
        title: "Octopus",
        kind: "octopus",
        baseUrl: "https://api.octopus.energy",
        link: "https://octopus.energy/",
      },
      { name: "cap", title: "Price cap", kind: "price-cap", path: "cap.csv" },
    ],
  });
  assert.deepEqual(faults, []);
  assert.ok(choice.kind === "configured");
  assert.deepEqual(
    choice.sources.map(({ name, kind, atMinute, generated }) => [name, kind, atMinute, generated]),
    [
      ["larkspur", "feed", 250, false],
      ["bluebell", "feed", null, false],
      ["octopus", "octopus", null, false],
      ["cap", "price-cap", null, false],
    ],
  );
});

test("all faults are told together, without a value", async () => {
  const { faults } = await read({
    sources: [
      { name: "A secret", title: "", kind: "feed", url: "http://larkspur.example/secret" },
      { name: "two", title: "Two", kind: "feed", url: "https://a.example/x", path: "secret" },
      { name: "two", title: "Two", kind: "feed", path: "x.csv" },
      { name: "two", title: "Two", kind: "feed", path: "x.csv" },
      { name: "odd", title: "Odd", kind: "ftp" },
      { name: "late", title: "Late", kind: "price-cap", path: "x.csv", at: "24:00", pth: "secret" },
      {
        name: "octopus",
        title: "Octopus",
        kind: "octopus",
        baseUrl: "https://user:secret@api.octopus.energy/",
      },
      "secret",
    ],
  });
  assert.deepEqual(faults, [
    "file: sources[0].name must be lower-case letters, digits and hyphens",
    "file: sources[0].title must be the source's name as people know it, at most 60 characters",
    "file: sources[0].url must be an https address (http only on this machine)",
    "file: sources[1] must have either url or path",
    "file: sources[4].kind must be one of feed, octopus, price-cap",
    "file: sources[5].pth is no setting of a source of this kind",
    "file: sources[5].at must be a time of UTC such as 04:10",
    "file: sources[6].baseUrl must be an https address (http only on this machine) without a slash at its end",
    "file: sources[7] must be an object with name, title and kind",
    "file: two sources are named two",
  ]);
  assert.deepEqual((await read("{")).faults, ["file is no valid JSON"]);
  assert.match((await read([])).faults[0]!, /must be \{ "sources"/);
});
