import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseMpan, parseMprn, settlementDay, slotAt, type Fuel, type LondonDate } from "@halfhourly/domain";
import { readJson } from "../src/files/json-document.js";
import { Found } from "../src/suppliers/found.js";
import { metersOfAccount } from "../src/suppliers/kraken/account.js";
import { readBalance } from "../src/suppliers/kraken/balance.js";
import { readConsumption } from "../src/suppliers/kraken/consumption-pages.js";
import { dataOf } from "../src/suppliers/kraken/graphql.js";
import { newestPower, readTelemetry } from "../src/suppliers/kraken/telemetry.js";
import type { SlotRange } from "../src/suppliers/port.js";
import type { SourceFaultCode } from "../src/suppliers/source-fault.js";
import { faultOf, readingsOf } from "./supplier-call.js";

const FOLDER = new URL("../src/suppliers/kraken/recordings/", import.meta.url);
const NOW = Date.UTC(2026, 0, 15, 12);
const ALWAYS: SlotRange = { first: slotAt(Date.UTC(2000, 0, 1)), before: slotAt(Date.UTC(2090, 0, 1)) };
const read = (path: string | URL) => readJson(readFileSync(path, "utf8"));
const recording = (name: string) => read(new URL(name, FOLDER));
const metersOf = (name: string) => metersOfAccount(dataOf(recording(name), "x").at("account"), NOW);
const consumptionOf = (name: string, fuel: Fuel = "electricity") =>
  readConsumption(
    recording(name),
    { fuel, direction: "import", unit: fuel === "gas" ? "m3" : "kWh" },
    ALWAYS,
  );

/** Each recording is here once. */
const CHECKS: Readonly<Record<string, () => void | Promise<void>>> = {
  "account.json": () => {
    const [bought, sold, gas] = metersOf("account.json");
    assert.deepEqual(
      [bought, sold, gas].map((meter) => [meter!.meterPoint, meter!.fuel, meter!.direction, meter!.unit]),
      [
        ["2099981999961", "electricity", "import", "kWh"],
        ["2099981999952", "electricity", "export", "kWh"],
        ["9909999603", "gas", "import", "m3"],
      ],
    );
    // Oldest first; the one that stood no day is left out.
    assert.deepEqual(bought!.serialNumbers, ["ZZE0000001", "ZZE0000002"]);
    assert.equal(bought!.generation, "SMETS2");
    assert.equal(bought!.liveDeviceId, "02-48-48-01-00-00-AA-02");
    // 23:30 UTC in June is the next day in London; the occupancy without length is none.
    assert.deepEqual([bought!.occupiedFrom, bought!.occupiedTo], ["2024-06-15", null]);
    assert.equal(bought!.postcode, "ZZ9 9ZZ");
  },
  "account-gas-unit-not-stated.json": () => {
    const [gas] = metersOf("account-gas-unit-not-stated.json");
    assert.deepEqual([gas!.unit, gas!.generation, gas!.payment], [null, null, null]);
  },
  "account-by-agreements.json": () => {
    const meters = metersOf("account-by-agreements.json");
    assert.equal(meters.length, 1);
    assert.equal(meters[0]!.occupiedFrom, null);
  },
  "account-by-rest.json": () => {
    const meters = metersOfAccount(new Found(recording("account-by-rest.json"), "account"), NOW);
    assert.deepEqual(
      meters.map(({ fuel, serialNumbers, unit, occupiedFrom }) => [fuel, serialNumbers, unit, occupiedFrom]),
      [
        ["electricity", ["ZZE0000004"], "kWh", "2023-10-29"],
        ["gas", ["ZZG0000003"], null, "2023-10-29"],
      ],
    );
  },
  "consumption-march.json": () => checkDay("consumption-march.json", "2025-03-30", 46, 100),
  "consumption-october.json": () => checkDay("consumption-october.json", "2025-10-26", 50, 200),
  "consumption-odd-rows.json": () => {
    const page = consumptionOf("consumption-odd-rows.json", "gas");
    assert.deepEqual(
      readingsOf([page]).map(({ value }) => value),
      [12, 0, 250],
    );
    assert.deepEqual(
      page.rejected.map(({ code }) => code),
      ["missing-value", "invalid-marker", "not-half-hourly"],
    );
    assert.equal(page.registers[0]!.unit, "dm3");
  },
  "consumption-empty.json": () =>
    assert.deepEqual(consumptionOf("consumption-empty.json"), { registers: [], rejected: [] }),
  "telemetry.json": () => {
    const data = dataOf(recording("telemetry.json"), "x");
    const current = slotAt(Date.UTC(2025, 6, 3, 1));
    const page = readTelemetry(data.at("halfHours"), ALWAYS, current);
    // Two offsets of one instant are one half hour; the one that has not ended is not told.
    assert.deepEqual(readingsOf([page]), [
      { slot: current - 3, value: 84, quality: "actual", source: "live" },
      { slot: current - 2, value: 71, quality: "actual", source: "live" },
    ]);
    const power = newestPower(data.at("now"));
    assert.deepEqual(power, { atMs: Date.UTC(2025, 6, 3, 1, 9, 50), powerW: -312 });
  },
  "balance.json": () => {
    const balance = readBalance(dataOf(recording("balance.json"), "x").at("prepayBalanceSnapshot"));
    assert.deepEqual(
      [balance.credit, balance.debt, balance.emergencyCredit],
      [-32_000_000_000n, 825_000_000_000n, null],
    );
    assert.equal(balance.atMs, Date.UTC(2025, 6, 3, 6, 15, 2, 123));
  },
  "token.json": () => {
    const obtained = dataOf(recording("token.json"), "x").at("obtainKrakenToken");
    assert.equal(obtained.at("payload").at("exp").wholeNumber(), 1_774_003_600);
  },
  "token-expired.json": () => checkFault("token-expired.json", "access-refused"),
  "too-many-requests.json": () => checkFault("too-many-requests.json", "slow-down"),
  "account-of-another.json": () => checkFault("account-of-another.json", "account-unknown"),
};

test("every recording is checked", () => {
  assert.deepEqual(readdirSync(FOLDER).toSorted(), Object.keys(CHECKS).toSorted());
});

for (const [name, check] of Object.entries(CHECKS)) test(`the recording ${name} is read as it says`, check);

test("the recordings' numbers have right check digits", () => {
  for (const meter of metersOf("account.json"))
    assert.ok((meter.fuel === "gas" ? parseMprn : parseMpan)(meter.meterPoint).ok);
});

function checkDay(name: string, date: LondonDate, slots: number, firstWh: number): void {
  const { firstSlot, slotCount } = settlementDay(date);
  assert.equal(slotCount, slots);
  const page = consumptionOf(name);
  assert.deepEqual(page.rejected, []);
  assert.deepEqual(
    readingsOf([page]),
    Array.from({ length: slots }, (_, i) => ({
      slot: firstSlot + i,
      value: firstWh + i,
      quality: "actual",
      source: "supplier",
    })),
  );
}

async function checkFault(name: string, code: SourceFaultCode): Promise<void> {
  await faultOf(
    Promise.resolve().then(() => dataOf(recording(name), "the account")),
    code,
  );
}

const DATA =
  process.env["HALFHOURLY_SHARED_DATA"] ??
  resolve(fileURLToPath(new URL("../../..", import.meta.url)), "../shared/data");

function realData(path: string, what: string, check: (document: ReturnType<typeof read>) => void): void {
  const file = resolve(DATA, "fixtures", path);
  const absent = !existsSync(file);
  test(`real data: ${path}: ${what}`, absent ? { skip: `real data absent: ${path}` } : {}, () =>
    check(read(file)),
  );
}

const askedElectricity = { fuel: "electricity", direction: "import", unit: "kWh" } as const;

for (const [path, count] of [
  ["octopus_rest/octopus-energy-list-electricity-consumption-example.json", 3],
  ["octopus_rest/viral_consumptionAgileFixture.json", 48],
  ["octopus_rest/viral_consumptionCosyFixture.json", 48],
] as const)
  realData(path, `${count} half hours of a supplier`, (document) => {
    assert.equal(readingsOf([readConsumption(document, askedElectricity, ALWAYS)]).length, count);
  });

for (const [path, count] of [
  ["kraken/viral_telemetryFixture.json", 21],
  ["kraken/viral_telemetry2020Fixture.json", 1],
] as const)
  realData(path, `${count} live half hours`, (document) => {
    const list = new Found(document, "data").at("smartMeterTelemetry");
    assert.equal(readingsOf([readTelemetry(list, ALWAYS, ALWAYS.before)]).length, count);
    assert.equal(newestPower(list), null);
  });

realData("kraken/viral_accountFixture.json", "an account by its agreements", (document) => {
  const [meter] = metersOfAccount(new Found(document, "data").at("account"), NOW);
  assert.deepEqual([meter!.fuel, meter!.serialNumbers.length, meter!.unit], ["electricity", 1, "kWh"]);
  assert.notEqual(meter!.liveDeviceId, null);
});

realData(
  "octopus_rest/mark_account_response.json",
  "meter points with numbers; gas without a unit",
  (document) => {
    const meters = metersOfAccount(new Found(document, "account"), NOW);
    assert.deepEqual(
      meters.map(({ fuel, unit, serialNumbers, occupiedFrom }) => [
        fuel,
        unit,
        serialNumbers.length,
        occupiedFrom,
      ]),
      [
        ["electricity", "kWh", 1, "2014-09-05"],
        ["gas", null, 1, "2014-09-05"],
      ],
    );
  },
);

const others = existsSync(resolve(DATA, "fixtures"))
  ? ["kraken", "octopus_rest"].flatMap((folder) =>
      readdirSync(resolve(DATA, "fixtures", folder)).map((name) => `${folder}/${name}`),
    )
  : [];
for (const path of others.filter((name) => !/onsumption|account|telemetry/i.test(name)))
  realData(path, "holds no half hours and no meters: refused as not understood, or empty", (document) => {
    assert.throws(() => readConsumption(document, askedElectricity, ALWAYS), { code: "not-understood" });
    assert.deepEqual(metersOfAccount(new Found(document, "account"), NOW), []);
  });
