import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readFeed } from "../src/sources/feed/feed-source.js";
import type { Statement } from "../src/sources/port.js";
import { StatementFault } from "../src/sources/statement-fault.js";
import { documentOf, rowWords } from "./market.js";

const feedOf = (over: object = {}) =>
  JSON.stringify({
    format: "halfhourly-tariff-feed-1",
    provider: "Larkspur Energy",
    asOf: "2026-11-29T06:00:00Z",
    tariffs: [documentOf()],
    ...over,
  });
const refusalsOf = ({ refused }: Statement) =>
  refused.map(({ id, faults }) => [id, ...faults.map(({ field }) => field)]);

describe("a feed in JSON", () => {
  test("is read with its time", () => {
    const { asOfMs, tariffs, refused } = readFeed(feedOf());
    assert.equal(asOfMs, Date.UTC(2026, 10, 29, 6));
    assert.deepEqual(
      tariffs.map(({ id }) => id),
      ["larkspur-fixed"],
    );
    assert.deepEqual(refused, []);
  });

  test("refuses a wrong tariff by its field, and keeps the others", () => {
    const wrong = documentOf({ id: "wrong" }, { rates: { kind: "flat", pencePerKwh: "26.320001" } });
    const read = readFeed(
      feedOf({
        tariffs: [documentOf({ id: "a" }), wrong, documentOf({ id: "a" }), null, documentOf({ id: "b" })],
      }),
    );
    assert.deepEqual(
      read.tariffs.map(({ id }) => id),
      ["a", "b"],
    );
    assert.deepEqual(refusalsOf(read), [
      ["wrong", "tariffs[1].prices[0].rates.pencePerKwh"],
      ["a", "tariffs[2].id"],
      [null, ...readFeedFields(read, 2)],
    ]);
    assert.match(read.refused[0]!.faults[0]!.message, /more than 5 decimals/);
  });

  test("an id that no database keeps is refused", () => {
    assert.deepEqual(refusalsOf(readFeed(feedOf({ tariffs: [documentOf({ id: "a\u0000b" })] }))), [
      ["a\u0000b", "tariffs[0].id"],
    ]);
  });

  const BAD: readonly [what: string, text: string, says: RegExp][] = [
    ["cut off", feedOf().slice(0, -20), /cut off/],
    ["another format", feedOf({ format: "halfhourly-tariff-feed-2" }), /^format: /],
    ["no provider", feedOf({ provider: "" }), /^provider: /],
    ["a time without a zone", feedOf({ asOf: "2026-11-29T06:00:00" }), /^asOf: /],
    ["a day that is none", feedOf({ asOf: "2026-11-31T06:00:00Z" }), /^asOf: /],
    ["no list", feedOf({ tariffs: {} }), /^tariffs: /],
    ["a word mistyped", feedOf({ tarifs: [] }), /^tarifs: /],
    ["a list", "[]", /./],
    ["a page", "<!doctype html><title>Sign in</title>", /^Line 1: the header does not name tariff_id/],
    ["nothing", "", /header/],
  ];
  for (const [what, text, says] of BAD)
    test(`${what} in its place is refused as a whole`, () =>
      assert.throws(
        () => readFeed(text),
        (fault) =>
          fault instanceof StatementFault && fault.code === "not-understood" && says.test(fault.message),
      ));
});

function readFeedFields({ refused }: Statement, i: number): string[] {
  return refused[i]!.faults.map(({ field }) => field);
}

const HEADER =
  "tariff_id,supplier,tariff_name,kind,available_from,fuel,regions,payments,from,to,vat,standing_pence_per_day,unit_pence_per_kwh";
const line = (over: Readonly<Record<string, string>> = {}, columns = HEADER.split(",")) =>
  columns
    .map(
      (column) =>
        over[column] ??
        {
          tariff_id: "larkspur-1",
          supplier: "Larkspur Energy",
          tariff_name: '"Fixed, with care"',
          kind: "fixed",
          available_from: "2026-10-01",
          fuel: "electricity",
          regions: "all",
          payments: "direct-debit prepayment",
          from: "2026-10-01",
          vat: "excluded",
          standing_pence_per_day: "54.83",
          unit_pence_per_kwh: "26.32",
        }[column] ??
        "",
    )
    .join(",");
const csv = (...lines: string[]) => `${HEADER}\n${lines.join("\n")}\nend,${lines.length}\n`;

describe("a feed in CSV", () => {
  test("is one row of prices a line, whatever its line ends and its order of columns", () => {
    const text = csv(
      line({ from: "2026-07-01", to: "2026-09-30", unit_pence_per_kwh: "24.5" }),
      line(),
      line({ fuel: "gas", unit_pence_per_kwh: "7.97", standing_pence_per_day: "29.68" }),
    );
    for (const form of [text, `\uFEFF${text.replaceAll("\n", "\r\n")}`, text.replace(/\n$/, "")]) {
      const { tariffs, refused } = readFeed(form);
      assert.deepEqual(refused, []);
      assert.equal(tariffs.length, 1);
      assert.equal(tariffs[0]!.name, "Fixed, with care");
      assert.deepEqual(tariffs[0]!.prices[0]!.payments, ["direct-debit", "prepayment"]);
      assert.deepEqual(tariffs[0]!.prices.map(rowWords), [
        "2026-07-01..2026-09-30 flat 24.5",
        "2026-10-01.. flat 26.32",
        "2026-10-01.. flat 7.97",
      ]);
    }
  });

  test("two rates, with the night's times or without, and bands", () => {
    const columns = [
      ...HEADER.split(","),
      ..."day_pence_per_kwh,night_pence_per_kwh,night_from,night_to,night_clock,band1_name,band1_pence_per_kwh,band1_from,band1_to,band1_days".split(
        ",",
      ),
      ..."exit_fee_gas_pence,fixed_months,green_per_mille,green_evidence,eligibility".split(","),
    ];
    const of = (over: Record<string, string>) => `${columns.join(",")}\n${line(over, columns)}\nend,1`;
    const ratesOf = (over: Record<string, string>) => readFeed(of(over)).tariffs[0]?.prices[0]?.rates;
    const two = { unit_pence_per_kwh: "", day_pence_per_kwh: "30", night_pence_per_kwh: "12" };
    assert.deepEqual(ratesOf(two), {
      kind: "multi-rate",
      registers: [
        { name: "day", rate: 3_000_000 },
        { name: "night", rate: 1_200_000 },
      ],
      windows: null,
    });
    const timed = ratesOf({ ...two, night_from: "00:30", night_to: "07:30", night_clock: "utc" });
    assert.deepEqual(timed?.kind === "multi-rate" && timed.windows, {
      clock: "utc",
      registers: [{ name: "night", windows: [{ fromMinute: 30, toMinute: 450 }] }],
    });
    const banded = ratesOf({
      band1_name: "peak",
      band1_pence_per_kwh: "40",
      band1_from: "16:00",
      band1_to: "19:00",
      band1_days: "mon fri",
    });
    assert.deepEqual(banded, {
      kind: "time-of-use",
      otherRate: 2_632_000,
      bands: [
        {
          name: "peak",
          rate: 4_000_000,
          days: ["mon", "fri"],
          windows: [{ fromMinute: 960, toMinute: 1140 }],
        },
      ],
    });
    const [tariff] = readFeed(
      of({
        exit_fee_gas_pence: "2500",
        fixed_months: "12",
        green_per_mille: "1000",
        green_evidence: "REGO",
        eligibility: "heat-pump battery",
      }),
    ).tariffs;
    assert.deepEqual(
      [tariff?.exitFees, tariff?.fixedFor, tariff?.green, tariff?.eligibility],
      [{ gas: 250_000_000 }, { months: 12 }, { perMille: 1000, evidence: "REGO" }, ["heat-pump", "battery"]],
    );
    for (const [over, field] of [
      [{ band1_pence_per_kwh: "40", band1_from: "16:00", band1_to: "25:00" }, "line 2, column band1_to"],
      [
        { band1_pence_per_kwh: "4o", band1_from: "16:00", band1_to: "17:00" },
        "line 2, column band1_pence_per_kwh",
      ],
      [{ ...two, night_pence_per_kwh: "" }, "line 2, column night_pence_per_kwh"],
      [{ ...two, night_from: "00:30", night_to: "07:30" }, "line 2, column night_clock"],
      [{ green_per_mille: "1000" }, "line 2, column green_evidence"],
      [{ fixed_months: "twelve" }, "line 2, column fixed_months"],
    ] as const)
      assert.deepEqual(refusalsOf(readFeed(of(over))), [["larkspur-1", field]]);
  });

  test("a wrong tariff is refused by line and column, and the others are kept", () => {
    const read = readFeed(
      csv(
        line({ tariff_id: "a" }),
        line({ tariff_id: "b" }),
        line({ tariff_id: "b", from: "2026-12-01" }),
        line({ tariff_id: "c", unit_pence_per_kwh: "" }),
        line({ tariff_id: "d" }),
        line({ tariff_id: "d", supplier: "Another", from: "2027-01-01" }),
        line({ tariff_id: "" }),
        "e,too,few",
        line({ tariff_id: "f", kind: "free" }),
        line({ tariff_id: "g" }),
      ),
    );
    assert.deepEqual(
      read.tariffs.map(({ id }) => id),
      ["a", "g"],
    );
    assert.deepEqual(refusalsOf(read), [
      ["b", "line 4, column from"],
      ["c", "line 5, column unit_pence_per_kwh"],
      ["d", "line 7, column supplier"],
      ["f", "line 10, column kind"],
      [null, "line 8, column tariff_id"],
      [null, "line 9"],
    ]);
  });

  const BAD: readonly [what: string, text: string, says: RegExp][] = [
    [
      "cut off between lines",
      csv(line(), line({ from: "2027-01-01" })).replace(/\nend,2\n/, "\n"),
      /not end,1/,
    ],
    ["cut off, with a line missing", csv(line()).replace("end,1", "end,2"), /not end,1/],
    ["a column mistyped", csv(line()).replace("unit_pence", "unit_pense"), /"unit_pense_per_kwh"/],
    ["a column twice", csv(line()).replace("available_from", "supplier"), /available_from/],
    ["a quotation mark left open", csv(line({ unit_pence_per_kwh: '"26' })), /Line 2: a quotation mark/],
    ["a header alone", `${HEADER}\n`, /not end,0/],
  ];
  for (const [what, text, says] of BAD)
    test(`${what} is refused as a whole`, () =>
      assert.throws(
        () => readFeed(text),
        (fault) => fault instanceof StatementFault && says.test(fault.message),
      ));
});
