import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  publishedSchema,
  TariffDocumentSchema,
  tariffExamples,
  type TariffDocument,
} from "@halfhourly/contracts";
import { readMarketTariff } from "@halfhourly/domain";
import * as fc from "fast-check";
import Schema from "typebox/schema";
import { arbitraryOf } from "./arbitrary-of-schema.js";

const schema = Schema.Compile(TariffDocumentSchema);
const fits = (document: unknown) => schema.Check(document);
const reads = (document: unknown) => readMarketTariff(document).ok;

test("the form is published under its name", () => {
  const published = publishedSchema("tariff");
  assert.equal(published["$id"], "urn:halfhourly:schema:tariff:1");
  assert.equal(Schema.Compile(published).Check(tariffExamples.flat), true);
});

for (const [kind, example] of Object.entries(tariffExamples)) {
  test(`the example of ${kind} rates fits the form, and is read`, () => {
    assert.equal(fits(example), true);
    assert.deepEqual(readMarketTariff(example).ok, true);
    assert.ok(example.prices.every(({ rates }) => rates.kind === kind));
  });
}

/** Faults that a form cannot say; everything else the form must refuse as the reader does. */
const BEYOND_A_FORM = [
  /^It lies before /,
  /^It overlaps prices/,
  /^"[^]*" overlaps "/,
  /^Gas is not exported/,
  /^A register is named twice/,
  /^It does not say when /,
  /^One of (day|night|evening-weekend|heating|)[a-z, -]* is needed/,
  /^No band holds at /,
  /^It begins and ends at the same time/,
  /^It is not above the block before/,
  /pence are taken, not/,
  /has more than 5 decimals/,
  /is beyond any price/,
  // 30 February has the form of a date.
  /^A date such as .* not ".*-(02-(29|30|31)|(04|06|09|11)-31)"/,
  /^Two days of the year are needed/,
  /^The start of a half hour in UTC is needed, .* not ".*-(02-(29|30|31)|(04|06|09|11)-31)T/,
];

const patternOf = (part: object) => String((part as { pattern?: unknown }).pattern);
const { id, availableFrom, prices } = TariffDocumentSchema.properties;
const standing = prices.items.properties.standingChargePencePerDay.anyOf[0];
const likely = new Map([
  [patternOf(id), fc.string({ minLength: 1, maxLength: 12 }).map((said) => `a${said}`)],
  [patternOf(availableFrom), fc.constantFrom("2025-10-01", "2026-04-01", "2026-10-01", "2027-03-31")],
  [
    patternOf(standing),
    fc.oneof(
      fc.integer({ min: 1, max: 99_999 }).map((hundredths) => String(hundredths / 100)),
      fc.constantFrom(".5", "5.", "+7", " 24.5 ", "1e1", "2.5E1", "24.1000000", "0.12345", "-1"),
    ),
  ],
]);
const documents = arbitraryOf(TariffDocumentSchema, likely);
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "all",
    "_A",
    "_Z",
    "24,5",
    "25:00",
    "24:00",
    "2026-02-30",
    -1,
    0.5,
    1e21,
  ),
  fc.constantFrom<unknown>([], {}, [null], "https://a.example", "24.123456", "2026-10-01T00:15:00Z", true),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Every place of a document that a value stands at: as the names on the way to it. */
function placesOf(value: unknown): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  const below = Object.entries(value).flatMap(([name, part]) => placesOf(part).map((way) => [name, ...way]));
  return [[], ...below];
}

function changedAt(value: unknown, [name, ...rest]: readonly string[], put: unknown): unknown {
  if (name === undefined) return put;
  const changed: unknown = Array.isArray(value) ? value.map((part: unknown) => part) : { ...Object(value) };
  const held = changed as Record<string, unknown>;
  held[name] = changedAt(held[name], rest, put);
  return held;
}

const withOneChanged = fc.tuple(documents, fc.nat(), junk).map(([document, pick, put]) => {
  const places = placesOf(document);
  return changedAt(document, places[pick % places.length]!, put);
});

describe("the form and the reader agree", () => {
  function agree(document: unknown): boolean {
    const read = readMarketTariff(document);
    if (read.ok) {
      assert.ok(fits(document), `read, but does not fit: ${JSON.stringify(document)}`);
      return true;
    }
    if (fits(document))
      for (const { field, message } of read.faults)
        assert.ok(
          BEYOND_A_FORM.some((known) => known.test(message)),
          `${field}: ${message} The form takes it.`,
        );
    return false;
  }

  test("on whatever is made from the form", () => {
    let taken = 0;
    fc.assert(
      fc.property(documents, (document) => {
        assert.ok(fits(document));
        if (agree(document)) taken += 1;
      }),
      { numRuns: 600 },
    );
    assert.ok(taken > 20, `only ${taken} of 600 were read`);
  });

  test("on it with one place changed", () => {
    fc.assert(
      fc.property(withOneChanged, (document) => void agree(document)),
      { numRuns: 1500 },
    );
  });

  test("on the examples with one place changed", () => {
    const examples = fc.constantFrom(...Object.values(tariffExamples));
    let refused = 0;
    fc.assert(
      fc.property(examples, fc.nat(), junk, (example, pick, put) => {
        const places = placesOf(example);
        if (!agree(changedAt(example, places[pick % places.length]!, put))) refused += 1;
      }),
      { numRuns: 1500 },
    );
    assert.ok(refused > 500, `only ${refused} of 1500 were refused`);
  });
});

describe("both refuse", () => {
  const { flat } = tariffExamples;
  const row = flat.prices[0]!;
  const at = (over: object) => ({ ...flat, ...over });
  const ofRow = (over: object) => at({ prices: [{ ...row, ...over }] });
  const ofRates = (rates: object) => ofRow({ rates });
  const without = (name: keyof TariffDocument) =>
    Object.fromEntries(Object.entries(flat).filter(([field]) => field !== name));
  const band = { name: "peak", pencePerKwh: "40", windows: [{ from: "16:00", to: "19:00" }] };
  const bands = (over: object) =>
    ofRates({ kind: "time-of-use", otherPencePerKwh: "20", bands: [{ ...band, ...over }] });
  const series = (over: object) =>
    ofRates({ kind: "half-hourly", firstSlot: "2026-10-01T00:00:00Z", pencePerKwh: ["1"], ...over });
  const wrong: readonly (readonly [string, unknown])[] = [
    ["a list", [flat]],
    ["another format", at({ format: "halfhourly-tariff-2" })],
    ["a word mistyped", at({ Link: null })],
    ["a link that is not https", at({ link: "http://dunmarrow.example" })],
    ["months and until together", at({ fixedFor: { months: 12, until: "2027-10-01" } })],
    ["a fixed term of neither", at({ fixedFor: {} })],
    ["half a month", at({ fixedFor: { months: 0.5 } })],
    ["a green share without evidence", at({ green: { perMille: 1000 } })],
    ["more than all of it green", at({ green: { perMille: 1001, evidence: "REGO" } })],
    ["an eligibility of its own", at({ eligibility: ["boat"] })],
    ["an exit fee of another fuel", at({ exitFeePence: { oil: "5000" } })],
    ["a rounding of its own", at({ rounding: "up" })],
    ["no prices", at({ prices: [] })],
    ["a region that is none", ofRow({ regions: ["_I"] })],
    ["no region", ofRow({ regions: [] })],
    ["cash", ofRow({ payments: ["cash"] })],
    ["a day that no month has", ofRow({ from: "2026-01-32" })],
    ["the 13th month", ofRow({ from: "2026-13-01" })],
    ["neither with VAT nor without", ofRow({ vat: "maybe" })],
    ["rates of an unknown kind", ofRates({ kind: "free" })],
    ["a comma", ofRates({ kind: "flat", pencePerKwh: "24,5" })],
    ["six decimals", ofRates({ kind: "flat", pencePerKwh: "24.123456" })],
    ["no price", ofRates({ kind: "flat", pencePerKwh: null })],
    ["pounds a MWh", ofRates({ kind: "flat", pencePerKwh: 2450 })],
    ["25:00", bands({ windows: [{ from: "23:00", to: "25:00" }] })],
    ["from 24:00", bands({ windows: [{ from: "24:00", to: "01:00" }] })],
    ["a band without times", bands({ windows: [] })],
    ["a band without a day", bands({ days: [] })],
    ["a season without its end", bands({ season: { from: "10-01" } })],
    ["a hole in a series", series({ pencePerKwh: ["1", null] })],
    ["an empty series", series({ pencePerKwh: [] })],
    ["off the half hour", series({ firstSlot: "2026-10-01T00:15:00Z" })],
    ["a local time", series({ firstSlot: "2026-10-01T00:00:00+01:00" })],
    ["one register", ofRates({ kind: "multi-rate", registers: [{ name: "day", pencePerKwh: "1" }] })],
    ["a block of nothing", ofRates({ ...tariffExamples.block.prices[0]!.rates, blocks: [] })],
    ["a pool of its own", ofRates({ ...tariffExamples.block.prices[0]!.rates, pool: "week" })],
    ...(["format", "id", "supplier", "name", "kind", "availableFrom", "prices"] as const).map(
      (name) => [`no ${name}`, without(name)] as const,
    ),
  ];
  for (const [about, document] of wrong)
    test(about, () => assert.deepEqual([fits(document), reads(document)], [false, false]));
});
