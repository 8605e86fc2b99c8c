import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Arithmetic, Market, MarketClient, TariffComparison } from "@halfhourly/contracts";
import { addDays, readMarketTariff } from "@halfhourly/domain";
import { eveningUse as useOf } from "./house/evening-use.js";
import { mpans, openHouse } from "./house/open-house.js";

const today = "2026-11-23";
const yesterday = addDays(today, -1);

/** A document of one price row of its own. */
function offer(id: string, rates: object, row: object = {}, over: object = {}): unknown {
  return {
    format: "halfhourly-tariff-1",
    id,
    supplier: "Larkspur (invented)",
    name: `Tariff ${id}`,
    kind: "variable",
    availableFrom: "2026-01-01",
    prices: [
      {
        fuel: "electricity",
        regions: "all",
        payments: "all",
        from: "2026-01-01",
        to: null,
        vat: "excluded",
        standingChargePencePerDay: "50",
        rates,
        ...row,
      },
    ],
    ...over,
  };
}

function marketOf(documents: readonly unknown[], isStale = false): Market {
  return {
    revision: `r${documents.length} ${isStale}`,
    unpriceable: [],
    tariffs: documents.map((document) => {
      const read = readMarketTariff(document);
      assert.ok(read.ok, JSON.stringify(read));
      const asOfMs = Date.parse("2026-11-22T04:00:00Z");
      return { tariff: read.tariff, source: "made-up", generated: true, asOfMs, isStale, withdrawnOn: null };
    }),
  };
}

const dual = {
  format: "halfhourly-tariff-1",
  id: "dual",
  supplier: "Larkspur (invented)",
  name: "Both",
  kind: "fixed",
  availableFrom: "2026-01-01",
  fixedFor: { months: 12 },
  exitFeePence: { electricity: 5000, gas: "2500" },
  prices: (["electricity", "gas"] as const).map((fuel) => ({
    fuel,
    regions: "all",
    payments: "all",
    from: "2026-01-01",
    vat: "excluded",
    standingChargePencePerDay: "30",
    rates: { kind: "flat", pencePerKwh: fuel === "gas" ? "7" : "26" },
  })),
};
const multi = {
  kind: "multi-rate",
  registers: [
    { name: "day", pencePerKwh: "30" },
    { name: "night", pencePerKwh: "10" },
  ],
};
const documents = [
  offer("cheap", { kind: "flat", pencePerKwh: "20" }),
  offer("dear", { kind: "flat", pencePerKwh: "30" }, {}, { green: { perMille: 1000, evidence: "REGO" } }),
  offer("night", multi),
  offer("short", { kind: "half-hourly", firstSlot: "2026-11-01T00:00:00Z", pencePerKwh: ["1"] }),
  dual,
];

describe("comparison", async () => {
  let market = marketOf(documents);
  const client: MarketClient = { market: async () => market, sources: async () => [] };
  const house = await openHouse({ market: client });
  after(() => house.close());

  const consent = (cookie: string, meterId: string, granted = true) =>
    house.http.inject({
      method: "PUT",
      url: "/v1/consents",
      headers: { cookie },
      payload: { meterId, purpose: "comparison", granted, noticeVersion: "comparison-1" },
    });
  const compare = async (cookie: string, query = "") => {
    const answer = await house.http.inject({ url: `/v1/comparison${query}`, headers: { cookie } });
    assert.equal(answer.statusCode, 200, answer.body);
    return { answer, found: answer.json() as TariffComparison };
  };
  const stateOf = async (cookie: string) => (await compare(cookie)).found.state;

  test("each reason for having nothing to compare, in turn, until there is", async () => {
    const home = await house.household("turns");
    assert.equal(await stateOf(home.cookie), "no-meter");
    const meter = await house.link(home, mpans[1]);
    assert.equal(await stateOf(home.cookie), "consent-needed");
    assert.equal((await consent(home.cookie, meter.id)).statusCode, 200);
    assert.equal(await stateOf(home.cookie), "too-little");
    await house.store(meter, useOf(addDays(yesterday, -88), yesterday));
    const { found } = await compare(home.cookie);
    assert.deepEqual([found.state, found.meters[0]?.heldDays, found.results.length], ["too-little", 89, 0]);
    await house.store(meter, useOf(addDays(yesterday, -89), addDays(yesterday, -89)));
    const ready = (await compare(home.cookie)).found;
    assert.equal(ready.state, "ready");
    assert.deepEqual([ready.meters[0]?.heldDays, ready.meters[0]?.uncertaintyPerMille], [90, 220]);
    assert.equal(ready.meters[0]?.estimatedHalfHours, 17_520 - (90 * 48 + 2));
    const gaps = Array.from({ length: 275 }, (_, n) => addDays(yesterday, -90 - n));
    for (const date of gaps) await house.store(meter, useOf(date, date).slice(1));
    const gappy = (await compare(home.cookie)).found.meters[0]!;
    assert.deepEqual([gappy.heldDays, gappy.uncertaintyPerMille], [359, 0], "a gap a day is six days in all");
    assert.equal((await consent(home.cookie, meter.id, false)).statusCode, 200);
    assert.equal(await stateOf(home.cookie), "consent-needed", "withdrawn: nothing is read any more");
  });

  test("results by hand, in order of cost, with today's tariff, VAT of the year to come, and what cannot be priced", async () => {
    const home = await house.household("year");
    const meter = await house.link(home, mpans[0]);
    await consent(home.cookie, meter.id);
    await house.store(meter, useOf(addDays(yesterday, -364), yesterday));
    const own = { direction: "import", name: "Mine", vat: "excluded", from: "2026-10-01", to: null };
    await house.http.inject({
      method: "POST",
      url: `/v1/meters/${meter.id}/agreements`,
      headers: { cookie: home.cookie },
      payload: { ...own, rates: { kind: "flat", pencePerKwh: "25" }, standingChargePencePerDay: "50" },
    });
    const { found } = await compare(home.cookie);
    assert.deepEqual(
      [found.state, found.scope, found.scopes, found.region],
      ["ready", "electricity", ["electricity"], "_H"],
    );
    assert.deepEqual(
      found.results.map(({ key, rank }) => [rank, key]),
      [
        [1, "made-up~cheap"],
        [2, "made-up~night"],
        [3, "made-up~dear"],
      ],
    );
    // 7.2 kWh a day at 20p and 50p: 194p; 129 days until 31 March bear no VAT, 236 bear 5 %. March's short Sunday lies
    // in the first (200 Wh less), October's long one in the second.
    const [cheap] = found.results;
    assert.equal(cheap?.totalExactPence, (129 * 194 - 0.2 * 20 + (236 * 194 + 0.2 * 20) * 1.05).toFixed(4));
    assert.equal(found.today?.totalPence, Math.round(129 * 230 - 5 + (236 * 230 + 5) * 1.05));
    assert.equal(cheap?.differencePence, cheap!.totalPence - found.today!.totalPence);
    assert.deepEqual([found.nightTimes, found.nightTimesFrom], ["00:30-07:30 UTC", "region"]);
    assert.deepEqual(
      found.notPriced.map(({ name, why }) => [name, why]),
      [["Tariff short", "prices-not-known-for-all-dates"]],
    );
    house.suppliers.tables.held = {
      clock: "london",
      registers: [{ name: "night", windows: [{ fromMinute: 1410, toMinute: 390 }] }],
    };
    const byMeter = (await compare(home.cookie)).found;
    assert.deepEqual([byMeter.nightTimes, byMeter.nightTimesFrom], ["23:30-06:30 London", "meter"]);
    house.suppliers.tables.held = null;
    const green = (await compare(home.cookie, "?order=green")).found;
    assert.deepEqual(
      green.results.map(({ key }) => key),
      ["made-up~dear", "made-up~cheap", "made-up~night"],
    );
    const moved = (await compare(home.cookie, "?moveEveningPercent=100")).found;
    const night = (of: TariffComparison) => of.results.find(({ key }) => key === "made-up~night")!.totalPence;
    assert.ok(night(moved) < night(found));
    assert.equal(moved.results.find(({ key }) => key === "made-up~cheap")?.totalPence, cheap?.totalPence);
  });

  test("the arithmetic of a result adds up to it, month by month and as a table", async () => {
    const home = await house.household("sums");
    const meter = await house.link(home, mpans[2]);
    const gas = await house.link(home, "3938424403", "gas");
    await consent(home.cookie, meter.id);
    await consent(home.cookie, gas.id);
    await house.store(meter, useOf(addDays(yesterday, -364), yesterday));
    await house.store(
      gas,
      useOf(addDays(yesterday, -364), yesterday, (half) => half),
    );
    const { found } = await compare(home.cookie);
    assert.deepEqual([found.scope, found.scopes], ["both", ["both", "electricity", "gas"]]);
    const [both] = found.results;
    assert.deepEqual([both?.key, both?.exitFeePence, both?.fixedMonths], ["made-up~dual", 7500, 12]);
    for (const [scope, key] of [
      ["both", "made-up~dual"],
      ["electricity", "made-up~night"],
    ]) {
      const url = `/v1/comparison/${encodeURIComponent(key!)}`;
      const answer = await house.http.inject({
        url: `${url}?scope=${scope}`,
        headers: { cookie: home.cookie },
      });
      assert.equal(answer.statusCode, 200, answer.body);
      const { result, fuels } = answer.json() as Arithmetic;
      const total = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Number(text), 0);
      assert.ok(
        Math.abs(total(fuels.map((fuel) => fuel.totalExactPence)) - Number(result.totalExactPence)) < 0.001,
      );
      for (const { months, totalExactPence } of fuels) {
        assert.ok(
          Math.abs(total(months.map((month) => month.totalExactPence)) - Number(totalExactPence)) < 0.01,
        );
        for (const month of months) {
          const net =
            total(month.lines.map(({ exactPence }) => exactPence)) + Number(month.standingExactPence);
          assert.ok(Math.abs(net + Number(month.vatExactPence) - Number(month.totalExactPence)) < 0.001);
          for (const { pencePerKwh, wh, exactPence } of month.lines)
            assert.ok(Math.abs((Number(pencePerKwh) * wh) / 1000 - Number(exactPence)) < 0.0001);
        }
      }
      const csv = await house.http.inject({
        url: `${url}/csv?scope=${scope}`,
        headers: { cookie: home.cookie },
      });
      assert.match(csv.headers["content-type"] as string, /^text\/csv/);
      const rows = csv.body.trimEnd().split("\r\n");
      assert.equal(rows[0], "tariff,fuel,direction,month,line,pence_per_kwh,kwh,pence");
      const ofTotals = rows.filter((row) => row.includes(",total,")).map((row) => row.split(",").at(-1)!);
      assert.ok(Math.abs(total(ofTotals) - Number(result.totalExactPence)) < 0.01);
    }
    const unknown = await house.http.inject({
      url: "/v1/comparison/made-up~gone",
      headers: { cookie: home.cookie },
    });
    assert.deepEqual([unknown.statusCode, unknown.json().code], [404, "tariff-not-found"]);
  });

  test("an answer is kept by the readings, the agreements and the market: nothing old is ever answered", async () => {
    const home = await house.household("kept");
    const meter = await house.link(home, mpans[3]);
    await consent(home.cookie, meter.id);
    await house.store(meter, useOf(addDays(yesterday, -364), yesterday));
    const first = await compare(home.cookie);
    const tag = first.answer.headers["etag"] as string;
    const reads = house.readingStore.dayReads;
    const ask = () =>
      house.http.inject({ url: "/v1/comparison", headers: { cookie: home.cookie, "if-none-match": tag } });
    assert.equal((await ask()).statusCode, 304);
    assert.equal((await compare(home.cookie)).found.results.length, 3);
    assert.equal(house.readingStore.dayReads, reads, "asked twice, read once");
    market = marketOf([...documents, offer("new", { kind: "flat", pencePerKwh: "1" })]);
    assert.equal((await ask()).statusCode, 200);
    assert.equal((await compare(home.cookie)).found.results[0]?.key, "made-up~new");
    await house.store(
      meter,
      useOf(yesterday, yesterday, () => 900),
    );
    const cheap = (of: TariffComparison) => of.results.find(({ key }) => key === "made-up~cheap")!.totalPence;
    assert.ok(cheap((await compare(home.cookie)).found) > cheap(first.found));
    market = marketOf(documents, true);
    const stale = (await compare(home.cookie)).found;
    assert.deepEqual([stale.market.isStale, stale.results[0]?.isStale], [true, true]);
    const [gone] = market.tariffs.map((entry) => ({ ...entry, withdrawnOn: "2026-11-01", asOfMs: 0 }));
    market = { ...marketOf(documents.slice(1)), revision: "one gone" };
    market = { ...market, tariffs: [gone!, ...market.tariffs] };
    const without = (await compare(home.cookie)).found;
    assert.equal(without.market.isStale, false, "what is not offered any more makes nothing old");
    assert.equal(without.market.asOf, "2026-11-22T04:00:00Z");
    assert.ok(without.results.every(({ key }) => key !== "made-up~cheap"));
    market = marketOf([]);
    assert.equal(await stateOf(home.cookie), "no-market");
    market = marketOf(documents);
  });

  test("a meter whose number tells no region is not compared by a guess", async () => {
    const home = await house.household("nowhere");
    // An independent network: distributor 24 works in every region.
    const meter = await house.link(home, "2400000000004");
    await consent(home.cookie, meter.id);
    await house.store(meter, useOf(addDays(yesterday, -364), yesterday));
    assert.equal(await stateOf(home.cookie), "region-unknown");
  });
});
