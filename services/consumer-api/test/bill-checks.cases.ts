import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { BillCheck } from "@halfhourly/contracts";
import { eveningUse } from "./house/evening-use.js";
import { mpans, openHouse } from "./house/open-house.js";

describe("bill checks", async () => {
  const house = await openHouse();
  after(() => house.close());

  test("a bill is held against the half hours, and where it differs the likeliest reason is named first", async () => {
    const home = await house.household("bill");
    const meter = await house.link(home, mpans[4]);
    await house.store(meter, eveningUse("2026-08-20", "2026-10-10"));
    const check = async (payload: object, status = 200) => {
      const answer = await house.http.inject({
        method: "POST",
        url: `/v1/meters/${meter.id}/bill-checks`,
        headers: { cookie: home.cookie },
        payload,
      });
      assert.equal(answer.statusCode, status, answer.body);
      return answer.json() as BillCheck & { code: string };
    };
    const bill = { from: "2026-09-01", to: "2026-09-30" };
    assert.equal((await check({ ...bill, totalPence: 1 }, 409)).code, "no-agreement");
    await house.http.inject({
      method: "POST",
      url: `/v1/meters/${meter.id}/agreements`,
      headers: { cookie: home.cookie },
      payload: {
        direction: "import",
        name: "Mine",
        vat: "excluded",
        from: "2026-08-01",
        to: null,
        rates: { kind: "flat", pencePerKwh: "25" },
        standingChargePencePerDay: "50",
      },
    });
    // 30 days of 7.2 kWh: 5,400p and 1,500p, 5 % VAT: £72.45.
    const reason = async (totalPence: number) => (await check({ ...bill, totalPence })).reasons[0]?.code;
    const same = await check({ ...bill, totalPence: 7245 });
    assert.deepEqual(
      [same.oursPence, same.differencePence, same.reasons],
      [7245, 0, [{ code: "same", pence: 0 }]],
    );
    assert.deepEqual(same.lines, [
      { band: "all", pencePerKwh: "25", wh: 216_000, exactPence: "5400.0000", vatPerMille: 50 },
    ]);
    assert.equal(await reason(7246), "rounding");
    // The day after bears no VAT: 230p; the last day of September less: 241.5p.
    assert.equal(await reason(7245 + 230), "one-day-more");
    assert.equal(await reason(7245 - 241), "one-day-fewer");
    assert.equal(await reason(6900), "without-vat");
    assert.equal(await reason(7245 - 1575), "without-standing-charge");
    assert.equal(await reason(9999), "other-prices");
    assert.equal(
      (await check({ from: "2026-09-30", to: "2026-09-01", totalPence: 1 }, 400)).code,
      "invalid-request",
    );
    assert.equal(
      (await check({ from: "2025-01-01", to: "2026-09-01", totalPence: 1 }, 400)).code,
      "invalid-request",
    );
  });

  test("a meter with two elements is billed for both", async () => {
    const home = await house.household("twin");
    const meter = await house.link(home, mpans[0]);
    await house.store(meter, eveningUse("2026-08-20", "2026-10-10"));
    await house.store(
      meter,
      eveningUse("2026-08-20", "2026-10-10", () => 1_000),
      { element: 2 },
    );
    const ask = (url: string, payload: object) =>
      house.http.inject({ method: "POST", url, headers: { cookie: home.cookie }, payload });
    await ask(`/v1/meters/${meter.id}/agreements`, {
      direction: "import",
      name: "Mine",
      vat: "excluded",
      from: "2026-08-01",
      to: null,
      rates: { kind: "flat", pencePerKwh: "25" },
      standingChargePencePerDay: "50",
    });
    const bill = { from: "2026-09-01", to: "2026-09-01", totalPence: 1 };
    const { lines, standingDays } = (
      await ask(`/v1/meters/${meter.id}/bill-checks`, bill)
    ).json() as BillCheck;
    assert.deepEqual([lines.map(({ wh }) => wh), standingDays], [[7_200 + 48_000], 1]);
  });
});
