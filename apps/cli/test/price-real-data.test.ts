import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";
import { needsRealData, sharedFolder } from "./real-data.js";

/** Pence x 10^-8 of kWh text with up to five decimals kept whole, times pence text: exact. */
function exact(kwh: string, pence: string): bigint {
  const scaled = (text: string, decimals: number) => {
    const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
    const digits = BigInt(whole + fraction.padEnd(decimals, "0").slice(0, decimals));
    return text.startsWith("-") ? -digits : digits;
  };
  return scaled(kwh, 3) * scaled(pence, 5);
}
/** Half-up; none of these is negative. */
const fourDecimals = (units: bigint) => {
  const digits = String((units + 5_000n) / 10_000n).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
};

async function bill(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const { terminal, written } = fakeTerminal({ files });
  assert.equal(await main(["price", ...args, "--json"], terminal), 0, written.err);
  return JSON.parse(written.out);
}

const document = (rates: object, from: string, standing = "0") =>
  JSON.stringify({
    format: "halfhourly-tariff-1",
    id: "golden",
    supplier: "as published",
    name: "golden",
    kind: "variable",
    availableFrom: from,
    prices: [
      {
        fuel: "electricity",
        regions: "all",
        payments: "all",
        from,
        to: null,
        vat: "included",
        standingChargePencePerDay: standing,
        rates,
      },
    ],
  });

test(
  "real data: the dynamic tariff of Low Carbon London over a home's 2013, joined by label as published",
  needsRealData,
  async () => {
    const home = readFileSync(join(sharedFolder, "electricity/lcl_2013/MAC000002.csv"), "utf8");
    const schedule = readFileSync(join(sharedFolder, "tariffs/lcl_dtou_2013_schedule.csv"), "utf8");
    const prices = { High: "67.20", Normal: "11.76", Low: "3.99" };
    const found = await bill(
      {
        "home.csv": home,
        "schedule.csv": schedule,
        "t.json": document(
          { kind: "half-hourly", pricesFile: "schedule.csv", namedPrices: prices, stamp: "end" },
          "2012-12-01",
        ),
      },
      ["home.csv", "--tariff", "t.json"],
    );
    // The join that needs no clock: both files have the same labels. A label ends its half hour; days are London's.
    const named = new Map(
      schedule
        .split("\n")
        .slice(1)
        .map((line) => {
          const [at = "", name = ""] = line.replaceAll('"', "").replaceAll("\r", "").split(",");
          return [at, name] as const;
        }),
    );
    const begin = Date.parse("2013-01-01T00:00:00Z");
    const end = Date.parse("2013-12-31T00:00:00Z");
    let expected = 0n;
    for (const line of home.split("\n").slice(1)) {
      const [, at = "", kwh = ""] = line.split(",").map((cell) => cell.trim());
      const start = Date.parse(`${at.replace(" ", "T")}Z`) - 1_800_000;
      if (!(start >= begin && start < end) || kwh === "Null") continue;
      const wh = (Math.round(Number(kwh) * 1000) / 1000).toFixed(3);
      expected += exact(wh, prices[named.get(at) as keyof typeof prices]);
    }
    assert.deepEqual([found.from, found.to, found.estimatedHalfHours], ["2013-01-01", "2013-12-30", 0]);
    assert.equal(found.total, fourDecimals(expected));
    assert.deepEqual(Object.keys(found.perBand).toSorted(), ["High", "Low", "Normal"]);
    assert.equal(found.standingDays, 364);
  },
);

test(
  "real data: half-hourly prices with negative ones over 160 days that hold a clock change",
  needsRealData,
  async () => {
    const home = readFileSync(join(sharedFolder, "electricity/octopus_api_H4_2020-2021.csv"), "utf8");
    const all = readFileSync(join(sharedFolder, "tariffs/octopus_agile_2017-2021_api.csv"), "utf8");
    const [header = "", ...lines] = all.trimEnd().split("\n");
    const within = lines.filter((line) => line.split(",")[2]! >= "2020-08");
    const prices = [header, ...within].join("\n");
    const rates = { kind: "half-hourly", pricesFile: "prices.csv", column: "value_inc_vat" };
    const found = await bill(
      { "home.csv": home, "prices.csv": prices, "t.json": document(rates, "2020-08-01", "21") },
      ["home.csv", "--fuel", "electricity", "--unit", "kWh", "--tariff", "t.json"],
    );
    const priceAt = new Map(
      within.map((line) => {
        const [, pence = "", from = ""] = line.split(",");
        return [Date.parse(from), pence] as const;
      }),
    );
    const [begin, finish] = [
      Date.parse(`${found.from}T00:00:00Z`) - 3_600_000,
      Date.parse(`${found.to}T00:00:00Z`) + 86_400_000,
    ];
    let expected = 0n;
    for (const line of home.trimEnd().split("\n").slice(1)) {
      const [kwh = "", start = ""] = line.split(",").map((cell) => cell.trim());
      const at = Date.parse(start);
      if (at >= begin && at < finish) expected += exact(kwh, priceAt.get(at)!);
    }
    const standing = BigInt(found.standingDays) * 21n * 100_000_000n;
    assert.equal(found.total, fourDecimals(expected + standing));
    assert.ok(
      within.some((line) => line.startsWith("-")),
      "negative prices are among them",
    );
    assert.ok(found.perDay["2020-10-25"] !== undefined);
  },
);

test(
  "real data: Economy 7 by GMT over both clock changes, summed by the hand of the clock",
  needsRealData,
  async () => {
    const home = readFileSync(join(sharedFolder, "electricity/octopus_export_H1_2023-2024.csv"), "utf8");
    const registers = [
      { name: "day", pencePerKwh: "31.5" },
      { name: "night", pencePerKwh: "14.25" },
    ];
    const found = await bill(
      { "home.csv": home, "t.json": document({ kind: "multi-rate", registers }, "2020-01-01") },
      [
        "home.csv",
        "--fuel",
        "electricity",
        "--tariff",
        "t.json",
        "--night",
        "00:30-07:30",
        "--from",
        "2023-01-01",
        "--to",
        "2023-12-31",
      ],
    );
    const sums = { day: 0n, night: 0n };
    for (const line of home.trimEnd().split("\n").slice(1)) {
      const [kwh = "", start = ""] = line.split(",").map((cell) => cell.trim());
      const at = new Date(start);
      if (start.slice(0, 4) !== "2023") continue;
      const minute = at.getUTCHours() * 60 + at.getUTCMinutes();
      const wh = (Math.round(Number(kwh) * 1000) / 1000).toFixed(3);
      const band = minute >= 30 && minute < 450 ? "night" : "day";
      sums[band] += exact(wh, band === "night" ? "14.25" : "31.5");
    }
    assert.deepEqual(found.perBand, { day: fourDecimals(sums.day), night: fourDecimals(sums.night) });
    assert.equal(found.total, fourDecimals(sums.day + sums.night));
  },
);
