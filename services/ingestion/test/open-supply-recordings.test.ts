import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { slotAt } from "@halfhourly/domain";
import type { HttpCall } from "../src/suppliers/http-call.js";
import { openSupplySource } from "../src/suppliers/open-supply/index.js";
import type { KeptAccess, SourceMeter } from "../src/suppliers/port.js";
import { SourceFault } from "../src/suppliers/source-fault.js";
import { pagesOf, testCall } from "./supplier-call.js";
import { FUZZ, mutated } from "./supplier-mutations.js";

const NOW = Date.UTC(2026, 6, 1, 10);
const FOLDER = new URL("../src/suppliers/open-supply/recordings/", import.meta.url);
const recorded = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const CLIENT = { clientId: "halfhourly", clientSecret: "invented-secret" };
const OFFERED = {
  kind: "authorisation-code",
  code: "invented-code",
  codeVerifier: "v",
  redirectUri: "https://here.example",
} as const;
const FIRST = slotAt(Date.UTC(2026, 2, 29));
const RANGE = { first: FIRST, before: FIRST + 46 };
const access: KeptAccess = {
  apiKey: null,
  accountNumber: null,
  accessToken: "invented-access",
  refreshToken: "invented-refresh",
  accessEndsAtMs: NOW + 600_000,
};
const fresh = () => openSupplySource({ name: "supplier", baseUrl: "https://supplier.example", ...CLIENT });

/** Answers each question as it was recorded, and one of them with another body. */
function answering(replaced: string, body: string) {
  const fileOf = (url: string): string =>
    [
      ["oauth-authorization-server", "metadata.json"],
      ["/token", "tokens.json"],
      ["/interval-readings", "interval-page.json"],
      ["/balance", "balance.json"],
      ["/v1/meter-points", "meter-points.json"],
    ].find(([part]) => url.includes(part!))![1]!;
  const http: HttpCall = ({ url }) => {
    const file = fileOf(url);
    const bytes = new TextEncoder().encode(file === replaced ? body : recorded(file));
    return Promise.resolve({ status: 200, headers: {}, bytes });
  };
  return testCall(NOW, { http });
}

const asRecorded = () => answering("", "");
const meters = await fresh().meters(asRecorded(), access);

/** Each recording is here once: what it says, and the way into the source that reads it. */
const WAYS: Readonly<
  Record<string, readonly [(call: ReturnType<typeof testCall>) => Promise<unknown>, (told: unknown) => void]>
> = {
  "metadata.json": [
    (call) => fresh().signIn(call, { redirectUri: "https://here.example", state: "s" }),
    (told) =>
      assert.match(
        inspect(told),
        /https:\/\/supplier\.example\/authorize\?response_type=code&client_id=halfhourly/,
      ),
  ],
  "tokens.json": [
    (call) => fresh().open(call, OFFERED),
    (told) => assert.deepEqual(told, { ...access, accessEndsAtMs: NOW + 1_800_000 }),
  ],
  "meter-points.json": [(call) => fresh().meters(call, access), (told) => assert.deepEqual(told, meters)],
  "interval-page.json": [
    (call) => pagesOf(fresh().intervals!(call, access, meters[0]!, RANGE)),
    (told) =>
      assert.deepEqual(told, [
        {
          registers: [
            registerOf(1, [
              [0, 101, "actual"],
              [2, 0, "estimated"],
              [4, 40_000, "suspect"],
            ]),
            registerOf(2, [
              [0, 1, "actual"],
              [1, 2, "actual"],
              [2, 3, "estimated"],
              [3, 4, "estimated"],
              [4, 5, "estimated"],
              [5, 6, "estimated"],
            ]),
          ],
          rejected: [rejected(4, "held-for-review", told), rejected(6, "held-for-review", told)],
        },
      ]),
  ],
  "balance.json": [
    (call) => fresh().balance!(call, access, meters[0]!),
    (told) =>
      assert.deepEqual(told, {
        atMs: NOW,
        credit: -32_050_000_000n,
        emergencyCredit: { limit: 100_000_000_000n, used: 32_050_000_000n },
        debt: 825_000_000_000n,
        debtRecoveryPerWeek: 35_000_000_000n,
        topUps: [{ atMs: Date.UTC(2026, 5, 20, 9, 30), amount: 200_000_000_000n }],
      }),
  ],
};

function registerOf(element: 1 | 2, readings: readonly (readonly [number, number, string])[]) {
  return {
    id: "2000027391990",
    fuel: "electricity",
    direction: "import",
    element,
    unit: "Wh",
    readings: readings.map(([at, value, quality]) => ({
      slot: FIRST + at,
      value,
      quality,
      source: "supplier",
    })),
  };
}

/** The message is the project's own for that fault, after the place. */
function rejected(line: number, code: string, told: unknown) {
  const [page] = Array.isArray(told) ? told : [];
  const found = page.rejected.find((row: { line: number }) => row.line === line);
  assert.match(found.message, new RegExp(`^Document 1, value ${line}: `));
  return { line, code, message: found.message };
}

test("each recording is read as what it says, and none is left out", async () => {
  assert.deepEqual(Object.keys(WAYS).toSorted(), readdirSync(FOLDER).toSorted());
  for (const [ask, expect] of Object.values(WAYS)) expect(await ask(asRecorded()));
});

for (const [name, [ask]] of Object.entries(WAYS))
  test(`${name}: whatever comes in its place is read, or refused with a SourceFault that tells no secret`, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutated(recorded(name)), async (body) => {
        try {
          await ask(answering(name, body));
        } catch (fault) {
          refused++;
          assert.ok(fault instanceof SourceFault, `not a SourceFault: ${inspect(fault)}`);
          const told = inspect(fault);
          for (const secret of ["invented-", "2000027391990", "3938424403", "ZZE00000", "ZZ10"])
            assert.ok(!told.includes(secret), told);
        }
      }),
      FUZZ,
    );
    assert.ok(refused > 20, "mutations reach the parser");
  });

test("a code in place of a reading is named and left out, or breaks the contract: it is never kept", async () => {
  const page = JSON.parse(recorded("interval-page.json"));
  const told = (meter: SourceMeter, document: object) => {
    const documents = [{ ...page.documents[0], exceptions: [], ...document }];
    const call = answering("interval-page.json", JSON.stringify({ ...page, documents }));
    return pagesOf(fresh().intervals!(call, access, meter, RANGE));
  };
  const gas = meters.find(({ unit }) => unit === "dm3")!;
  const { meterPoint, fuel, unit } = gas;
  const [read] = await told(gas, { meterPoint, fuel, unit, values: [16_777_215, 1_234] });
  assert.deepEqual(read!.rejected, [rejected(1, "invalid-marker", [read])]);
  assert.deepEqual(
    read!.registers.map(({ readings }) => readings.map(({ slot, value }) => [slot - FIRST, value])),
    [[[1, 1_234]]],
  );
  await assert.rejects(told(meters[0]!, { values: [101, 4_294_967_295] }), {
    code: "not-understood",
    message: /\/documents\/0\/values\/1/,
  });
});

test("pages whose cursor comes again are left, not followed for ever", async () => {
  const page = JSON.parse(recorded("interval-page.json"));
  const call = answering("interval-page.json", JSON.stringify({ ...page, next: "again" }));
  await assert.rejects(pagesOf(fresh().intervals!(call, access, meters[0]!, RANGE)), {
    code: "not-understood",
  });
});

test("an answer of a million members is refused at once", async () => {
  const body = `{${Array.from({ length: 200_000 }, (_, i) => `"m${i}":0`).join(",")}}`;
  await assert.rejects(fresh().meters(answering("meter-points.json", body), access), {
    code: "not-understood",
  });
});
