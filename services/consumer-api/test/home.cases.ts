import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Home, Readings } from "@halfhourly/contracts";
import { addDays } from "@halfhourly/domain";
import { mpans, openHouse, readingsOf } from "./house/open-house.js";

describe("home", async () => {
  const house = await openHouse();
  const ada = await house.household("ada");
  let cookie = ada.cookie;
  const meter = await house.link(ada, mpans[0]);
  after(() => house.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    house.http.inject({ url, headers: { cookie, ...headers } });
  const home = async (): Promise<Home> => (await get("/v1/home")).json();

  test("before any reading: no rows and nothing claimed", async () => {
    const { rows, freshness, displayName, generated } = await home();
    assert.deepEqual([rows, freshness.dataUpTo, displayName, generated], [[], null, "ada", false]);
  });

  test("the newest day that holds readings, its week and its month, each against the same weekdays before", async () => {
    for (let day = "2026-10-01"; day <= "2026-11-20"; day = addDays(day, 1))
      await house.store(
        meter,
        readingsOf(day, () => (day < "2026-11-13" ? 1000 : 900)),
      );
    await house.store(
      meter,
      readingsOf("2026-11-21", (i) => (i < 20 ? 500 : null)),
    );
    const { rows, freshness } = await home();
    assert.deepEqual(
      rows.map(({ period, from, to, soFar }) => [period, from, to, soFar]),
      [
        ["day", "2026-11-21", "2026-11-21", true],
        ["week", "2026-11-16", "2026-11-22", true],
        ["month", "2026-11-01", "2026-11-30", true],
      ],
    );
    const [day, week, month] = rows.map(({ comparison }) => comparison);
    assert.deepEqual(
      [day!.from, day!.pairedHalfHours, day!.nowWh, day!.beforeWh, day!.changePercent],
      ["2026-11-14", 20, 10_000, 18_000, -44.4],
    );
    assert.deepEqual([week!.from, week!.pairedHalfHours], ["2026-11-09", 5 * 48 + 20]);
    assert.equal(month!.from, "2026-09-27");
    assert.equal(rows[2]!.imported.energyWh, 12 * 48_000 + 8 * 48 * 900 + 10_000);
    assert.equal(rows[2]!.imported.coverage.notYet, 30 * 48 - 20 * 48 - 20);
    assert.deepEqual(
      rows[0]!.byFuel.map(({ fuel, imported }) => [fuel, imported.energyWh]),
      [["electricity", 10_000]],
    );
    assert.deepEqual([freshness.dataUpTo, freshness.stale], ["2026-11-21T10:00:00Z", true]);
  });

  test("yesterday is due at ten in the morning, London time, and not before", async () => {
    await house.store(
      meter,
      readingsOf("2026-11-21", () => 500),
    );
    const staleAt = async (instant: string) => {
      house.clock.nowMs = Date.parse(instant);
      cookie = `halfhourly_session=${await house.sessions.begin(ada.accountId)}`;
      return (await home()).freshness.stale;
    };
    assert.equal(await staleAt("2026-11-23T09:59:00Z"), false);
    assert.equal(await staleAt("2026-11-23T10:00:00Z"), true);
    await house.store(
      meter,
      readingsOf("2026-11-22", () => 500),
    );
    assert.equal(await staleAt("2026-11-23T10:01:00Z"), false);
  });

  test("a 304 reads no day", async () => {
    const tag = String((await get("/v1/home")).headers["etag"]);
    const readsBefore = house.readingStore.dayReads;
    assert.equal((await get("/v1/home", { "if-none-match": tag })).statusCode, 304);
    assert.equal(house.readingStore.dayReads, readsBefore);
    const meters = await get("/v1/meters");
    assert.equal(
      (await get("/v1/meters", { "if-none-match": String(meters.headers["etag"]) })).statusCode,
      304,
    );
  });

  test("readings as they are held: values, one letter a quality, gaps as null, and their sum", async () => {
    await house.store(
      meter,
      readingsOf("2026-06-01", (i) => (i === 5 ? null : 100 + i)),
    );
    const answer = await get(`/v1/meters/${meter.id}/readings?from=2026-05-30&to=2026-06-02`);
    const readings: Readings = answer.json();
    assert.equal(readings.readings, 47);
    assert.equal(readings.total, 47 * 100 + (47 * 48) / 2 - 5);
    assert.deepEqual(
      readings.days.map(({ date, firstSlot }) => [date, firstSlot]),
      [["2026-06-01", "2026-05-31T23:00:00Z"]],
    );
    assert.equal(readings.days[0]!.qualities, `aaaaa-${"a".repeat(42)}`);
    assert.deepEqual(readings.days[0]!.values.slice(4, 7), [104, null, 106]);
    const tag = String(answer.headers["etag"]);
    assert.equal(
      (await get(`/v1/meters/${meter.id}/readings?from=2026-05-30&to=2026-06-02`, { "if-none-match": tag }))
        .statusCode,
      304,
    );
  });

  test("readings: at most 400 days, dates that exist, a register that is held", async () => {
    const code = async (query: string) => (await get(`/v1/meters/${meter.id}/readings?${query}`)).json().code;
    assert.equal(await code("from=2025-01-01&to=2026-02-04"), undefined);
    assert.equal(await code("from=2025-01-01&to=2026-02-05"), "range-too-long");
    assert.equal(await code("from=2026-02-30&to=2026-03-01"), "invalid-request");
    assert.equal(await code("from=2026-03-02&to=2026-03-01"), "invalid-request");
    assert.equal(await code("from=2026-03-01&to=2026-03-01&direction=export"), "register-not-found");
    assert.equal(await code("from=2026-03-01&to=2026-03-01&element=2"), "register-not-found");
    assert.equal(await code("from=2026-03-01&to=2026-03-01&element=3"), "invalid-request");
  });

  test("an answer that is asked for twice is worked out once, and again when something behind it changed", async () => {
    const url = "/v1/usage?period=month&date=2026-11-01&fuel=both";
    const first = await get(url);
    const readsBefore = house.readingStore.dayReads;
    assert.equal((await get(url)).body, first.body);
    assert.equal(house.readingStore.dayReads, readsBefore);
    await house.store(
      meter,
      readingsOf("2026-11-22", () => 999, "actual"),
    );
    assert.notEqual((await get(url)).body, first.body);
    assert.ok(house.readingStore.dayReads > readsBefore);
  });

  test("another household never gets a kept answer", async () => {
    const other = await house.household("other");
    const url = "/v1/usage?period=month&date=2026-11-01&fuel=both";
    await get(url);
    const answer = await house.http.inject({ url, headers: { cookie: other.cookie } });
    assert.deepEqual(answer.json().series, []);
  });

  test("a long answer goes compressed to whoever takes it so, and says the same", async () => {
    const url = "/v1/usage?period=year&date=2026-11-01&fuel=both";
    const [plain, small] = [await get(url), await get(url, { "accept-encoding": "br, gzip" })];
    assert.equal(small.headers["content-encoding"], "gzip");
    assert.equal(small.headers["vary"], "accept-encoding");
    assert.ok(small.rawPayload.length < plain.rawPayload.length / 10);
    assert.equal(gunzipSync(small.rawPayload).toString(), plain.body);
    assert.equal((await get(url, { "accept-encoding": "gzip;q=0" })).headers["content-encoding"], undefined);
  });
});
