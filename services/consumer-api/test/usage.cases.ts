import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { NewAgreement, Usage } from "@halfhourly/contracts";
import { GAS_RULE_DAILY, settlementDay } from "@halfhourly/domain";
import { mpans, openHouse, readingsOf } from "./house/open-house.js";

describe("usage", async () => {
  const tariff = (part: Partial<NewAgreement>): NewAgreement => ({
    direction: "import",
    name: "Flat",
    rates: { kind: "flat", pencePerKwh: "25" },
    standingChargePencePerDay: "50",
    vat: "included",
    from: "2026-11-01",
    to: null,
    ...part,
  });

  const date = (day: number) => `2026-11-${String(day).padStart(2, "0")}`;

  // Now is Monday 23 November 2026, 12:10. Electricity is held from Sunday 1 November to 23:30 yesterday, 1,000 Wh a half hour.
  const house = await openHouse();
  const ada = await house.household("ada");
  const cookie = ada.cookie;
  const electricity = await house.link(ada, mpans[0]);
  const gas = await house.link(ada, "3938424403", "gas");
  for (let day = 1; day <= 22; day++)
    await house.store(
      electricity,
      readingsOf(date(day), () => 1000),
    );
  await house.store(
    gas,
    readingsOf("2026-11-22", () => 100),
  );
  const agreed = await house.api.addAgreement(ada.household, electricity.id, tariff({}));
  after(() => house.close());

  const ask = (query: string, headers: Record<string, string> = {}) =>
    house.http.inject({ url: `/v1/usage?${query}`, headers: { cookie, ...headers } });
  const usage = async (query: string): Promise<Usage> => {
    const answer = await ask(query);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };

  test("a day: 48 half hours, energy, cost with standing charge once, VAT within, and the rules by name", async () => {
    const day = await usage("period=day&date=2026-11-21&fuel=electricity");
    assert.equal(day.halfHours, 48);
    const [series] = day.series;
    assert.equal(series!.bars.length, 48);
    assert.deepEqual(series!.key, {
      meterId: electricity.id,
      fuel: "electricity",
      direction: "import",
      element: 1,
      unit: "Wh",
    });
    assert.equal(series!.bars[0]!.start, "2026-11-21T00:00:00Z");
    assert.equal(series!.bars[47]!.end, "2026-11-22T00:00:00Z");
    const bar = series!.bars[0]!.amount;
    assert.deepEqual(
      [bar.energyWh, bar.costPence, bar.costExactPounds, bar.standingChargePence],
      [1000, 25, "0.2500000000", null],
    );
    const { imported } = day;
    assert.equal(imported.energyWh, 48_000);
    assert.equal(imported.costPence, 48 * 25 + 50);
    assert.equal(imported.costExactPounds, "12.5000000000");
    assert.equal(imported.standingChargePence, 50);
    assert.equal(imported.vatPence, 0, "none on electricity from 1 October 2026 (SI 2026/987)");
    assert.deepEqual(imported.coverage, {
      expected: 48,
      actual: 48,
      estimated: 0,
      suspect: 0,
      missing: 0,
      notYet: 0,
      corrected: 0,
      provisional: 0,
      notPriced: 0,
      notCarbon: 0,
    });
    assert.equal(day.exported, null);
    assert.match(day.rules.gasConversion, /gas-volume-1\.02264.*39\.5/);
    assert.equal(day.rules.costRounding, "total-half-up-to-penny");
    assert.match(day.rules.carbon, /conversion factor 2026, electricity/);
    assert.equal(imported.carbonGrams, Math.round(48 * 130.96));
  });

  test("today so far: what has not come yet is not missing, and no bar is zero", async () => {
    await house.store(
      electricity,
      readingsOf("2026-11-23", (i) => (i < 10 && i !== 4 ? 500 : null)),
    );
    const day = await usage("period=day&date=2026-11-23&fuel=electricity");
    assert.deepEqual(day.series[0]!.bars.map(({ quality }) => quality).slice(0, 12), [
      "actual",
      "actual",
      "actual",
      "actual",
      "missing",
      "actual",
      "actual",
      "actual",
      "actual",
      "actual",
      "not-yet",
      "not-yet",
    ]);
    const { coverage } = day.imported;
    assert.deepEqual([coverage.actual, coverage.missing, coverage.notYet], [9, 1, 38]);
    for (const { amount, quality } of day.series[0]!.bars)
      if (quality !== "actual")
        assert.deepEqual([amount.energyWh, amount.costPence, amount.carbonGrams], [null, null, null]);
    assert.equal(day.freshness.dataUpTo, "2026-11-23T05:00:00Z");
    assert.equal(day.latest, "2026-11-23");
    assert.equal(day.comparison.expectedHalfHours, 10);
    assert.equal(day.comparison.pairedHalfHours, 9);
    assert.deepEqual(
      [day.comparison.nowWh, day.comparison.beforeWh, day.comparison.changePercent],
      [4500, 9000, -50],
    );
    assert.deepEqual(
      [day.comparison.nowCostPence, day.comparison.beforeCostPence, day.comparison.changeCostPercent],
      [113, 225, -50],
    );
  });

  test("a week and a month: one bar a day, whose costs hold the standing charge, and a total rounded once", async () => {
    const week = await usage("period=week&date=2026-11-18&fuel=electricity");
    assert.deepEqual([week.from, week.to, week.series[0]!.bars.length], ["2026-11-16", "2026-11-22", 7]);
    assert.equal(week.series[0]!.bars[0]!.amount.costPence, 1250);
    assert.equal(week.imported.costPence, 7 * 1250);
    assert.deepEqual([week.comparison.from, week.comparison.changePercent], ["2026-11-09", 0]);
    const month = await usage("period=month&date=2026-11-18&fuel=electricity");
    assert.equal(month.series[0]!.bars.length, 30);
    assert.equal(month.series[0]!.bars[29]!.quality, "not-yet");
    assert.equal(month.series[0]!.bars[22]!.quality, "mixed");
  });

  test("a year: 365 bars, 366 in a leap year, however little is held", async () => {
    const year = await usage("period=year&date=2026-05-01&fuel=electricity");
    assert.equal(year.series[0]!.bars.length, 365);
    assert.equal(year.halfHours, 365 * 48);
    assert.equal((await usage("period=year&date=2024-05-01&fuel=electricity")).series[0]!.bars.length, 366);
  });

  test("gas: volume kept, energy by the named rule on the sum, not priced without an agreement", async () => {
    const day = await usage("period=day&date=2026-11-22&fuel=gas");
    assert.equal(day.imported.quantity, 4800);
    assert.equal(day.imported.energyWh, Math.round((4800 * 1.02264 * 39.5) / 3.6));
    assert.equal(day.imported.costPence, null);
    assert.equal(day.imported.coverage.notPriced, 48);
    const both = await usage("period=day&date=2026-11-22&fuel=both");
    assert.equal(both.imported.quantity, null, "Wh and dm3 do not add up");
    assert.equal(both.imported.energyWh, 48_000 + day.imported.energyWh!);
    assert.equal(both.series.length, 2);
    assert.equal(both.imported.costPence, 1250);
  });

  test("gas: the answer says which rule, and that every gas day counts with the usual value where none is known", async () => {
    const { rules } = await usage("period=day&date=2026-11-22&fuel=gas");
    assert.deepEqual(rules.gas, { rule: GAS_RULE_DAILY.name, zone: null, gasDays: 2, fallbackGasDays: 2 });
    const { rules: electricityRules } = await usage("period=day&date=2026-11-21&fuel=electricity");
    assert.equal(electricityRules.gas, undefined);
  });

  test("carbon: half-hourly intensities of the meter's region where they are held, the year's factor elsewhere", async () => {
    const { firstSlot } = settlementDay("2026-11-16");
    await house.api.putCarbonIntensities(
      "_H",
      firstSlot,
      Array.from({ length: 48 }, (_, i) => (i === 0 ? null : 200)),
    );
    const day = await usage("period=day&date=2026-11-16&fuel=electricity");
    assert.equal(day.imported.carbonGrams, Math.round(47 * 200 + 130.96));
    assert.equal(day.series[0]!.bars[1]!.amount.carbonGrams, 200);
    assert.equal(
      day.rules.carbon,
      "UK Government conversion factor 2026, electricity; half-hourly intensities of region _H",
    );
  });

  test("a tag answers 304 without reading one day, until something that is shown changes", async () => {
    const query = "period=month&date=2026-11-18&fuel=electricity";
    const tagOf = async () => String((await ask(query)).headers["etag"]);
    const tag = await tagOf();
    assert.match(tag, /^W\/"[\w-]{22}"$/);
    const readsBefore = house.readingStore.dayReads;
    const same = await ask(query, { "if-none-match": `"other", ${tag}` });
    assert.deepEqual([same.statusCode, same.body, same.headers["etag"]], [304, "", tag]);
    assert.equal(house.readingStore.dayReads, readsBefore);
    assert.notEqual(
      String((await ask("period=week&date=2026-11-18&fuel=electricity")).headers["etag"]),
      tag,
      "another question",
    );
    const tags = new Set([tag]);
    const changes: Record<string, () => Promise<unknown>> = {
      "a reading": () =>
        house.store(
          electricity,
          readingsOf("2026-11-23", (i) => (i === 4 ? 700 : null)),
        ),
      "an agreement gone": () =>
        house.http.inject({
          method: "DELETE",
          url: `/v1/meters/${electricity.id}/agreements/${agreed.id}`,
          headers: { cookie },
        }),
      "an intensity": () =>
        house.api.putCarbonIntensities("_H", settlementDay("2026-11-17").firstSlot, [150]),
      "half an hour": async () => (house.clock.nowMs += 20 * 60_000),
    };
    for (const [what, change] of Object.entries(changes)) {
      await change();
      const changed = await tagOf();
      assert.ok(!tags.has(changed), what);
      assert.equal((await ask(query, { "if-none-match": tag })).statusCode, 200, what);
      tags.add(changed);
    }
    await house.api.putCarbonIntensities("_H", settlementDay("2026-11-17").firstSlot, [150]);
    assert.ok(tags.has(await tagOf()), "the same intensities again change nothing");
  });

  test("questions that cannot be answered say which part of them", async () => {
    for (const [query, field] of [
      ["period=day&date=2026-02-30&fuel=both", "date"],
      ["period=day&date=1980-01-01&fuel=both", "date"],
      ["period=hour&date=2026-02-01&fuel=both", "period"],
      ["period=day&date=yesterday&fuel=both", "date"],
      ["period=day&date=2026-02-01", "fuel"],
    ]) {
      const answer = await ask(query!);
      assert.equal(answer.statusCode, 400, query);
      assert.equal(answer.json().fields[0].field, field);
    }
    const none = await ask("period=day&date=2026-11-20&fuel=both&meter=nobody-s");
    assert.deepEqual([none.statusCode, none.json().code], [404, "meter-not-found"]);
  });
});
