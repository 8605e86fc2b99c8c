import assert from "node:assert/strict";
import { test } from "node:test";
import { chartSentence, rankBars } from "../src/features/compare/chart-bars.js";
import { choiceFrom, tariffAddress } from "../src/features/compare/compare-choice.js";
import { firstEntries, listEntries, type ListEntry } from "../src/features/compare/list-entries.js";
import { differenceText, leadSentence, surenessSentences } from "../src/features/compare/sentences.js";
import { contractFacts, otherFacts, supplierName } from "../src/features/compare/tariff-facts.js";
import { placeSentences } from "../src/features/compare/year-place.js";
import { result, words } from "./compared.js";

const { compare: en } = words.en;
const { compare: cy } = words.cy;
const today = (totalPence: number) => ({ name: "Night Saver", totalPence });
const compared = (cheapestPence: number, todayPence: number | null, scope: "electricity" | "export") => ({
  results: [result(cheapestPence + 500), result(cheapestPence)],
  resultsInAll: 143,
  today: todayPence === null ? null : today(todayPence),
  scope,
});

test("what the comparison found is said first, against what is paid today", () => {
  const said = (cheapest: number, now: number | null) =>
    leadSentence(compared(cheapest, now, "electricity"), en);
  assert.equal(
    said(109_000, 115_400),
    "On your own half hours, the cheapest of 143 tariffs would cost about £1,090 a year, £64 less than today’s.",
  );
  assert.equal(
    said(116_000, 115_400),
    "Today’s tariff costs less than any other: on your own half hours, the cheapest of 143 tariffs would cost about £1,160 a year, £6 more.",
  );
  assert.match(said(115_430, 115_400), /about £1,154 a year, the same as today’s\.$/);
  assert.match(said(109_000, null), /about £1,090 a year\. What you pay today is not known\.$/);
  assert.equal(leadSentence({ ...compared(1, null, "electricity"), results: [] }, en), en("none"));
});

test("the same in Welsh, with its numerals' mutations", () => {
  assert.equal(
    leadSentence(compared(109_000, 115_400, "electricity"), cy),
    "Ar sail eich hanner oriau eich hun, byddai’r rhataf o 143 tariff yn costio tua £1,090 y flwyddyn, £64 yn llai na’ch tariff heddiw.",
  );
  const of = (count: number) =>
    leadSentence({ ...compared(109_000, null, "electricity"), resultsInAll: count }, cy);
  assert.match(of(2), /o 2 dariff/);
  assert.match(of(3), /o 3 thariff/);
  assert.match(of(6), /o 6 thariff/);
  assert.match(of(1), /byddai’r unig dariff/);
});

test("what is sent to the grid pays: nobody reads a cost below zero", () => {
  assert.equal(
    leadSentence(compared(-10_900, -9_400, "export"), en),
    "For what you send to the grid, the best of 143 tariffs would pay you about £109 a year, £15 more than today’s.",
  );
  assert.equal(differenceText(-1_500, "export", en), "pays £15 more than today’s");
  assert.equal(differenceText(1_500, "export", en), "pays £15 less than today’s");
  assert.equal(differenceText(-6_400, "electricity", en), "£64 less than today’s");
  assert.equal(differenceText(30, "electricity", en), "the same as today’s");
  assert.equal(differenceText(null, "electricity", en), null);
});

const meter = (fuel: "electricity" | "gas", part: object = {}) => ({
  meterId: fuel,
  name: "",
  fuel,
  isConsented: true,
  heldDays: 152,
  estimatedHalfHours: 10_234,
  uncertaintyPerMille: 170,
  ...part,
});

test("how sure a year is, of the meters that are in it", () => {
  const electricity = [
    "You have about 5 months of electricity readings. For nine homes in ten the true year is at most 17% more or less.",
    "10,234 half hours of electricity in the year are estimated.",
  ];
  const meters = [meter("electricity"), meter("gas", { uncertaintyPerMille: 360, estimatedHalfHours: 1 })];
  assert.deepEqual(surenessSentences({ meters, scope: "electricity" }, en), electricity);
  assert.deepEqual(surenessSentences({ meters, scope: "export" }, en), electricity);
  assert.deepEqual(surenessSentences({ meters, scope: "both" }, en), [
    ...electricity,
    "You have about 5 months of gas readings. For nine homes in ten the true year is at most 36% more or less.",
    "1 half hour of gas in the year is estimated.",
  ]);
  const whole = { heldDays: 365, uncertaintyPerMille: 0, estimatedHalfHours: 0 };
  assert.deepEqual(surenessSentences({ meters: [meter("electricity", whole)], scope: "electricity" }, en), [
    "A whole year of your electricity readings is held.",
  ]);
  const refused = meter("electricity", { isConsented: false });
  assert.deepEqual(surenessSentences({ meters: [refused], scope: "electricity" }, en), []);
});

const told = (entries: readonly ListEntry[]) =>
  entries.map((entry) => (entry.kind === "today" ? "today" : entry.result.totalPence));

test("today's tariff stands at its place in the order", () => {
  const results = [result(100), result(200), result(300)];
  const at = (now: number) => told(listEntries({ results, today: today(now), order: "cost" }, ""));
  assert.deepEqual(at(50), ["today", 100, 200, 300]);
  assert.deepEqual(at(250), [100, 200, "today", 300]);
  assert.deepEqual(at(200), [100, "today", 200, 300]);
  assert.deepEqual(at(900), [100, 200, 300, "today"]);
  assert.deepEqual(told(listEntries({ results, today: null, order: "cost" }, "")), [100, 200, 300]);
});

test("by green share today's stands among those without one", () => {
  const green = { greenPerMille: 500, greenEvidence: "REGO" };
  const results = [result(400, green), result(900, green), result(100), result(300)];
  assert.deepEqual(told(listEntries({ results, today: today(200), order: "green" }, "")), [
    400,
    900,
    100,
    "today",
    300,
  ]);
});

test("a search finds names and suppliers, whatever the case and the accents", () => {
  const results = [
    result(100, { supplier: "Ynni Tŷ Gwyn" }),
    result(200, { name: "Night and day", supplier: "Mossgill Energy" }),
  ];
  const found = (search: string) => told(listEntries({ results, today: null, order: "cost" }, search));
  assert.deepEqual(found("TY  gwyn"), [100]);
  assert.deepEqual(found("mossgill night"), [200]);
  assert.deepEqual(found("mossgill fixed"), []);
  assert.deepEqual(found("nobody"), []);
});

test("the first few hold today's line only where the list has come to it", () => {
  const results = [result(100), result(200), result(300)];
  const entries = listEntries({ results, today: today(250), order: "cost" }, "");
  assert.deepEqual(told(firstEntries(entries, 1)), [100]);
  assert.deepEqual(told(firstEntries(entries, 2)), [100, 200, "today"]);
  assert.deepEqual(told(firstEntries(entries, 3)), [100, 200, "today", 300]);
});

test("the chart holds the ten cheapest and today's, and its sentence the same figures", () => {
  const results = Array.from({ length: 14 }, (_, nth) => result(100_000 + 1_000 * (13 - nth)));
  const charted = { results, today: today(104_500), scope: "electricity" as const };
  const bars = rankBars(charted, en);
  assert.deepEqual(
    bars.map(({ name, text, look }) => `${name} ${text} ${look}`),
    [
      ..."12345".split("").map((name, nth) => `${name} £1,0${nth}0 cheaper`),
      "Today’s £1,045 today",
      ...[6, 7, 8, 9, 10].map((name) => `${name} £1,0${name - 1}0 dearer`),
    ],
  );
  assert.equal(
    chartSentence(charted, en),
    "The 10 cheapest tariffs cost from £1,000 to £1,090 a year. Today’s costs £1,045; the line marks it.",
  );
  const far = rankBars({ ...charted, today: today(200_000) }, en);
  assert.equal(far.at(-1)?.look, "today");
  assert.ok(rankBars({ ...charted, today: null }, en).every(({ look }) => look === "plain"));
  // The legend says "today's or more" of the hatched ones.
  assert.equal(rankBars({ ...charted, today: today(100_000) }, en)[1]?.look, "dearer");
  const equal = rankBars({ ...charted, results: [result(1), result(1), result(2)], today: null }, en);
  assert.deepEqual(
    equal.map(({ name }) => name),
    ["1", "1", "3"],
  );
});

test("a tariff's terms, in words; what its supplier wrote stands apart", () => {
  assert.deepEqual(contractFacts(result(1, { exitFeePence: 7_500 }), en, "en"), [
    "Prices fixed for 12 months",
    "Exit fee £75.00",
  ]);
  const until = result(1, { fixedMonths: null, fixedUntil: "2027-09-30" });
  assert.deepEqual(contractFacts(until, cy, "cy"), ["Prisiau sefydlog tan 30 Medi 2027", "Dim ffi ymadael"]);
  const odd = result(1, { fixedMonths: null, kind: "of-tomorrow" });
  assert.deepEqual(contractFacts(odd, en, "en"), ["No exit fee"]);
  const all = result(1_000, {
    eligibility: ["electric-vehicle", "battery"],
    isStale: true,
    lowPence: 900,
    highPence: 1_100,
    greenPerMille: 1_000,
    greenEvidence: "REGO",
    conditions: ["pay online"],
  });
  assert.deepEqual(
    otherFacts(all, en).map(({ text, quoted }) => text + (quoted ?? "")),
    [
      "Only for homes with an electric car, a battery",
      "Its price is older than 7 days",
      "Between £9.00 and £11.00: its prices change inside some half hours.",
      "100% green electricity, by this evidence: REGO",
      "A discount is not counted, because it has a condition: pay online",
    ],
  );
});

test("a green share without evidence is none", () => {
  const unproved = result(1, { greenPerMille: 1_000, greenEvidence: null });
  assert.deepEqual(
    otherFacts(unproved, en).map(({ text }) => text),
    ["No evidence of a green share"],
  );
  assert.deepEqual(otherFacts(unproved, en, false), []);
});

test("an invented supplier's name is told without its English remark, a real one's as it is", () => {
  assert.equal(supplierName(result(1)), "Brackenfold Energy");
  assert.equal(supplierName({ supplier: "Sam (invented)", isGenerated: false }), "Sam (invented)");
});

test("whose use, which prices, and the hours of a cheaper rate", () => {
  const placed = {
    year: { from: "2025-11-22", to: "2026-11-21" },
    region: "_K",
    payment: "direct-debit",
    nightTimes: "00:30-07:30 UTC",
    nightTimesFrom: "region",
  };
  assert.deepEqual(placeSentences(placed, en, "en"), [
    "Your use is that of 22 November 2025 to 21 November 2026. Prices are those of South Wales, by direct debit.",
    "The cheaper hours of two-rate tariffs are 00:30 to 07:30 GMT all year, as is usual in your region. Your meter may keep others.",
  ]);
  const own = { ...placed, nightTimes: "23:00-01:00, 02:00-07:00 London", nightTimesFrom: "household" };
  assert.match(placeSentences(own, cy, "cy")[1] ?? "", /yw 23:00 i 01:00, 02:00 i 07:00, fel y dywedoch/);
  assert.deepEqual(placeSentences({ ...placed, year: null, nightTimes: null }, en, "en"), []);
});

test("the address holds the choice, and what it says wrongly is left to the service", () => {
  assert.deepEqual(choiceFrom({ scope: "gas", order: "green", meter: "m-1" }), {
    scope: "gas",
    order: "green",
    meter: "m-1",
  });
  assert.deepEqual(choiceFrom({ scope: "coal", order: "name", meter: "" }), {});
  const address = tariffAddress("a:b/c&d", { scope: "both" });
  const said = new URL(address, "http://localhost").searchParams;
  assert.equal(said.get("key"), "a:b/c&d");
  assert.equal(said.get("scope"), "both");
});
