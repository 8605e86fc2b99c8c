import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Home, Usage } from "@halfhourly/contracts";
import { GAS_RULE_DAILY, type GasZone, type LondonDate } from "@halfhourly/domain";
import { mpans, openHouse, readingsOf } from "./house/open-house.js";

describe("calorific values", async () => {
  // Of SO alone: that is where the household's electricity meter, of region _H, lies.
  const known: Record<LondonDate, number> = { "2026-11-20": 3800, "2026-11-21": 4000 };
  let revision = "first";
  const asked: GasZone[] = [];
  const house = await openHouse({
    calorificValues: {
      of(zone, from, to) {
        asked.push(zone);
        return new Map(Object.entries(known).filter(([day]) => from <= day && day <= to));
      },
      get revision() {
        return revision;
      },
    },
  });
  after(() => house.close());
  const ada = await house.household("ada");
  await house.link(ada, mpans[0]);
  const gas = await house.link(ada, "3938424403", "gas");
  for (const date of ["2026-11-20", "2026-11-21", "2026-11-22"])
    await house.store(
      gas,
      readingsOf(date, () => 100),
    );
  const ask = (url: string, headers: Record<string, string> = {}) =>
    house.http.inject({ url, headers: { cookie: ada.cookie, ...headers } });

  test("each half hour by its gas day, and the answer says whose values and how many stood in", async () => {
    const answer = await ask("/v1/usage?period=day&date=2026-11-21&fuel=gas");
    const usage: Usage = answer.json();
    // 10 half hours of the gas day before, at 38.00, and 38 at 40.00.
    assert.equal(usage.imported.energyWh, Math.round((100 * (10 * 38 + 38 * 40) * 1.02264) / 3.6));
    assert.deepEqual(usage.rules.gas, {
      rule: GAS_RULE_DAILY.name,
      zone: "SO",
      gasDays: 2,
      fallbackGasDays: 0,
    });
    assert.match(usage.rules.gasConversion, /zone SO/);
    const bars = usage.series[0]!.bars.map(({ amount }) => amount.energyWh);
    assert.deepEqual(
      [bars[9], bars[10]],
      [Math.round((3800 * 1.02264) / 3.6), Math.round((4000 * 1.02264) / 3.6)],
    );
    assert.deepEqual([...new Set(asked)], ["SO"]);
  });

  test("a gas day without its value counts with the usual one, and is counted", async () => {
    const usage: Usage = (await ask("/v1/usage?period=day&date=2026-11-22&fuel=gas")).json();
    assert.deepEqual(usage.rules.gas, {
      rule: GAS_RULE_DAILY.name,
      zone: "SO",
      gasDays: 2,
      fallbackGasDays: 1,
    });
    assert.equal(usage.imported.energyWh, Math.round((100 * (10 * 40 + 38 * 39.5) * 1.02264) / 3.6));
    const home: Home = (await ask("/v1/home")).json();
    assert.equal(home.rules.gas?.zone, "SO");
    assert.equal(home.rows[0]!.imported.energyWh, usage.imported.energyWh);
    assert.equal(home.rows[0]!.comparison.nowWh, usage.comparison.nowWh);
  });

  test("other values make another answer: what a caller kept is not taken as still true", async () => {
    const url = "/v1/usage?period=day&date=2026-11-22&fuel=gas";
    const tag = String((await ask(url)).headers.etag);
    assert.equal((await ask(url, { "if-none-match": tag })).statusCode, 304);
    known["2026-11-22"] = 3900;
    revision = "second";
    const usage: Usage = (await ask(url, { "if-none-match": tag })).json();
    assert.equal(usage.rules.gas?.fallbackGasDays, 0);
  });
});
