import assert from "node:assert/strict";
import { after, test } from "node:test";
import { parseMpan } from "@halfhourly/domain";
import { startSupplierSimulator } from "../src/index.js";

const simulator = await startSupplierSimulator({ startMs: Date.UTC(2026, 3, 20, 9), homes: 20 });
after(() => simulator.close());
const kraken = simulator.fakes.kraken;
const family = simulator.home("family");
const electricity = family.meterPoints[0]!;

function ask(query = "", key = family.apiKey): Promise<Response> {
  const path = `/v1/electricity-meter-points/${electricity.meterPoint}/meters/${electricity.meters[0]!.serialNumber}/consumption/`;
  const authorization = `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
  return fetch(`${kraken.baseUrl}${path}${query}`, { headers: { authorization } });
}

const NIGHT = "?period_from=2026-03-29T00:00:00Z&period_to=2026-03-29T02:00:00Z&order_by=period";

test("consumption is told in pages, with London's offsets, through the night that skips an hour", async () => {
  const first = await (await ask(`${NIGHT}&page_size=3`)).json();
  assert.deepEqual(
    first.results.map((one: { interval_start: string }) => one.interval_start),
    ["2026-03-29T00:00:00Z", "2026-03-29T00:30:00Z", "2026-03-29T02:00:00+01:00"],
  );
  assert.equal(first.count, 4);
  const last = await (await fetch(first.next, { headers: { authorization: basic(family.apiKey) } })).json();
  assert.equal(last.results.length, 1);
  assert.equal(last.next, null);
});

test("without a key, or with another home's, nothing is told", async () => {
  assert.equal((await ask(NIGHT, "none")).status, 401);
  assert.equal((await ask(NIGHT, simulator.home("solar").apiKey)).status, 404);
});

test("each misbehaviour is what it says, as often as it was asked for, and only where its path fits", async () => {
  kraken.misbehave({ kind: "failing", status: 503 }, { times: 1 });
  assert.equal((await ask(NIGHT)).status, 503);
  assert.equal((await ask(NIGHT)).status, 200);

  kraken.misbehave({ kind: "too-many", retryAfterSeconds: 7 }, { times: 1 });
  const tooMany = await ask(NIGHT);
  assert.deepEqual([tooMany.status, tooMany.headers.get("retry-after")], [429, "7"]);

  const whole = await (await ask(NIGHT)).text();
  kraken.misbehave({ kind: "truncated" }, { times: 1 });
  assert.equal(await (await ask(NIGHT)).text(), whole.slice(0, Math.floor(whole.length / 2)));

  kraken.misbehave({ kind: "disconnect" }, { times: 1 });
  await assert.rejects(ask(NIGHT));

  const end = kraken.misbehave({ kind: "garbage" }, { path: "/graphql/" });
  assert.equal((await ask(NIGHT)).status, 200);
  end();
});

test("a body without end goes on until the one who reads it stops; a hanging answer until its asker does", async () => {
  kraken.misbehave({ kind: "endless" }, { times: 1 });
  let length = 0;
  for await (const piece of (await ask(NIGHT)).body ?? []) {
    length += piece.byteLength;
    if (length > 1_000_000) break;
  }
  assert.ok(length > 1_000_000);
  kraken.misbehave({ kind: "hang" }, { times: 1 });
  await assert.rejects(fetch(`${kraken.baseUrl}/v1/`, { signal: AbortSignal.timeout(50) }), {
    name: "TimeoutError",
  });
});

test("homes are those of the DCC's simulator, each meter point with a right check digit and told apart", () => {
  const numbers = simulator.homes.flatMap(({ meterPoints }) => meterPoints);
  assert.equal(new Set(numbers.map(({ meterPoint }) => meterPoint)).size, numbers.length);
  for (const { fuel, meterPoint } of numbers)
    if (fuel === "electricity") assert.equal(parseMpan(meterPoint).ok, true);
  const kinds = numbers.map(({ fuel, generation, unit }) => `${fuel} ${generation} ${unit}`);
  for (const kind of ["gas SMETS1 kWh", "gas SMETS2 m3", "electricity SMETS2 kWh"])
    assert.ok(kinds.includes(kind), kind);
  assert.equal(simulator.home("economy7").meterPoints[0]!.meters.length, 2);
  assert.notEqual(simulator.home("prepayment").prepayment, null);
});

function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
}
