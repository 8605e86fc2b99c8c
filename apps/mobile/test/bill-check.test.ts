import assert from "node:assert/strict";
import { test } from "node:test";
import type { BillCheck } from "@halfhourly/contracts";
import {
  EMPTY_BILL,
  isBillForm,
  readBillForm,
  wholePenceFrom,
} from "../src/features/bill-check/bill-form.js";
import { billSentence, limitSentences, reasonSentences } from "../src/features/bill-check/bill-sentences.js";
import { poundsOfExact } from "../src/features/compare/exact-amounts.js";
import { words } from "./compared.js";

test("an amount is read as people type it, and never guessed", () => {
  const read: readonly (readonly [string, number | null])[] = [
    ["83.20", 8320],
    ["£83.2", 8320],
    [" 1,083 ", 108_300],
    ["−12.30", -1230],
    ["-£5", -500],
    ["0", 0],
    ["83.205", null],
    ["83p", null],
    ["", null],
    ["£", null],
    ["100000.01", null],
    ["eighty", null],
  ];
  for (const [typed, pence] of read) assert.equal(wholePenceFrom(typed), pence, typed);
});

const TODAY = "2026-11-21";
const FORM = { meterId: "m-1", from: "1/9/26", to: "30/9/2026", amount: "£83.20" };

test("a whole bill is read at once, and every fault is told together", () => {
  assert.deepEqual(readBillForm(FORM, ["m-1", "m-2"], TODAY), {
    ok: true,
    meterId: "m-1",
    bill: { from: "2026-09-01", to: "2026-09-30", totalPence: 8320 },
  });
  const faultsOf = (part: Partial<typeof FORM>) => {
    const read = readBillForm({ ...FORM, ...part }, ["m-1", "m-2"], TODAY);
    return read.ok ? [] : read.faults.map(({ field, fault }) => `${field} ${fault}`);
  };
  assert.deepEqual(faultsOf({ from: "31/2/2026", to: "soon", amount: "?" }), [
    "bill-from from",
    "bill-to to",
    "bill-amount amount",
  ]);
  assert.deepEqual(faultsOf({ to: "31/8/2026" }), ["bill-to order"]);
  assert.deepEqual(faultsOf({ to: "21/11/2026" }), []);
  assert.deepEqual(faultsOf({ to: "22/11/2026" }), ["bill-to future"]);
  assert.deepEqual(faultsOf({ meterId: "gone" }), ["bill-meter meter"]);
});

test("a home with one meter is not asked which", () => {
  const read = readBillForm({ ...FORM, meterId: null }, ["m-1"], TODAY);
  assert.ok(read.ok && read.meterId === "m-1");
  assert.ok(isBillForm(EMPTY_BILL) && !isBillForm({ from: "" }) && !isBillForm(null));
});

const CHECK: BillCheck = {
  from: "2026-09-01",
  to: "2026-09-30",
  billPence: 8320,
  oursPence: 7924,
  rounding: "total-half-up-to-penny",
  differencePence: 396,
  lines: [],
  standingDays: 30,
  standingExactPence: "0.0000",
  vatExactPence: "0.0000",
  estimatedHalfHours: 0,
  estimatedExactPence: "0.0000",
  notPriced: 0,
  reasons: [
    { code: "one-day-more", pence: 380 },
    { code: "other-prices", pence: 396 },
  ],
};
const { bill: en } = words.en;
const { bill: cy } = words.cy;

test("whether a bill agrees is one sentence", () => {
  assert.equal(
    billSentence(CHECK, en),
    "Your bill says £83.20. Your own half hours come to £79.24: the bill is £3.96 more.",
  );
  assert.match(billSentence({ ...CHECK, differencePence: -396 }, en), /the bill is £3\.96 less\.$/);
  const same = {
    ...CHECK,
    oursPence: 8320,
    differencePence: 0,
    reasons: [{ code: "same" as const, pence: 0 }],
  };
  assert.equal(billSentence(same, en), "Your bill agrees with your own half hours, to the penny: £83.20.");
  assert.deepEqual(reasonSentences(same, en), []);
  const rounded = { ...CHECK, oursPence: 8319, reasons: [{ code: "rounding" as const, pence: 1 }] };
  assert.match(
    billSentence({ ...rounded, differencePence: 1 }, en),
    /but for rounding: it says £83\.20, we come to £83\.19/,
  );
});

test("reasons keep the service's order, in both languages", () => {
  assert.deepEqual(reasonSentences(CHECK, en), [
    "The bill has one day more than these dates (£3.80).",
    "The bill has other prices than the tariff you gave us (£3.96).",
  ]);
  assert.deepEqual(reasonSentences(CHECK, cy), [
    "Mae gan y bil un diwrnod yn fwy na’r dyddiadau hyn (£3.80).",
    "Mae gan y bil brisiau eraill na’r tariff a roddoch i ni (£3.96).",
  ]);
});

test("what our own figure lacks is said", () => {
  const lacking = { ...CHECK, estimatedHalfHours: 3, estimatedExactPence: "41.2000", notPriced: 1 };
  assert.deepEqual(limitSentences(lacking, en, poundsOfExact), [
    "3 half hours of these days are estimated, worth about £0.41.",
    "1 half hour has no tariff and is not in our figure.",
  ]);
  assert.deepEqual(limitSentences(CHECK, en, poundsOfExact), []);
});
