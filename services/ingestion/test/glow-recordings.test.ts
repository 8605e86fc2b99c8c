import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { slotAt } from "@halfhourly/domain";
import { readJson } from "../src/files/json-document.js";
import { Found } from "../src/suppliers/found.js";
import { readCurrentPower } from "../src/suppliers/glow/current-power.js";
import { glowSource } from "../src/suppliers/glow/index.js";
import { readReadings } from "../src/suppliers/glow/readings.js";
import { readHomes, readResources } from "../src/suppliers/glow/resources.js";
import type { KeptAccess, SourceMeter } from "../src/suppliers/port.js";
import { SourceFault } from "../src/suppliers/source-fault.js";
import { FUZZ, mutated } from "./supplier-mutations.js";
import { pagesOf, readingsOf, testCall } from "./supplier-call.js";

const NOW = Date.UTC(2025, 6, 20, 12);
const FOLDER = new URL("../src/suppliers/glow/recordings/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const recording = (name: string): Found => new Found(readJson(textOf(name)), "answer");
const FIRST = slotAt(Date.UTC(2025, 6, 1));
const RANGE = { first: FIRST, before: FIRST + 6 };
const meters = readResources(recording("resources.json"), "ZZ9 9ZZ");
const electricity: SourceMeter = meters.find(
  ({ fuel, direction }) => fuel === "electricity" && direction === "import",
)!;

/** Each recording is here once. */
const CHECKS: Readonly<Record<string, () => void>> = {
  "token.json": () => assert.equal(recording("token.json").at("exp").wholeNumber(), 1_774_604_800),
  "homes.json": () =>
    assert.deepEqual(readHomes(recording("homes.json")), [
      { id: "00000000-0000-4000-8000-0000000000b1", postcode: "ZZ9 9ZZ" },
    ]),
  "resources.json": () =>
    assert.deepEqual(
      meters.map(({ fuel, direction, unit, handles }) => [
        fuel,
        direction,
        unit,
        handles["resource"]!.at(-1),
      ]),
      [
        ["gas", "import", "kWh", "1"],
        ["electricity", "export", "kWh", "3"],
        ["electricity", "import", "kWh", "5"],
        ["gas", "import", null, "6"],
      ],
    ),
  "readings.json": () => {
    const page = readReadings(recording("readings.json"), electricity, RANGE, true);
    const valueOf = (slot: number, value: number) => ({ slot, value, quality: "actual", source: "supplier" });
    assert.deepEqual(readingsOf([page]), [
      valueOf(FIRST, 123),
      valueOf(FIRST + 1, 0),
      valueOf(FIRST + 3, 46),
      valueOf(FIRST + 5, 250),
    ]);
    // By the number of the entry: one that is no half hour, one that is a marker.
    assert.deepEqual(
      page.rejected.map(({ line, code }) => [line, code]),
      [
        [5, "not-half-hourly"],
        [6, "invalid-marker"],
      ],
    );
    const distrusted = readReadings(recording("readings.json"), electricity, RANGE, false);
    assert.equal(readingsOf([distrusted]).length, 3);
  },
  "current.json": () =>
    assert.deepEqual(readCurrentPower(recording("current.json")), { atMs: 1_751_337_010_000, powerW: 418 }),
  "current-without-display.json": () =>
    assert.equal(readCurrentPower(recording("current-without-display.json")), null),
};

test("every recording is checked", () => {
  assert.deepEqual(readdirSync(FOLDER).toSorted(), Object.keys(CHECKS).toSorted());
});

for (const [name, check] of Object.entries(CHECKS)) test(`the recording ${name} is read as it says`, check);

test("a body in another unit than the resource's own is not read, and a power without W or kW neither", () => {
  const readings = textOf("readings.json").replace('"units": "kWh"', '"units": "m3"');
  const other = new Found(readJson(readings), "readings");
  assert.throws(() => readReadings(other, electricity, RANGE, true), /readings\.units/);
  const current = textOf("current.json").replace('"W"', '"kWh"');
  assert.throws(() => readCurrentPower(new Found(readJson(current), "power")), /power\.units: W or kW/);
});

const source = glowSource({ baseUrl: "http://glow.example", applicationId: "invented" });
const SECRET = "invented.glow.secret";
const access: KeptAccess = {
  apiKey: null,
  accountNumber: null,
  accessToken: SECRET,
  refreshToken: null,
  accessEndsAtMs: NOW + 3_600_000,
};

const WAYS: readonly (readonly [string, string, (body: string) => Promise<unknown>])[] = [
  [
    "open",
    "token.json",
    (body) =>
      source.open(answering(body), { kind: "password", login: "a", password: SECRET, accountNumber: null }),
  ],
  ["meters: the homes", "homes.json", (body) => source.meters(answering(body), access)],
  [
    "meters: the resources",
    "resources.json",
    (body) => source.meters(answering(textOf("homes.json"), body), access),
  ],
  [
    "intervals",
    "readings.json",
    (body) => pagesOf(source.intervals!(answering(body), access, electricity, RANGE)),
  ],
  [
    "live",
    "current.json",
    (body) => source.live!(answering(body), access, { ...electricity, liveDeviceId: "e5" }, RANGE),
  ],
];

/** Answers one body after another, the last for all that follow. */
function answering(...bodies: readonly string[]) {
  let asked = 0;
  const http = () => {
    const body = bodies[Math.min(asked++, bodies.length - 1)] ?? "";
    return Promise.resolve({ status: 200, headers: {}, bytes: new TextEncoder().encode(body) });
  };
  return testCall(NOW, { http });
}

for (const [name, recorded, ask] of WAYS)
  test(`${name}: whatever comes is read, or refused with a SourceFault that tells no secret`, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutated(textOf(recorded)), async (text) => {
        try {
          await ask(text);
        } catch (fault) {
          refused++;
          assert.ok(fault instanceof SourceFault, `not a SourceFault: ${String(fault)}`);
          assert.ok(!`${fault.message} ${String(fault.cause)}`.includes(SECRET), fault.message);
        }
      }),
      FUZZ,
    );
    assert.ok(refused > 20, "mutations reach the parser");
  });
