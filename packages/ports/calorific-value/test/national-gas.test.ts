import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { silentLog, type Log } from "@halfhourly/service-kit";
import { calorificValueConformance } from "../src/conformance.js";
import { nationalGasValues, noCalorificValues } from "../src/index.js";
import { openNationalGas } from "../src/national-gas/refresh.js";
import { csvOf, portal, type Answering } from "./national-gas-server.js";

const NOON = Date.UTC(2024, 3, 5, 11);
const DAY_MS = 86_400_000;
const never = new AbortController().signal;
const made: string[] = [];
after(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

calorificValueConformance("National Gas's data portal, by our own server of its shape", async (known) => {
  let telling = known;
  const server = await portal((_, response) => void response.end(csvOf(telling)));
  let nowMs = NOON;
  const values = await openNationalGas({
    url: server.url,
    folder: await folderOf(),
    now: () => nowMs,
    log: silentLog,
  });
  await values.refresh(never);
  return {
    values,
    async learn(more) {
      telling = { ...known, ...more };
      nowMs += DAY_MS;
      await values.refresh(never);
    },
    close: server.close,
  };
});

test("it is asked for the 13 zones by gas day, latest values only, and says who asks", async () => {
  const { asked, agents } = await refreshed((_, response) => void response.end(csvOf({})));
  assert.equal(asked.length, 3);
  const words = Object.fromEntries(asked.at(-1)!.searchParams);
  assert.deepEqual(
    { ...words, ids: words.ids?.split(",").length },
    {
      applicableFor: "Y",
      dateFrom: "2023-04-07",
      dateTo: "2024-04-05",
      dateType: "GASDAY",
      latestFlag: "Y",
      ids: 13,
      type: "CSV",
    },
  );
  assert.deepEqual([...new Set(agents)], ["Halfhourly"]);
});

test("what is held outlives the process, and is asked again for its newest fortnight only", async () => {
  const folder = await folderOf();
  await refreshed((_, response) => void response.end(csvOf({ SC: { "2024-04-03": 3930 } })), { folder });
  const next = await refreshed((_, response) => void response.end(csvOf({})), {
    folder,
    nowMs: NOON + DAY_MS,
  });
  assert.equal(next.values.of("SC", "2024-04-03", "2024-04-03").get("2024-04-03"), 3930);
  assert.equal(next.asked.at(-1)!.searchParams.get("dateFrom"), "2024-03-20");
});

const BAD: readonly [what: string, answer: Answering][] = [
  ["an error", (_, response) => void response.writeHead(500).end("no")],
  ["a page", (_, response) => void response.end("<!doctype html><title>Sign in</title>")],
  ["too much", (_, response) => void response.end(Buffer.alloc(8_000_001, "a"))],
  [
    "a cut-off body",
    (_, response) => void response.writeHead(200, { "content-length": "100" }).write("Applicable"),
  ],
  ["a redirect", (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end()],
  ["silence", () => {}],
  [
    "rows that are none",
    (_, response) => void response.end(`${csvOf({})}\nnonsense\n\0\0,\0,"Calorific Value, LDZ(SC)",0`),
  ],
];
for (const [what, answer] of BAD) {
  test(`${what} in place of an answer never replaces what is held`, async () => {
    const folder = await folderOf();
    await refreshed((_, response) => void response.end(csvOf({ SC: { "2024-04-03": 3930 } })), { folder });
    const before = await readFile(join(folder, "calorific-values"), "utf8");
    const { values, said } = await refreshed(answer, { folder, nowMs: NOON + DAY_MS, timeoutMs: 100 });
    assert.equal(values.of("SC", "2024-04-03", "2024-04-03").get("2024-04-03"), 3930);
    assert.equal(await readFile(join(folder, "calorific-values"), "utf8"), before);
    assert.deepEqual(await readdir(folder), ["calorific-values"]);
    assert.ok(said.length > 0, "the operator is told");
  });
}

test("a damaged file is told of, left out, and written anew by the next answer", async () => {
  for (const damage of [
    (text: string) => text.replace("3930", "3931"),
    (text: string) => text.slice(0, -3),
    () => "",
    () => "\0\0\0",
  ]) {
    const folder = await folderOf();
    const known = csvOf({ SC: { "2024-04-03": 3930 } });
    await refreshed((_, response) => void response.end(known), { folder });
    const path = join(folder, "calorific-values");
    await writeFile(path, damage(await readFile(path, "utf8")));
    const away = await refreshed((_, response) => void response.writeHead(503).end(), { folder });
    assert.equal(away.values.of("SC", "2024-04-03", "2024-04-03").size, 0);
    assert.match(away.said[0]!, /cannot be used/);
    const back = await refreshed((_, response) => void response.end(known), { folder });
    assert.equal(back.values.of("SC", "2024-04-03", "2024-04-03").get("2024-04-03"), 3930);
  }
});

test("not configured: nothing is known, and nobody is asked", async () => {
  const values = noCalorificValues();
  values.start();
  assert.equal(values.of("SC", "2024-01-01", "2024-12-31").size, 0);
  await values.stop();
});

test("it is asked at once and by itself, and stops in the middle of a question", async () => {
  const server = await portal(() => {});
  const values = await nationalGasValues({
    url: server.url,
    folder: await folderOf(),
    now: () => NOON,
    log: silentLog,
  });
  values.start();
  while (server.asked.length === 0) await new Promise((done) => setTimeout(done, 5));
  await values.stop();
  await server.close();
});

/** One refresh from beginning to end. */
async function refreshed(
  answer: Answering,
  { folder, nowMs = NOON, timeoutMs = 2_000 }: { folder?: string; nowMs?: number; timeoutMs?: number } = {},
) {
  const server = await portal(answer);
  const said: string[] = [];
  const log: Log = { ...silentLog, warn: (_, message) => void said.push(message) };
  const values = await openNationalGas({
    url: server.url,
    folder: folder ?? (await folderOf()),
    now: () => nowMs,
    log,
    timeoutMs,
  });
  await values.refresh(never).catch((fault: unknown) => void said.push(String(fault)));
  await server.close();
  return { values, asked: server.asked, agents: server.agents, said };
}

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-calorific-"));
  made.push(folder);
  return folder;
}
