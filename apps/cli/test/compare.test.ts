import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, datesFrom, settlementDay, slotStartIso } from "@halfhourly/domain";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

/** 100 Wh in each half hour of these London dates, as a supplier's download; up to the day before "now". */
function download(from: string, until: string): string {
  const rows = datesFrom(from, until).flatMap((date) => {
    const { firstSlot, slotCount } = settlementDay(date);
    return Array.from(
      { length: slotCount },
      (_, i) => `0.100, ${slotStartIso(firstSlot + i)}, ${slotStartIso(firstSlot + i + 1)}`,
    );
  });
  return ["Consumption (kWh), Start, End", ...rows].join("\n");
}

const to = "2026-11-28";
const year = download(addDays(to, -364), to);
const tariff = (id: string, pencePerKwh: number, more: object = {}, row: object = {}) => ({
  format: "halfhourly-tariff-1",
  id,
  supplier: "Larkspur",
  name: `Tariff ${id}`,
  kind: "variable",
  availableFrom: "2026-01-01",
  prices: [
    {
      fuel: "electricity",
      regions: "all",
      payments: "all",
      from: "2026-01-01",
      vat: "excluded",
      standingChargePencePerDay: "50",
      rates: { kind: "flat", pencePerKwh },
      ...row,
    },
  ],
  ...more,
});

async function compare(
  tariffs: readonly unknown[],
  flags: readonly string[] = [],
  files: Readonly<Record<string, string>> = { "use.csv": year },
) {
  const { terminal, written } = fakeTerminal({
    files: { ...files, "market/a.json": JSON.stringify(tariffs), "market/note.txt": "no tariff" },
  });
  const operands = Object.keys(files);
  const exitCode = await main(
    ["compare", ...operands, "--fuel", "electricity", "--tariffs", "market", ...flags],
    terminal,
  );
  return { exitCode, ...written };
}

const read = ({ exitCode, out, err }: Awaited<ReturnType<typeof compare>>) => {
  assert.equal(exitCode, 0, err);
  return JSON.parse(out);
};
const codeOf = async (asked: ReturnType<typeof compare>) => {
  const { exitCode, err } = await asked;
  assert.equal(exitCode, 2, err);
  return err.slice(0, err.indexOf(":"));
};

test("a year by hand, in order of cost; what is wrong or cannot be priced is told beside it", async () => {
  const green = { green: { perMille: 1000, evidence: "REGO" } };
  const multi = { kind: "multi-rate", registers: ["day", "night"].map((name) => ({ name, pencePerKwh: 1 })) };
  const found = read(
    await compare(
      [
        tariff("dear", 30, green),
        tariff("cheap", 20),
        tariff("bad", 25.1234567),
        tariff("two", 1, {}, { rates: multi }),
      ],
      ["--json"],
    ),
  );
  assert.deepEqual(found.year, { from: "2025-11-29", to, today: "2026-11-29" });
  assert.deepEqual(
    found.results.map(({ rank, id }: { rank: number; id: string }) => [rank, id]),
    [
      [1, "cheap"],
      [2, "dear"],
    ],
  );
  // 4.8 kWh a day at 20p and 50p a day: 146p on the 123 days until 31 March without VAT, 5 % on the 242 after; the short
  // Sunday lies in the first, the long one in the second.
  const expected = 123 * 146 - 0.2 * 20 + (242 * 146 + 0.2 * 20) * 1.05;
  assert.equal(found.results[0].total, expected.toFixed(4));
  assert.deepEqual(
    found.notPriceable.map(({ id, why }: { id: string; why: string }) => [id, why]),
    [["two", "meter-times-not-known"]],
  );
  assert.deepEqual(
    found.refused.map(({ id, faults }: { id: string; faults: { field: string }[] }) => [
      id,
      faults[0]?.field,
    ]),
    [["bad", "prices[0].rates.pencePerKwh"]],
  );
  const byGreen = read(
    await compare([tariff("cheap", 20), tariff("dear", 30, green)], ["--json", "--order", "green"]),
  );
  assert.equal(byGreen.results[0].id, "dear");
});

test("less than a year is annualised with its uncertainty, less than 90 days is refused", async () => {
  const days = (count: number) => ({ "use.csv": download(addDays(to, 1 - count), to) });
  const found = read(await compare([tariff("a", 20)], ["--json"], days(90)));
  const [register] = found.registers;
  assert.deepEqual([register.heldDays, register.uncertaintyPercent], [90, 22]);
  assert.ok(register.estimatedHalfHours > 13_000);
  assert.equal(await codeOf(compare([tariff("a", 20)], [], days(89))), "too-short");
});

test("a tariff for a fuel that the files do not hold is no offer; people read it in pounds", async () => {
  const both = tariff("both", 25);
  both.prices.push({ ...both.prices[0]!, fuel: "gas", rates: { kind: "flat", pencePerKwh: 7 } });
  const { exitCode, out } = await compare([both, tariff("one", 20)]);
  assert.equal(exitCode, 0);
  assert.match(out, /electricity import: 365 days held\n/);
  assert.match(out, /Electricity alone:\n +1 +£550\.[0-9]{2}  Larkspur, Tariff one\n/);
  assert.ok(!out.includes("Tariff both"));
});

test("tariffs for both fuels, for one, and the invented market: each ranked among its like", async () => {
  const both = tariff("both", 25);
  both.prices.push({ ...both.prices[0]!, fuel: "gas", rates: { kind: "flat", pencePerKwh: 7 } });
  const gas = tariff("gas", 7, {}, { fuel: "gas" });
  const files = { "e.csv": year, "g.csv": year.replace("(kWh)", "(m³)") };
  const found = read(await compare([gas, tariff("one", 20), both], ["--json"], files));
  assert.deepEqual(
    found.results.map(({ scope, rank, id }: { scope: string; rank: number; id: string }) => [
      scope,
      rank,
      id,
    ]),
    [
      ["both", 1, "both"],
      ["electricity", 1, "one"],
      ["gas", 1, "gas"],
    ],
  );
  const { terminal, written } = fakeTerminal({ files: { "use.csv": year } });
  const args = [
    "compare",
    "use.csv",
    "--fuel",
    "electricity",
    "--tariffs",
    "generated",
    "--region",
    "H",
    "--json",
  ];
  assert.equal(await main(args, terminal), 0, written.err);
  const invented = JSON.parse(written.out);
  assert.ok(invented.results.length > 50);
  assert.deepEqual(invented.refused, []);
});

test("what cannot be used is said", async () => {
  assert.equal(await codeOf(compare([tariff("a", 20)], ["--order", "name"])), "order-unknown");
  assert.equal(await codeOf(compare([tariff("a", 20)], ["--today", "soon"])), "date-unknown");
  assert.equal(await codeOf(compare([tariff("a", 20, {}, { regions: ["_B"] })])), "region-needed");
  assert.equal(
    await codeOf(compare([tariff("a", 20)], [], { "a.csv": year, "b.csv": year })),
    "several-registers",
  );
  const { terminal, written } = fakeTerminal({ files: { "use.csv": year } });
  assert.equal(await main(["compare", "use.csv", "--fuel", "electricity"], terminal), 2);
  assert.match(written.err, /^tariffs-needed/);
});
