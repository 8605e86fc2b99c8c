import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { mpans, openHouse } from "./house/open-house.js";

describe("agreements", async () => {
  const house = await openHouse();
  const ada = await house.household("ada");
  const cookie = ada.cookie;
  const meterId = (await house.link(ada, mpans[0])).id;
  after(() => house.close());

  const flat = { kind: "flat", pencePerKwh: "24.5" };
  const base = {
    direction: "import",
    name: "Standard",
    rates: flat,
    standingChargePencePerDay: "57.19",
    vat: "included",
  };
  const add = (body: Record<string, unknown>) =>
    house.http.inject({
      method: "POST",
      url: `/v1/meters/${meterId}/agreements`,
      headers: { cookie },
      payload: { ...base, ...body },
    });
  const list = async () =>
    (await house.http.inject({ url: `/v1/meters/${meterId}/agreements`, headers: { cookie } })).json()
      .agreements;

  test("an agreement is kept as it was written, to the last decimal", async () => {
    const answer = await add({
      rates: { kind: "flat", pencePerKwh: "24.50010" },
      from: "2024-01-01",
      to: "2024-03-31",
      origin: "price cap",
    });
    assert.equal(answer.statusCode, 201);
    const { id, ...kept } = answer.json();
    assert.deepEqual(kept, {
      ...base,
      rates: { kind: "flat", pencePerKwh: "24.50010" },
      from: "2024-01-01",
      to: "2024-03-31",
      origin: "price cap",
    });
    assert.deepEqual(await list(), [{ ...kept, id }]);
  });

  test("overlapping agreements of one direction are refused; the other direction is another matter", async () => {
    const overlap = await add({ from: "2024-03-31", to: null });
    assert.equal(overlap.statusCode, 409);
    assert.equal(overlap.json().code, "agreement-overlaps");
    assert.equal((await add({ from: "2024-04-01", to: null })).statusCode, 201);
    assert.equal((await add({ direction: "export", from: "2024-03-31", to: null })).statusCode, 201);
  });

  test("two that overlap cannot be added at once", async () => {
    const answers = await Promise.all([
      add({ from: "2020-01-01", to: "2020-12-31" }),
      add({ from: "2020-06-01", to: "2021-01-31" }),
    ]);
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [201, 409]);
  });

  test("dates that do not exist or end before they begin, and rates that cannot be", async () => {
    for (const dates of [
      { from: "2019-02-30", to: null },
      { from: "2019-03-02", to: "2019-03-01" },
    ])
      assert.equal((await add(dates)).json().code, "agreement-dates");
    const empty = {
      kind: "two-rate",
      dayPencePerKwh: "30",
      nightPencePerKwh: "10",
      night: [{ from: "01:00", to: "01:00" }],
      clock: "utc",
    };
    assert.equal((await add({ from: "2018-01-01", to: null, rates: empty })).json().code, "rates-invalid");
    const offSlot = { kind: "half-hourly", firstSlot: "2018-01-01T00:10:00Z", pencePerKwh: ["1"] };
    assert.equal(
      (await add({ from: "2018-01-01", to: "2018-01-02", rates: offSlot })).json().code,
      "rates-invalid",
    );
    for (const rates of [
      { kind: "flat", pencePerKwh: "1.234567" },
      { kind: "flat", pencePerKwh: "NaN" },
      { kind: "magic" },
      { ...flat, pencePerKwh: 24 },
    ])
      assert.equal(
        (await add({ from: "2018-01-01", to: "2018-01-02", rates })).json().code,
        "invalid-request",
        JSON.stringify(rates),
      );
  });

  test("every kind of rates can be kept", async () => {
    const kinds = [
      {
        kind: "two-rate",
        dayPencePerKwh: "30",
        nightPencePerKwh: "10",
        night: [{ from: "23:30", to: "06:30" }],
        clock: "utc",
      },
      {
        kind: "time-of-use",
        otherPencePerKwh: "25",
        bands: [
          {
            name: "Peak",
            pencePerKwh: "40",
            days: ["mon", "fri"],
            windows: [{ from: "16:00", to: "19:00" }],
          },
        ],
      },
      {
        kind: "half-hourly",
        firstSlot: "2017-01-01T00:00:00Z",
        pencePerKwh: Array.from({ length: 17_520 }, (_, i) => (i % 50 === 0 ? null : `-${i % 30}.12345`)),
      },
    ];
    for (const [i, rates] of kinds.entries()) {
      const answer = await add({ rates, from: `201${5 + i}-01-01`, to: `201${5 + i}-12-31` });
      assert.equal(answer.statusCode, 201, answer.body.slice(0, 300));
      assert.deepEqual(answer.json().rates, rates);
    }
  });

  test("removing one: its half hours are no longer priced; removing it again is not-found", async () => {
    const { id } = (await list()).at(0);
    const remove = () =>
      house.http.inject({
        method: "DELETE",
        url: `/v1/meters/${meterId}/agreements/${id}`,
        headers: { cookie },
      });
    assert.equal((await remove()).statusCode, 204);
    assert.equal((await remove()).json().code, "agreement-not-found");
  });

  test("the shipped price caps are dated, and those with quarters ask nobody to sign in", async () => {
    const { levels } = (await house.http.inject({ url: "/v1/price-caps" })).json();
    assert.ok(levels.length > 8);
    for (const { quarter, from, to, source } of levels) {
      assert.match(quarter, /^\d{4}-Q[1-4]$/);
      assert.ok(from < to && source.length > 10);
    }
  });
});
