import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { priceRowsOf } from "@halfhourly/domain";
import { mutated } from "../../../test/fuzz/mutations.js";
import { fuzzRuns } from "../../../test/fuzz/runs.js";
import { priceCapSource, StatementFault } from "../src/index.js";
import { readCapFile } from "../src/sources/price-cap/read-cap-file.js";
import { ratesOfLevels } from "../src/sources/price-cap/level-rates.js";
import { DAY_MS, openTariffsHouse } from "./house.js";
import { rowWords } from "./market.js";

const RATES = "from,to,region,payment,fuel,meter,unit_pence_per_kwh,standing_pence_per_day,vat,source";
const LEVELS = "from,to,region,payment,fuel,meter,nil_pounds_per_year,benchmark_pounds_per_year,vat,source";
const file = (header: string, ...lines: string[]) => `${header}\n${lines.join("\n")}\nend,${lines.length}\n`;

/** East Midlands, direct debit, VAT included, as Ofgem's Annex 9 v1.10 states them; gas of the quarter after it is invented. */
const FILE = file(
  RATES,
  "2026-07-01,2026-09-30,_B,direct-debit,electricity,single,25.10,53.60,included,Annex 9 v1.10",
  "2026-07-01,2026-09-30,East Midlands,direct-debit,gas,,7.19,28.78,included,Annex 9 v1.10",
  "2026-10-01,2026-12-31,_B,direct-debit,electricity,single,26.1,51,excluded,invented",
  "2026-10-01,2026-12-31,_B,direct-debit,gas,,7.5,28.2,excluded,invented",
  "2026-10-01,2026-12-31,_B,prepayment,electricity,multi,24,51,excluded,invented",
);

test("levels become default tariffs by quarter, of meters with one rate and with several, each with gas", () => {
  const { tariffs, refused } = readCapFile(FILE);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    tariffs.map(({ id, kind, availableFrom }) => [id, kind, availableFrom]),
    [
      ["price-cap-single", "default", "2026-07-01"],
      ["price-cap-multi", "default", "2026-07-01"],
    ],
  );
  const here = { region: "_B", payment: "direct-debit" } as const;
  assert.deepEqual(priceRowsOf(tariffs[0]!, "electricity", here).map(rowWords), [
    "2026-07-01..2026-09-30 flat 25.1",
    "2026-10-01..2026-12-31 flat 26.1",
  ]);
  assert.deepEqual(
    priceRowsOf(tariffs[1]!, "gas", here).map((row) => row.standingCharge),
    [2_878_000, 2_820_000],
  );
});

// Ofgem's default tariff cap level v1.13, October to December 2022, North West, other payment method: pounds a year ex VAT, and
// the rates with 5 % VAT that follow from them, which suppliers published.
test("levels a year become rates by the benchmark of their date", () => {
  assert.deepEqual(ratesOfLevels("150.38", "1665.67", "single", "2022-10-01"), {
    unitPencePerKwh: "48.88032",
    standingPencePerDay: "41.2",
  });
  const withVat = (pence: string) => Math.round(Number(pence) * 10_500) / 10_000;
  const gas = ratesOfLevels("99.02", "1785.25", "gas", "2022-10-01");
  assert.deepEqual([withVat(gas!.unitPencePerKwh), withVat(gas!.standingPencePerDay)], [14.7545, 28.4852]);
  const multi = ratesOfLevels("150.7", "2092.78", "multi", "2022-10-01");
  assert.deepEqual([withVat(multi!.unitPencePerKwh), withVat(multi!.standingPencePerDay)], [48.552, 43.3521]);
  const kwhOf = (from: string, meter: "single" | "multi" | "gas") =>
    100 / Number(ratesOfLevels("0", "1", meter, from)!.unitPencePerKwh);
  for (const [from, single, multiKwh, gasKwh] of [
    ["2025-10-01", 3_100, 4_200, 12_000],
    ["2026-01-01", 2_700, 3_900, 11_500],
    ["2026-07-01", 2_500, 3_400, 9_500],
  ] as const)
    assert.deepEqual(
      (["single", "multi", "gas"] as const).map((meter) => Math.round(kwhOf(from, meter) / 100) * 100),
      [single, multiKwh, gasKwh],
      from,
    );
  const { tariffs } = readCapFile(
    file(
      LEVELS,
      "2022-10-01,2022-12-31,North West,Other Payment Method,electricity,single,150.38,1665.67,excluded,v1.13",
    ),
  );
  assert.equal(rowWords(tariffs[0]!.prices[0]!), "2022-10-01..2022-12-31 flat 48.88032");
});

describe("a wrong level is told by line and column", () => {
  const wrong = (over: Record<string, string>, header = RATES) => {
    const usual: Record<string, string> = {
      from: "2026-10-01",
      to: "2026-12-31",
      region: "_C",
      payment: "direct-debit",
      fuel: "electricity",
      meter: "single",
      unit_pence_per_kwh: "26",
      standing_pence_per_day: "50",
      nil_pounds_per_year: "150",
      benchmark_pounds_per_year: "800",
      vat: "excluded",
      source: "Annex 9",
    };
    const line = header.split(",").map((column) => over[column] ?? usual[column] ?? "");
    const { refused } = readCapFile(file(header, line.join(",")));
    return refused[0]?.faults[0]?.field;
  };
  const table: readonly [over: Record<string, string>, column: string, header?: string][] = [
    [{ region: "GB average" }, "region"],
    [{ region: "constructor" }, "region"],
    [{ payment: "cash" }, "payment"],
    [{ fuel: "oil" }, "fuel"],
    [{ meter: "" }, "meter"],
    [{ source: "" }, "source"],
    [{ vat: "some" }, "vat"],
    [{ from: "2026-10-32" }, "from"],
    [{ to: "2026-09-30" }, "to"],
    [{ unit_pence_per_kwh: "26.123456" }, "unit_pence_per_kwh"],
    [{ standing_pence_per_day: "-1" }, "standing_pence_per_day"],
    [{ vat: "included" }, "vat", LEVELS],
    [{ benchmark_pounds_per_year: "100" }, "benchmark_pounds_per_year", LEVELS],
    [{ nil_pounds_per_year: "x" }, "benchmark_pounds_per_year", LEVELS],
    [{ from: "2018-10-01" }, "benchmark_pounds_per_year", LEVELS],
  ];
  for (const [over, column, header] of table)
    test(`${JSON.stringify(over)}: ${column}`, () =>
      assert.equal(wrong(over, header), `line 2, column ${column}`));

  test("the same level twice", () => {
    const [header = "", ...lines] = FILE.split("\n").slice(0, -2);
    const { refused } = readCapFile(file(header, ...lines, lines[2]!));
    assert.deepEqual(
      refused.map(({ id, faults }) => [id, faults[0]?.field]),
      [["price-cap-single", "line 7, column from"]],
    );
  });
});

test("the next quarter's file states that quarter alone: the ones before stay as history", async () => {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-cap-"));
  const path = join(folder, "cap.csv");
  await writeFile(path, FILE);
  const house = await openTariffsHouse([
    priceCapSource({ name: "price-cap", title: "Ofgem price cap", place: { path }, atMinute: null }),
  ]);
  try {
    await house.later(0);
    await writeFile(path, "cut off");
    await house.later(DAY_MS);
    assert.equal((await house.sourceNamed("price-cap")).fault?.code, "not-understood");
    await writeFile(
      path,
      file(
        RATES,
        "2027-01-01,2027-03-31,_B,direct-debit,electricity,single,27,52,excluded,invented",
        "2027-01-01,2027-03-31,_B,prepayment,electricity,multi,25,52,excluded,invented",
      ),
    );
    const { tariffs } = await house.later(DAY_MS);
    const single = tariffs.find(({ tariff }) => tariff.id === "price-cap-single")!.tariff;
    assert.deepEqual(
      priceRowsOf(single, "electricity", { region: "_B", payment: "direct-debit" }).map(rowWords),
      [
        "2026-07-01..2026-09-30 flat 25.1",
        "2026-10-01..2026-12-31 flat 26.1",
        "2027-01-01..2027-03-31 flat 27",
      ],
    );
  } finally {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("whatever comes is read, refused by a line, or refused as a whole", () => {
  fc.assert(
    fc.property(mutated([Buffer.from(FILE)]), (bytes) => {
      try {
        for (const { faults } of readCapFile(new TextDecoder().decode(bytes)).refused)
          for (const { field, message } of faults)
            assert.ok(/^line \d+/.test(field) && message.length > 5, field);
      } catch (fault) {
        if (!(fault instanceof StatementFault)) throw fault;
      }
    }),
    fuzzRuns(300),
  );
});
