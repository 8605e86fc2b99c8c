import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { priceRowsOf, settlementDay, slotAt, type MarketTariff } from "@halfhourly/domain";
import { boundedHttp, type HttpCall } from "@halfhourly/service-kit";
import {
  startSupplierSimulator,
  type Misbehaviour,
  type SupplierSimulator,
} from "@halfhourly/supplier-simulator";
import { octopusSource, type Statement } from "../src/index.js";
import type { SourceCall } from "../src/sources/port.js";
import { StatementFault } from "../src/sources/statement-fault.js";
import { DAY_MS, NOON, openTariffsHouse } from "./house.js";
import { rowWords } from "./market.js";

const HERE = { region: "_C", payment: "direct-debit" } as const;
let simulator: SupplierSimulator;
let statement: Statement;
let waited: number[] = [];

before(async () => {
  simulator = await startSupplierSimulator({ startMs: NOON });
  statement = await source().fetch(callAt(NOON));
});
after(() => simulator.close());

const source = () =>
  octopusSource({
    name: "octopus",
    title: "Larkspur",
    baseUrl: simulator.fakes["octopus-products"].baseUrl,
    link: "https://larkspur.example/tariffs",
    generated: true,
    atMinute: 300,
  });

/** As if the list named no other products than these: a test that asks for everything takes its seconds. */
function only(http: HttpCall, codes: RegExp): HttpCall {
  return async (request, signal) => {
    const answer = await http(request, signal);
    if (answer.status !== 200 || !new URL(request.url).pathname.endsWith("/v1/products/")) return answer;
    const text = new TextDecoder().decode(answer.bytes);
    const page: { results?: { code: string }[] } = text.endsWith("}") ? JSON.parse(text) : {};
    if (page.results === undefined) return answer;
    const results = page.results.filter(({ code }) => codes.test(code));
    return { ...answer, bytes: new TextEncoder().encode(JSON.stringify({ ...page, results })) };
  };
}

function callAt(nowMs: number, timeoutMs = 5_000, codes = /./): SourceCall {
  return {
    http: only(boundedHttp({ timeoutMs, mostBytes: 3_000_000 }), codes),
    signal: new AbortController().signal,
    nowMs,
    held: async () => null,
    wait: async (ms) => void waited.push(ms),
  };
}

function tariff(id: string): MarketTariff {
  const found = statement.tariffs.find((one) => one.id === id);
  assert.ok(found, `${id}: ${JSON.stringify(statement.refused)}`);
  return found;
}

test("every product for households is read, on all pages of the list; the others are left out or named", () => {
  assert.deepEqual(
    statement.tariffs.map(({ id, kind, direction }) => `${id} ${kind} ${direction}`),
    [
      "LARK-AGILE-26-10-20 variable import",
      "LARK-TRACKER-26-09-01 tracker import",
      "LARK-VAR-25-04-01 variable import",
      "LARK-VAR-25-04-01-2R variable import",
      "LARK-FIX-12M-26-10-01 fixed import",
      "GO-LARK-25-12-01 variable import",
      "LARK-OUTGOING-26-11-01 variable export",
      "LARK-SEG-25-01-01 fixed export",
      "LARK-PREPAY-26-10-01 variable import",
    ],
  );
  assert.deepEqual(
    statement.refused.map(({ id, supplier, faults }) => [id, supplier, faults[0]?.field]),
    [
      ["INTELLI-LARK-26-10-01", "Larkspur Energy", "products/INTELLI-LARK-26-10-01.code"],
      [
        "LARK-LOYAL-26-10-01",
        "Larkspur Energy",
        "products/LARK-LOYAL-26-10-01.single_register_electricity_tariffs._A.direct_debit_monthly.exit_fees_exc_vat",
      ],
      [
        "LARK-FINE-26-10-01",
        "Larkspur Energy",
        "E-1R-LARK-FINE-26-10-01-A/standard-unit-rates.results[0].value_exc_vat",
      ],
    ],
  );
});

test("flat prices by region, fuel and way of paying, ex VAT exactly, with their history", () => {
  const flexible = tariff("LARK-VAR-25-04-01");
  const rows = priceRowsOf(flexible, "electricity", HERE);
  assert.equal(rows.length, 7);
  assert.deepEqual([rows[0]!.vat, rows[0]!.standingCharge], ["excluded", 4_543_000]);
  assert.deepEqual(rows.map(rowWords).slice(-2), [
    "2026-07-01..2026-09-30 flat 26.7",
    "2026-10-01.. flat 27.15",
  ]);
  const other = priceRowsOf(flexible, "electricity", { region: "_C", payment: "standard-credit" });
  assert.equal(rowWords(other.at(-1)!), "2026-10-01.. flat 28.3845");
  assert.deepEqual(priceRowsOf(flexible, "electricity", { region: "_C", payment: "prepayment" }), []);
  assert.equal(priceRowsOf(flexible, "gas", HERE).length, 7);
  const prepay = tariff("LARK-PREPAY-26-10-01");
  assert.deepEqual(priceRowsOf(prepay, "gas", HERE), []);
  assert.equal(priceRowsOf(prepay, "gas", { region: "_P", payment: "prepayment" }).length, 1);
  assert.deepEqual(tariff("LARK-FIX-12M-26-10-01").fixedFor, { months: 12 });
});

test("a meter with two registers has a tariff of its own, with the same gas", () => {
  const two = tariff("LARK-VAR-25-04-01-2R");
  const [rates] = priceRowsOf(two, "electricity", HERE)
    .slice(-1)
    .map((row) => row.rates);
  assert.deepEqual(rates, {
    kind: "multi-rate",
    registers: [
      { name: "day", rate: 3_115_000 },
      { name: "night", rate: 1_615_000 },
    ],
    windows: null,
  });
  assert.equal(priceRowsOf(two, "gas", HERE).length, 7);
});

test("half-hourly prices are one series, also where somebody is paid, on the day of a clock change too", () => {
  const [row, ...more] = priceRowsOf(tariff("LARK-AGILE-26-10-20"), "electricity", HERE);
  assert.deepEqual(more, []);
  assert.ok(row?.rates.kind === "half-hourly");
  assert.equal(row.rates.firstSlot, settlementDay("2026-10-20").firstSlot);
  // Until midnight: at noon tomorrow's are not known.
  assert.equal(row.rates.firstSlot + row.rates.rates.length, settlementDay("2026-11-30").firstSlot);
  assert.ok(row.rates.rates.some((rate) => rate !== null && rate < 0));
  const exported = priceRowsOf(tariff("LARK-OUTGOING-26-11-01"), "electricity", HERE);
  assert.deepEqual(
    exported.map(({ vat, standingCharge, rates }) => [vat, standingCharge, rates.kind]),
    [["included", 0, "half-hourly"]],
  );
});

test("a tracker is a price a day, for both fuels", () => {
  for (const fuel of ["electricity", "gas"] as const) {
    const [row, ...more] = priceRowsOf(tariff("LARK-TRACKER-26-09-01"), fuel, HERE);
    assert.deepEqual(more, []);
    assert.ok(row?.rates.kind === "daily");
    assert.deepEqual([row.rates.firstDate, row.rates.rates.length], ["2026-09-01", 90]);
  }
});

test("prices that repeat by the clock are bands, through both clock changes, until others are stated", () => {
  const rows = priceRowsOf(tariff("GO-LARK-25-12-01"), "electricity", HERE);
  assert.deepEqual(
    rows.map(({ from, to, rates }) => ({ from, to, rates })),
    [
      {
        from: "2025-12-01",
        to: null,
        rates: {
          kind: "time-of-use",
          otherRate: 2_700_000,
          bands: [
            {
              name: "lower rate",
              rate: 811_520,
              days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
              windows: [{ fromMinute: 30, toMinute: 330 }],
            },
          ],
        },
      },
    ],
  );
  assert.deepEqual(tariff("GO-LARK-25-12-01").eligibility, ["electric-vehicle"]);
});

const SERIES = /^LARK-(AGILE|TRACKER)/;

test("day by day a series grows, and only its last days are asked for again", async () => {
  const house = await openTariffsHouse([source()], {
    httpWith: (limits) => only(boundedHttp(limits), SERIES),
  });
  try {
    house.clock.nowMs = NOON;
    const market = await house.later(0);
    assert.equal(market.tariffs.length, 2);
    const asked = simulator.fakes["octopus-products"].requests();
    simulator.setNowMs(NOON + DAY_MS + 18_000_000);
    const next = await house.later(DAY_MS + 18_000_000);
    const agile = next.tariffs.find(({ tariff: { id } }) => id === "LARK-AGILE-26-10-20")!.tariff;
    const [row, ...more] = priceRowsOf(agile, "electricity", HERE);
    assert.deepEqual(more, []);
    assert.ok(row?.rates.kind === "half-hourly");
    assert.equal(row.rates.firstSlot + row.rates.rates.length, settlementDay("2026-12-02").firstSlot);
    assert.equal(row.rates.firstSlot, slotAt(Date.UTC(2026, 9, 19, 23)));
    const whole = await source().fetch(callAt(simulator.nowMs(), 5_000, SERIES));
    assert.deepEqual(
      agile,
      whole.tariffs.find(({ id }) => id === "LARK-AGILE-26-10-20"),
    );
    assert.ok(simulator.fakes["octopus-products"].requests() > asked);
    assert.notEqual(next.revision, market.revision);
  } finally {
    simulator.setNowMs(NOON);
    await house.close();
  }
});

describe("the API misbehaves", () => {
  const api = () => simulator.fakes["octopus-products"];
  const ask = (timeoutMs?: number) => source().fetch(callAt(NOON, timeoutMs, /^LARK-(SEG|FIX)/));

  for (const what of [
    { kind: "failing", status: 503 },
    { kind: "disconnect" },
    { kind: "too-many", retryAfterSeconds: 3 },
  ] as const)
    test(`${what.kind} for a moment is waited out`, async () => {
      waited = [];
      const end = api().misbehave(what, { path: "/standard-unit-rates/", times: 2 });
      assert.equal((await ask()).tariffs.length, 2);
      end();
      assert.ok(waited.every((ms) => ms >= (what.kind === "too-many" ? 3_000 : 1_000)) && waited.length >= 2);
    });

  const AWAY: readonly [what: Misbehaviour, code: string][] = [
    [{ kind: "failing", status: 500 }, "not-reached"],
    [{ kind: "hang" }, "not-reached"],
    [{ kind: "endless" }, "not-understood"],
    [{ kind: "too-many", retryAfterSeconds: 3_600 }, "slow-down"],
    [{ kind: "refused", status: 403 }, "not-there"],
  ];
  for (const [what, code] of AWAY)
    for (const path of ["/v1/products/", "/standing-charges/"])
      test(`${what.kind} at ${path}: nothing is taken (${code})`, async () => {
        const end = api().misbehave(what, { path });
        try {
          await assert.rejects(
            ask(what.kind === "hang" ? 300 : 5_000),
            (fault) => fault instanceof StatementFault && fault.code === code,
          );
        } finally {
          end();
        }
      });

  for (const what of [{ kind: "garbage" }, { kind: "truncated" }, { kind: "garbage", body: "{}" }] as const) {
    test(`${what.kind} ${"body" in what ? what.body : ""} of the list: nothing is taken`, async () => {
      const end = api().misbehave(what, { path: "/v1/products/", times: 1 });
      await assert.rejects(ask(), { code: "not-understood" });
      end();
    });

    test(`${what.kind} ${"body" in what ? what.body : ""} of one list of prices: that product is refused by name`, async () => {
      const end = api().misbehave(what, { path: "LARK-SEG-25-01-01-H/standard-unit-rates" });
      const { tariffs, refused } = await ask();
      end();
      assert.equal(tariffs.length, 1);
      const found = refused.find(({ id }) => id === "LARK-SEG-25-01-01");
      assert.match(found!.faults[0]!.field, /^E-1R-LARK-SEG-25-01-01-H\/standard-unit-rates/);
    });
  }
});
