import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { slotAt } from "@halfhourly/domain";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import type { KeptAccess, SourceMeter } from "../src/suppliers/port.js";
import { SourceFault } from "../src/suppliers/source-fault.js";
import { FUZZ, mutated } from "./supplier-mutations.js";
import { pagesOf, testCall } from "./supplier-call.js";

const NOW = Date.UTC(2026, 0, 15, 12);
const SECRET = "sk_live_invented_secret";
const source = krakenSource({ name: "octopus", baseUrl: "http://kraken.example" });
const access: KeptAccess = {
  apiKey: SECRET,
  accountNumber: "A-51A0B1C2",
  accessToken: "invented.token.secret",
  refreshToken: null,
  accessEndsAtMs: NOW + 3_600_000,
};
const meter: SourceMeter = {
  meterPoint: "2099981999961",
  fuel: "electricity",
  direction: "import",
  serialNumbers: ["ZZE0000001", "ZZE0000002"],
  unit: "kWh",
  generation: "SMETS2",
  payment: "prepayment",
  postcode: null,
  occupiedFrom: null,
  occupiedTo: null,
  liveDeviceId: "02-48-48-01-00-00-AA-02",
  handles: { device: "02-48-48-01-00-00-AA-02" },
};
const RANGE = { first: slotAt(Date.UTC(2025, 0, 1)), before: slotAt(Date.UTC(2026, 0, 1)) };

/** Every way into the adapter, each answered with one body. */
const WAYS: readonly (readonly [string, string, (body: string) => Promise<unknown>])[] = [
  [
    "open",
    "token.json",
    (body) =>
      source.open(answering(body), {
        kind: "password",
        login: "a@b.example",
        password: SECRET,
        accountNumber: null,
      }),
  ],
  ["meters", "account.json", (body) => source.meters(answering(body), access)],
  [
    "intervals",
    "consumption-october.json",
    (body) => pagesOf(source.intervals!(answering(body), access, meter, RANGE)),
  ],
  ["live", "telemetry.json", (body) => source.live!(answering(body), access, meter, RANGE)],
  ["balance", "balance.json", (body) => source.balance!(answering(body), access, meter)],
];

function answering(body: string) {
  const answer = { status: 200, headers: {}, bytes: new TextEncoder().encode(body) };
  return testCall(NOW, { http: () => Promise.resolve(answer) });
}

for (const [name, recorded, ask] of WAYS)
  test(`${name}: whatever comes is read, or refused with a SourceFault that tells no secret`, async () => {
    const body = readFileSync(
      new URL(`../src/suppliers/kraken/recordings/${recorded}`, import.meta.url),
      "utf8",
    );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutated(body), async (text) => {
        try {
          await ask(text);
        } catch (fault) {
          refused++;
          assert.ok(fault instanceof SourceFault, `not a SourceFault: ${String(fault)}`);
          const told = `${fault.message} ${String(fault.cause)}`;
          for (const secret of [SECRET, "invented.token", meter.meterPoint, "A-51A0B1C2", "ZZE00000"])
            assert.ok(!told.includes(secret), told);
        }
      }),
      FUZZ,
    );
    assert.ok(refused > 20, "mutations reach the parser");
  });
