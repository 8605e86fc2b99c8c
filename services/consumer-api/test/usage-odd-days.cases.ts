import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { NewAgreement, Usage } from "@halfhourly/contracts";
import { mpans, openHouse, readingsOf } from "./house/open-house.js";

describe("usage-odd-days", async () => {
  const house = await openHouse();
  after(() => house.close());

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

  test("clock changes: 46 half hours in March, 50 in October, with the repeated hour's starts an hour apart", async () => {
    const ada = await house.household("clock");
    const meter = await house.link(ada, mpans[1]);
    for (const day of ["2026-03-29", "2026-10-25"])
      await house.store(
        meter,
        readingsOf(day, () => 10),
      );
    const get = async (day: string): Promise<Usage> =>
      (
        await house.http.inject({
          url: `/v1/usage?period=day&date=${day}&fuel=electricity`,
          headers: { cookie: ada.cookie },
        })
      ).json();
    const [march, october] = [await get("2026-03-29"), await get("2026-10-25")];
    assert.deepEqual([march.halfHours, march.series[0]!.bars.length, march.imported.energyWh], [46, 46, 460]);
    assert.deepEqual(
      [october.halfHours, october.series[0]!.bars.length, october.imported.energyWh],
      [50, 50, 500],
    );
    assert.equal(march.series[0]!.bars[0]!.start, "2026-03-29T00:00:00Z");
    assert.equal(october.series[0]!.bars[0]!.start, "2026-10-24T23:00:00Z");
    assert.deepEqual([march.imported.costPence, march.imported.coverage.notPriced], [null, 46]);
  });

  test("suspect half hours are shown, not costed; corrections show what they replaced", async () => {
    const ada = await house.household("suspect");
    const meter = await house.link(ada, mpans[2]);
    await house.api.addAgreement(ada.household, meter.id, tariff({}));
    await house.store(
      meter,
      readingsOf("2026-11-10", (i) => (i === 7 ? 45_000 : null), "suspect"),
    );
    await house.store(
      meter,
      readingsOf("2026-11-10", (i) => (i === 7 ? null : 1000), "estimated"),
    );
    await house.store(
      meter,
      readingsOf("2026-11-10", (i) => (i === 3 ? 1500 : i === 5 ? 1000 : null), "actual"),
    );
    const day: Usage = (
      await house.http.inject({
        url: "/v1/usage?period=day&date=2026-11-10&fuel=electricity",
        headers: { cookie: ada.cookie },
      })
    ).json();
    const { bars } = day.series[0]!;
    assert.deepEqual(
      [bars[7]!.quality, bars[7]!.amount.energyWh, bars[7]!.amount.costPence],
      ["suspect", 45_000, null],
    );
    assert.deepEqual(
      [bars[3]!.quality, bars[3]!.correctedFrom, bars[3]!.amount.coverage.corrected],
      ["actual", 1000, 1],
    );
    assert.deepEqual(
      [bars[3]!.correctedAt, bars[3]!.correctedQuality, bars[3]!.correctedSource],
      [`${new Date(house.clock.nowMs).toISOString().slice(0, 19)}Z`, "estimated", "file"],
    );
    assert.equal(bars[5]!.correctedFrom, undefined, "better data, same value: nothing was corrected");
    const { coverage, energyWh, costPence } = day.imported;
    assert.equal(energyWh, 46 * 1000 + 1500 + 45_000);
    assert.equal(costPence, Math.round((46_000 + 1500) * 0.025) + 50);
    assert.deepEqual(
      [coverage.suspect, coverage.estimated, coverage.corrected, coverage.notPriced, coverage.notCarbon],
      [1, 45, 1, 1, 1],
    );
  });

  test("live figures are provisional; the meter's own take their place, which is told and is no correction", async () => {
    const ada = await house.household("live");
    const meter = await house.link(ada, mpans[4]);
    const ofSource = (source: "live" | "meter", value: (i: number) => number | null) =>
      readingsOf("2026-11-10", value).map((reading) => ({ ...reading, source }));
    await house.store(
      meter,
      ofSource("live", () => 400),
    );
    await house.store(
      meter,
      ofSource("meter", (i) => (i < 40 ? 400 + (i % 2) : null)),
    );
    const day: Usage = (
      await house.http.inject({
        url: "/v1/usage?period=day&date=2026-11-10&fuel=electricity",
        headers: { cookie: ada.cookie },
      })
    ).json();
    const { corrected, provisional, actual } = day.imported.coverage;
    assert.deepEqual({ corrected, provisional, actual }, { corrected: 0, provisional: 8, actual: 48 });
    const [same, mended, stillLive] = [0, 1, 40].map((i) => day.series[0]!.bars[i]!);
    assert.deepEqual([same!.correctedFrom, same!.amount.coverage.provisional], [undefined, 0]);
    assert.deepEqual(
      [mended!.correctedFrom, mended!.correctedSource, mended!.amount.coverage.corrected],
      [400, "live", 0],
    );
    assert.deepEqual(
      [stillLive!.correctedFrom, stillLive!.amount.coverage.provisional, stillLive!.quality],
      [undefined, 1, "actual"],
    );
  });

  test("export: its own series and total, at the export agreement, negative, and no part of the import", async () => {
    const ada = await house.household("solar");
    const meter = await house.link(ada, mpans[3]);
    await house.api.addAgreement(ada.household, meter.id, tariff({ standingChargePencePerDay: "0" }));
    await house.api.addAgreement(
      ada.household,
      meter.id,
      tariff({
        direction: "export",
        rates: { kind: "flat", pencePerKwh: "15" },
        standingChargePencePerDay: "0",
      }),
    );
    await house.store(
      meter,
      readingsOf("2026-11-20", () => 100),
    );
    await house.store(
      meter,
      readingsOf("2026-11-20", (i) => (i >= 20 && i < 30 ? 800 : 0)),
      { direction: "export" },
    );
    const day: Usage = (
      await house.http.inject({
        url: "/v1/usage?period=day&date=2026-11-20&fuel=both",
        headers: { cookie: ada.cookie },
      })
    ).json();
    assert.deepEqual(
      day.series.map(({ key }) => key.direction),
      ["import", "export"],
    );
    assert.deepEqual([day.imported.energyWh, day.imported.costPence], [4800, 120]);
    assert.deepEqual(
      [day.exported!.energyWh, day.exported!.costPence, day.exported!.costExactPounds],
      [8000, -120, "-1.2000000000"],
    );
    assert.equal(day.comparison.expectedHalfHours, 48);
  });

  test("two-rate off the half hour: the cost carries its bounds", async () => {
    const ada = await house.household("economy");
    const meter = await house.link(ada, "1000000000012");
    const night = [{ from: "00:15", to: "07:15" }];
    await house.api.addAgreement(
      ada.household,
      meter.id,
      tariff({
        rates: { kind: "two-rate", dayPencePerKwh: "30", nightPencePerKwh: "10", night, clock: "utc" },
        standingChargePencePerDay: "0",
      }),
    );
    await house.store(
      meter,
      readingsOf("2026-11-20", () => 1000),
    );
    const day: Usage = (
      await house.http.inject({
        url: "/v1/usage?period=day&date=2026-11-20&fuel=electricity",
        headers: { cookie: ada.cookie },
      })
    ).json();
    const { costPence, costLowPence, costHighPence } = day.imported;
    assert.deepEqual(
      [costLowPence, costPence, costHighPence],
      [33 * 30 + 15 * 10, 34 * 30 + 14 * 10, 35 * 30 + 13 * 10],
    );
    assert.deepEqual(
      [day.series[0]!.bars[0]!.amount.costLowPence, day.series[0]!.bars[0]!.amount.costHighPence],
      [10, 30],
    );
    assert.equal(day.series[0]!.bars[2]!.amount.costLowPence, undefined);
  });
});
