import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  carbon,
  cubicMetres,
  dateRange,
  dayMonthYear,
  kwh,
  londonTimeAt,
  longDate,
  monthAndYear,
  number,
  onLongDate,
  pence,
  percentSize,
  pounds,
  shortDate,
  shortWeekdayAndDay,
  spokenEnd,
  spokenInstant,
  wholePounds,
} from "../src/words/format.js";

const NOW = Date.parse("2026-11-22T09:15:00Z");

test("dates are said in both languages", () => {
  assert.equal(longDate("2026-11-21", "en"), "Saturday 21 November");
  assert.equal(longDate("2026-11-21", "cy"), "dydd Sadwrn 21 Tachwedd");
  assert.equal(onLongDate("2026-11-21", "cy"), "ddydd Sadwrn 21 Tachwedd");
  assert.equal(shortDate("2026-03-01"), "01/03/2026");
  assert.equal(dayMonthYear("2026-03-01", "cy"), "1 Mawrth 2026");
  assert.equal(monthAndYear("2026-08-09", "cy"), "Awst 2026");
  assert.equal(shortWeekdayAndDay("2026-11-20", "cy"), "Gwe 20");
});

test("a range says only as much as tells its ends apart", () => {
  assert.equal(dateRange("2026-11-16", "2026-11-22", "en"), "16 to 22 November 2026");
  assert.equal(dateRange("2026-11-30", "2026-12-06", "cy"), "30 Tachwedd i 6 Rhagfyr 2026");
  assert.equal(dateRange("2025-12-29", "2026-01-04", "en"), "29 December 2025 to 4 January 2026");
  assert.equal(dateRange("2026-11-16", "2026-11-16", "en"), "16 November 2026");
});

test("the clock is London's, whatever the device says", () => {
  assert.deepEqual(londonTimeAt("2026-07-01T23:30:00Z"), {
    date: "2026-07-02",
    clock: "00:30",
    repeated: false,
  });
  assert.deepEqual(londonTimeAt("2026-10-25T00:30:00Z"), {
    date: "2026-10-25",
    clock: "01:30",
    repeated: false,
  });
  assert.deepEqual(londonTimeAt("2026-10-25T01:30:00Z"), {
    date: "2026-10-25",
    clock: "01:30",
    repeated: true,
  });
  assert.equal(londonTimeAt("2026-01-05T08:07:41Z").clock, "08:07");
});

test("instants are said as people say them", () => {
  assert.equal(spokenInstant("2026-11-21T23:30:00Z", NOW, "en"), "23:30 yesterday");
  assert.equal(spokenInstant("2026-11-22T08:00:00Z", NOW, "cy"), "08:00 heddiw");
  assert.equal(spokenInstant("2026-11-19T08:00:00Z", NOW, "en"), "08:00 on Thursday 19 November");
  assert.equal(spokenInstant("2026-11-19T08:00:00Z", NOW, "cy"), "08:00 ddydd Iau 19 Tachwedd");
  assert.equal(spokenInstant("2025-11-19T08:00:00Z", NOW, "en"), "08:00 on Wednesday 19 November 2025");
  assert.equal(spokenEnd("2026-11-22T00:00:00Z", NOW, "en"), "the end of yesterday");
  assert.equal(spokenEnd("2026-11-21T23:30:00Z", NOW, "en"), "23:30 yesterday");
});

test("numbers have commas, a point and a true minus, and are rounded as written", () => {
  assert.equal(number(1234567.5, 1), "1,234,567.5");
  assert.equal(number(1.005, 2), "1.01");
  assert.equal(number(2.675, 2), "2.68");
  assert.equal(number(-0.4), "0");
  assert.equal(number(-12.5, 1), "\u221212.5");
  assert.equal(number(1e-7, 3), "0.000");
});

test("rounded text is never further than half a last digit from the number", () => {
  const place = fc.tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(place, ([value, decimals]) => {
      const read = Number(number(value, decimals).replaceAll(",", "").replace("\u2212", "-"));
      assert.ok(Math.abs(read - value) <= 0.5 * 10 ** -decimals + 1e-6);
    }),
  );
});

test("money is said as people say it", () => {
  assert.equal(pounds(241), "£2.41");
  assert.equal(pounds(-35), "\u2212£0.35");
  assert.equal(pounds(123456), "£1,234.56");
  assert.equal(wholePounds(6449), "£64");
  assert.equal(pence("24.50", "en"), "24.5p");
  assert.equal(pence("57.00", "cy"), "57c");
  assert.equal(pence("-1.25", "en"), "\u22121.25p");
});

test("energy, volume and carbon carry their unit and as many decimals as are read", () => {
  assert.equal(kwh(9_120), "9.12\u00a0kWh");
  assert.equal(kwh(12_345), "12.3\u00a0kWh");
  assert.equal(kwh(512_345), "512\u00a0kWh");
  assert.equal(kwh(512_345, 3), "512.345\u00a0kWh");
  assert.equal(cubicMetres(1_234), "1.23\u00a0m³");
  assert.equal(carbon(850), "850\u00a0g\u00a0CO₂e");
  assert.equal(carbon(64_300), "64.3\u00a0kg\u00a0CO₂e");
  assert.equal(percentSize(-14.6), "15%");
});
