import assert from "node:assert/strict";
import { test } from "node:test";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

const two = (n: number) => String(n).padStart(2, "0");

/** One kWh in each half hour of these UTC days, as a supplier's download. */
function download(days: readonly string[], amount = "1.000", unit = "kWh"): string {
  const rows = days.flatMap((day) =>
    Array.from({ length: 48 }, (_, i) => {
      const at = (half: number) => new Date(Date.parse(`${day}T00:00:00Z`) + half * 1_800_000).toISOString();
      return `${amount}, ${at(i)}, ${at(i + 1)}`;
    }),
  );
  return [`Consumption (${unit}), Start, End`, ...rows].join("\n");
}

const tariff = (rates: object, over: object = {}, row: object = {}) =>
  JSON.stringify({
    format: "halfhourly-tariff-1",
    id: "t",
    supplier: "Larkspur",
    name: "Test",
    kind: "variable",
    availableFrom: "2020-01-01",
    prices: [
      {
        fuel: "electricity",
        regions: "all",
        payments: "all",
        from: "2020-01-01",
        to: null,
        vat: "excluded",
        standingChargePencePerDay: "50",
        rates,
        ...row,
      },
    ],
    ...over,
  });

async function price(
  document: string,
  flags: readonly string[] = [],
  file = download(["2024-01-15", "2024-01-16"]),
  more = {},
) {
  const { terminal, written } = fakeTerminal({ files: { "use.csv": file, "t.json": document, ...more } });
  const exitCode = await main(
    ["price", "use.csv", "--fuel", "electricity", "--tariff", "t.json", ...flags],
    terminal,
  );
  return { exitCode, ...written };
}

const read = ({ exitCode, out, err }: Awaited<ReturnType<typeof price>>) => {
  assert.equal(exitCode, 0, err);
  return JSON.parse(out);
};
const codeOf = async (asked: ReturnType<typeof price>) => {
  const { exitCode, err } = await asked;
  assert.equal(exitCode, 2);
  return err.slice(0, err.indexOf(":"));
};

test("a bill by hand: two days of 48 kWh at 25p, 50p a day, 5 % VAT", async () => {
  const bill = read(await price(tariff({ kind: "flat", pencePerKwh: "25" }), ["--json"]));
  assert.deepEqual(
    [bill.total, bill.standingCharge, bill.vat, bill.kWh, bill.estimatedShare, bill.vatIncluded],
    ["2625.0000", "100.0000", "125.0000", "96.000", "0.0000", false],
  );
  assert.deepEqual(bill.perBand, { all: "2400.0000" });
  assert.deepEqual(bill.perDay, { "2024-01-15": "1312.5000", "2024-01-16": "1312.5000" });
  assert.deepEqual(bill.perMonth, { "2024-01": "2625.0000" });
});

test("prices with VAT keep it in their bands; the rounding asked for stands before the tariff's own", async () => {
  const document = tariff(
    { kind: "flat", pencePerKwh: "25.01" },
    { rounding: "day-half-up-to-penny" },
    { vat: "included" },
  );
  const bill = read(await price(document, ["--json"]));
  // 1200.48p and 50p a day: 1250 each.
  assert.deepEqual(
    [bill.total, bill.rounding, bill.vatIncluded],
    ["2500.0000", "day-half-up-to-penny", true],
  );
  assert.equal(bill.perBand.all, "2400.9600");
  const exact = read(await price(document, ["--json", "--rounding", "none"]));
  assert.equal(exact.total, "2500.9600");
});

test("what is missing is estimated, said and counted; without --from and --to whole days count alone", async () => {
  const rows = download(["2024-01-15", "2024-01-16", "2024-01-17", "2024-01-18", "2024-01-19"]).split("\n");
  const file = rows.filter((_, i) => i !== 60 && i < 230).join("\n");
  const document = tariff({ kind: "flat", pencePerKwh: "25" });
  const bill = read(await price(document, ["--json"], file));
  assert.deepEqual([bill.from, bill.to, bill.estimatedHalfHours], ["2024-01-15", "2024-01-18", 1]);
  assert.equal(bill.estimatedShare, (1 / 192).toFixed(4));
  assert.equal(bill.total, "5250.0000");
  const all = read(await price(document, ["--json", "--to", "2024-01-19"], file));
  assert.equal(all.estimatedHalfHours, 1 + (241 - 230));
});

test("multi-rate prices need to know when the night counts; a switch off the half hour gives bounds", async () => {
  const registers = [
    { name: "day", pencePerKwh: "30" },
    { name: "night", pencePerKwh: "10" },
  ];
  const document = tariff({ kind: "multi-rate", registers });
  assert.equal(await codeOf(price(document)), "meter-times-not-known");
  const exact = read(await price(document, ["--json", "--night", "00:30-07:30"]));
  assert.deepEqual(exact.perBand, { day: "2040.0000", night: "280.0000" });
  assert.equal(exact.bounds, null);
  const off = read(await price(document, ["--json", "--night", "00:15-07:15"]));
  assert.deepEqual(Object.keys(off.perBand).toSorted(), ["across-a-switch", "day", "night"]);
  assert.ok(Number(off.bounds.low) < Number(off.total) && Number(off.total) < Number(off.bounds.high));
});

test("half-hourly prices come from a file beside the tariff, in any order, named or in pence", async () => {
  const slots = Array.from(
    { length: 48 },
    (_, i) => `2024-01-15T${two(Math.floor(i / 2))}:${i % 2 === 0 ? "00" : "30"}:00Z`,
  );
  const prices = [
    "time,unitrate",
    ...slots.map((at, i) => `${at},${i === 0 ? "-5.5" : "10"}`).toReversed(),
  ].join("\n");
  const document = tariff({ kind: "half-hourly", pricesFile: "p.csv" });
  const file = download(["2024-01-15"]);
  const bill = read(await price(document, ["--json"], file, { "p.csv": prices }));
  assert.deepEqual(bill.perBand, { "half-hourly": "464.5000" });
  const words = [
    "TariffDateTime,Tariff",
    ...slots.map((at, i) => `"${at.replace("T", " ").replace("Z", "")}","${i < 2 ? "High\r" : "Low"}"`),
  ].join("\n");
  const named = tariff({
    kind: "half-hourly",
    pricesFile: "p.csv",
    namedPrices: { High: "67.20", Low: 3.99 },
  });
  const banded = read(await price(named, ["--json"], file, { "p.csv": words }));
  assert.deepEqual(banded.perBand, { High: "134.4000", Low: "183.5400" });
});

test("days without any price cost nothing that can be told; a tariff for one fuel says it for the file", async () => {
  const early = tariff({ kind: "flat", pencePerKwh: 25 }, {}, { from: "2024-02-01" });
  const bill = read(await price(early, ["--json"]));
  assert.deepEqual([bill.total, bill.notPriced], [null, 96]);
  const part = read(await price(early, ["--json"], download(["2024-01-31", "2024-02-01"])));
  assert.deepEqual([part.total, part.notPriced], ["1312.5000", 48]);
  assert.match((await price(early)).out, /no half hour has a price on this tariff/);
  const files = { "use.csv": download(["2024-01-15"]), "t.json": tariff({ kind: "flat", pencePerKwh: 25 }) };
  const { terminal, written } = fakeTerminal({ files });
  assert.equal(await main(["price", "use.csv", "--tariff", "t.json", "--json"], terminal), 0, written.err);
  assert.equal(JSON.parse(written.out).fuel, "electricity");
});

test("what cannot be used is said with its place", async () => {
  const flat = { kind: "flat", pencePerKwh: "25" };
  assert.equal(await codeOf(price("{")), "tariff-not-json");
  const refused = await price(tariff({ kind: "flat", pencePerKwh: "25.123456" }));
  assert.match(refused.err, /^tariff-refused: prices\[0\]\.rates\.pencePerKwh: .*more than 5 decimals/);
  const hole = "time,unitrate\n2024-01-15T00:00:00Z,1\n2024-01-15T01:00:00Z,1";
  const holed = await price(
    tariff({ kind: "half-hourly", pricesFile: "p.csv" }),
    [],
    download(["2024-01-15"]),
    { "p.csv": hole },
  );
  assert.match(holed.err, /No price for 2024-01-15T00:30:00Z/);
  for (const [bad, message] of [
    ["2024-01-15T00:10:00Z,1", /Line 2: .* not the time of a half hour/],
    ["2024-01-15T00:00:00Z,\n", /Line 2 has no value/],
    ["2024-01-15T00:00:00Z,1\n2024-01-15T00:00:00Z,2", /Lines 2 and 3 price the same half hour/],
  ] as const) {
    const found = await price(
      tariff({ kind: "half-hourly", pricesFile: "p.csv" }),
      [],
      download(["2024-01-15"]),
      { "p.csv": `time,unitrate\n${bad}` },
    );
    assert.match(found.err, message);
  }
  assert.equal(await codeOf(price(tariff(flat), ["--rounding", "up"])), "rounding-unknown");
  assert.equal(await codeOf(price(tariff(flat), ["--from", "2024-02-30"])), "date-unknown");
  assert.equal(
    await codeOf(price(tariff(flat), ["--from", "2024-01-16", "--to", "2024-01-15"])),
    "dates-backwards",
  );
  assert.equal(await codeOf(price(tariff(flat), ["--region", "I"])), "region-unknown");
  assert.equal(await codeOf(price(tariff(flat), ["--night", "00:30"])), "night-times");
  assert.equal(await codeOf(price(tariff(flat, {}, { fuel: "gas" }))), "no-such-register");
  const differing = JSON.parse(tariff(flat));
  differing.prices.push({ ...differing.prices[0], regions: ["_B"] });
  differing.prices[0].regions = ["_A"];
  assert.equal(await codeOf(price(JSON.stringify(differing))), "place-needed");
  assert.equal(read(await price(JSON.stringify(differing), ["--json", "--region", "b"])).total, "2625.0000");
});

test("gas in m3 becomes kWh by the bill's calorific value", async () => {
  const document = tariff(
    { kind: "flat", pencePerKwh: "2.84" },
    {},
    { fuel: "gas", standingChargePencePerDay: 0 },
  );
  // 482 m3 at 39.2 MJ/m3 are 5,367.269 kWh and £152.43 (businessenergy.com's calculator); here spread over two days.
  const file = download(["2024-01-15", "2024-01-16"], "5.0208333", "m³");
  const { terminal, written } = fakeTerminal({ files: { "use.csv": file, "t.json": document } });
  const args = [
    "price",
    "use.csv",
    "--fuel",
    "gas",
    "--tariff",
    "t.json",
    "--calorific-value",
    "39.2",
    "--json",
  ];
  assert.equal(await main(args, terminal), 0, written.err);
  const bill = JSON.parse(written.out);
  // Each half hour is kept in whole dm3: 5.021 m3 of 5.0208333, so 482.016 m3.
  assert.equal(bill.kWh, "5367.447");
  assert.equal(bill.perBand.all, "15243.5495");
  assert.deepEqual(bill.gas, { rule: "gas-volume-1.02264-period-average-cv-v1", calorificValue: "39.2" });
});
