import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TariffDocumentSchema, type TariffDocument } from "@halfhourly/contracts";
import { GSP_GROUP_LETTERS, readMarketTariff } from "@halfhourly/domain";
import Schema from "typebox/schema";
import { GENERATED_SUPPLIERS, generatedMarket } from "../src/index.js";
import { digestOf, market, rowsOn, TODAY } from "./market-days.js";

const documents = market();
const onSale = documents.filter(({ availableTo }) => availableTo === null);

test("every tariff is read without a fault, and fits the published form", () => {
  const form = Schema.Compile(TariffDocumentSchema);
  for (const document of documents) {
    const read = readMarketTariff(document);
    assert.ok(read.ok, `${document.id}: ${JSON.stringify(read.ok ? [] : read.faults.slice(0, 3))}`);
    assert.ok(form.Check(document), document.id);
  }
});

test("about 200 are on sale, each with an id of its own", () => {
  assert.ok(onSale.length >= 180 && onSale.length <= 220, `${onSale.length}`);
  assert.equal(new Set(documents.map(({ id }) => id)).size, documents.length);
  assert.ok(documents.every(({ availableFrom }) => availableFrom <= TODAY));
});

test("the same seed and day give the same bytes, another seed others", () => {
  assert.equal(digestOf(documents), digestOf(generatedMarket({ today: TODAY, seed: 1 })));
  assert.notEqual(digestOf(documents), digestOf(generatedMarket({ today: TODAY, seed: 2 })));
});

test("a day that is none is refused", () => {
  for (const today of ["2026-02-30", "29/11/2026", "", "1990-01-01", "2099-12-31"])
    assert.throws(() => generatedMarket({ today }).next(), /is not a date: write today's London date/);
});

describe("of each kind there are some, in every region", () => {
  const rates = (kind: string) => (one: TariffDocument) => one.prices[0]!.rates.kind === kind;
  const sells = (fuels: string) => (one: TariffDocument) =>
    [...new Set(one.prices.map(({ fuel }) => fuel))].join("+") === fuels;
  const kind = (word: string) => (one: TariffDocument) => one.kind === word;
  const suits = (word: string) => (one: TariffDocument) =>
    one.eligibility?.some((need) => need === word) ?? false;
  const isExport = ({ direction }: TariffDocument) => direction === "export";
  const isImport = (one: TariffDocument) => !isExport(one);
  const all =
    (...tests: readonly ((one: TariffDocument) => boolean)[]) =>
    (one: TariffDocument) =>
      tests.every((holds) => holds(one));
  const both = "electricity+gas";
  const season = ({ prices }: TariffDocument) => JSON.stringify(prices[0]!.rates).includes('"season"');
  const weekend = ({ prices }: TariffDocument) => JSON.stringify(prices[0]!.rates).includes('["sat","sun"]');
  const windows = ({ prices: [row] }: TariffDocument) =>
    row!.rates.kind === "multi-rate" && row!.rates.windows !== null;
  const term = (months: number) => (one: TariffDocument) =>
    one.fixedFor !== null &&
    one.fixedFor !== undefined &&
    "months" in one.fixedFor &&
    one.fixedFor.months === months;
  const exitFee = ({ exitFeePence }: TariffDocument) => (exitFeePence ?? null) !== null;
  const vat = (word: string) => (one: TariffDocument) => one.prices[0]!.vat === word;
  const conditions = (one: TariffDocument) => one.discounts?.map(({ condition }) => condition ?? null) ?? [];

  const least: readonly (readonly [string, number, (one: TariffDocument) => boolean])[] = [
    ["fixed for 12 months with an exit fee", 12, all(rates("flat"), term(12), exitFee)],
    ["fixed for 24 months with an exit fee", 8, all(rates("flat"), term(24), exitFee)],
    ["fixed until a date", 3, (one) => one.fixedFor !== null && "until" in (one.fixedFor ?? {})],
    ["flat variable, both fuels", 12, all(kind("variable"), rates("flat"), sells(both))],
    ["price cap, both fuels", 10, all(kind("default"), sells(both))],
    ["price cap, two rates", 4, all(kind("default"), rates("multi-rate"))],
    ["multi-rate with windows", 5, all(rates("multi-rate"), windows)],
    ["multi-rate without windows", 5, all(rates("multi-rate"), (one) => !windows(one))],
    ["three bands", 8, all(rates("time-of-use"), ({ name }) => name === "Three bands")],
    ["weekday and weekend", 6, all(rates("time-of-use"), weekend)],
    ["seasons", 6, all(rates("time-of-use"), season)],
    ["for a car", 10, suits("electric-vehicle")],
    ["for a heat pump", 6, suits("heat-pump")],
    ["tracker of both fuels, with a highest price", 5, all(kind("tracker"), rates("daily"), sells(both))],
    ["half-hourly", 5, all(rates("half-hourly"), isImport)],
    ["block", 5, rates("block")],
    ["prepayment only", 5, ({ prices }) => prices.every(({ payments }) => String(payments) === "prepayment")],
    ["gas only", 8, sells("gas")],
    ["electricity only", 60, all(sells("electricity"), isImport)],
    ["export, flat", 10, all(isExport, rates("flat"))],
    ["export, half-hourly", 3, all(isExport, rates("half-hourly"))],
    ["green with evidence", 6, ({ green }) => (green?.evidence ?? "") !== ""],
    ["nothing said of green", 60, ({ green }) => green === null],
    ["a discount for everybody", 3, (one) => conditions(one).includes(null)],
    ["a discount on a condition", 3, (one) => conditions(one).some((condition) => condition !== null)],
    ["prices with VAT", 40, all(isImport, vat("included"))],
    ["prices without VAT", 40, all(isImport, vat("excluded"))],
  ];
  for (const [about, count, holds] of least)
    test(about, () => {
      const found = onSale.filter(holds);
      assert.ok(found.length >= count, `${found.length}`);
      for (const region of GSP_GROUP_LETTERS)
        assert.ok(
          found.some((one) =>
            rowsOn(one, TODAY).some(({ regions }) => regions === "all" || regions.includes(region)),
          ),
          region,
        );
    });
});

describe("suppliers", () => {
  /** Who sells or sold energy to homes in Great Britain, and who is close enough to one to be taken for it. */
  const real =
    "british gas,edf,e.on,eon,octopus,ovo,scottishpower,sse,utility warehouse,so energy,good energy,ecotricity,outfox,utilita,shell,co-op,fuse,rebel,100green,home energy,tomato,sainsbury,m&s,bulb,avro,people's,pure planet,igloo,symbio,utility point,bristol,robin hood,ebico,tonik,spark,toto,together,zog,orbit,neon reef,social,ampower,daligas,omni,whoop,entice,zebra,hub,enstroga,goto,simply,green network,affect,foxglove,lumo,yorkshire,gnergy,nabuh,solarplicity,our power,extra,iresa,usio,snowdrop,gen4u,breeze,brilliant,eversmart,economy,future,flow,first utility,npower,powershop,boost,engie,electric ireland,squeaky,drax,northumbria,lamb,green star,pozitive,opus,centrica,cooperative,sembcorp,power ni,budget energy,airtricity,manweb,swalec,seeboard,norweb,atlantic,southern electric".split(
      ",",
    );

  test("there are 14 of them, all in the market, and each says that it is invented", () => {
    assert.equal(GENERATED_SUPPLIERS.length, 14);
    const known = new Set<string>(GENERATED_SUPPLIERS.map(({ name }) => name));
    assert.deepEqual(new Set(documents.map(({ supplier }) => supplier)), known);
    for (const { supplier, link, id } of documents) {
      assert.match(supplier, / \(invented\)$/);
      assert.match(String(link), /^https:\/\/[a-z]+\.example\//);
      assert.match(id, /^generated-/);
    }
  });

  test("none has the name of a real one", () => {
    for (const { name } of GENERATED_SUPPLIERS)
      for (const word of real)
        assert.doesNotMatch(
          name.replace("(invented)", ""),
          new RegExp(`\\b${word.replace(".", "\\.")}`, "i"),
        );
  });
});
