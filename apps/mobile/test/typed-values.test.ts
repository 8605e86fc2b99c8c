import assert from "node:assert/strict";
import { test } from "node:test";
import { numberFault } from "../src/features/meters/add/number-fault.js";
import { quarterName } from "../src/features/tariffs/cap-levels.js";
import { readTariffForm } from "../src/features/tariffs/read-tariff-form.js";
import { EMPTY_FORM } from "../src/features/tariffs/tariff-form.js";
import { clockFrom, dateFrom, penceFrom } from "../src/features/tariffs/typed-values.js";

test("prices are taken as people type them, exactly", () => {
  const cases: [string, string | null][] = [
    ["24.5", "24.5"],
    [" 24.50 p", "24.5"],
    ["24.5c", "24.5"],
    ["£0.245", "24.5"],
    ["£ 0.2", "20"],
    ["£0.24501", "24.501"],
    ["1,024.5", "1024.5"],
    ["-3.99", "-3.99"],
    ["0", "0"],
    ["24.123456", null],
    ["12345", null],
    ["24,5p pence", null],
    ["", null],
    ["1e3", null],
  ];
  for (const [typed, expected] of cases) assert.equal(penceFrom(typed), expected, typed);
});

test("dates are taken day first, and only where there is such a day", () => {
  const cases: [string, string | null][] = [
    ["01/10/2026", "2026-10-01"],
    ["1/4/26", "2026-04-01"],
    ["21 11 2026", "2026-11-21"],
    ["29.02.2024", "2024-02-29"],
    ["29/02/2026", null],
    ["2026-10-01", null],
    ["10/2026", null],
  ];
  for (const [typed, expected] of cases) assert.equal(dateFrom(typed), expected, typed);
});

test("times are taken with a colon, a point or none", () => {
  assert.deepEqual(
    ["00:30", "0.30", "7", "23:59", "24:00", "24:30", "7:5", ""].map((typed) => clockFrom(typed)),
    ["00:30", "00:30", "07:00", "23:59", null, null, null, null],
  );
  assert.equal(clockFrom("24", true), "24:00");
});

test("a whole form is read at once: every fault is told", () => {
  const read = readTariffForm(
    { ...EMPTY_FORM, kind: "two-rate", from: "01/10/2026", to: "30/09/2026" },
    "My tariff",
  );
  assert.ok(!read.ok);
  assert.deepEqual(
    read.faults.map(({ field, fault }) => `${field} ${fault}`),
    ["price price", "night-price price", "clock clock-choice", "standing-charge price", "to date-order"],
  );
});

test("a time-of-use form becomes an agreement", () => {
  const band = { name: " Cheap night ", price: "9p", days: "weekdays" as const, from: "23.30", to: "24:00" };
  const form = {
    ...EMPTY_FORM,
    kind: "time-of-use" as const,
    price: "£0.3",
    bands: [band],
    standingCharge: "57.2",
    from: "1/10/2026",
  };
  const read = readTariffForm(form, "My tariff");
  assert.ok(read.ok);
  assert.deepEqual(read.agreement, {
    direction: "import",
    name: "My tariff",
    rates: {
      kind: "time-of-use",
      otherPencePerKwh: "30",
      bands: [
        {
          name: "Cheap night",
          pencePerKwh: "9",
          days: ["mon", "tue", "wed", "thu", "fri"],
          windows: [{ from: "23:30", to: "24:00" }],
        },
      ],
    },
    standingChargePencePerDay: "57.2",
    vat: "included",
    from: "2026-10-01",
    to: null,
  });
});

test("export needs no standing charge", () => {
  const read = readTariffForm(
    { ...EMPTY_FORM, kind: "flat", direction: "export", price: "15", from: "01/04/2026" },
    "Export",
  );
  assert.ok(read.ok);
  assert.equal(read.agreement.standingChargePencePerDay, "0");
});

test("a meter point number is judged with the words that help", () => {
  assert.equal(numberFault("electricity", "20 0002 7391 990"), null);
  assert.deepEqual(numberFault("electricity", "20 0002 7391 991"), { kind: "check-digit" });
  assert.deepEqual(numberFault("electricity", "123"), { kind: "length", digits: 3 });
  assert.deepEqual(numberFault("gas", "  "), { kind: "empty" });
  assert.equal(numberFault("gas", "39 38 42 44 03"), null);
  assert.deepEqual(numberFault("gas", "12345678901"), { kind: "length", digits: 11 });
});

test("a quarter is named by its months, with the Welsh softening after i", () => {
  const quarter = { from: "2026-07-01", to: "2026-09-30" };
  assert.equal(quarterName(quarter, "en"), "July to September 2026");
  assert.equal(quarterName(quarter, "cy"), "Gorffennaf i Fedi 2026");
  assert.equal(quarterName({ from: "2026-10-01", to: "2026-12-31" }, "cy"), "Hydref i Ragfyr 2026");
  assert.equal(quarterName({ from: "2026-04-01", to: "2026-06-30" }, "cy"), "Ebrill i Fehefin 2026");
  assert.equal(quarterName({ from: "2026-01-01", to: "2026-03-31" }, "cy"), "Ionawr i Fawrth 2026");
});
