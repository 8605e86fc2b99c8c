import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  agreeOnConsentPage,
  OPEN_SUPPLY_FAULTS,
  startOpenSupplySimulator,
  type OpenSupplyFault,
} from "@halfhourly/supplier-simulator";
import { readArguments } from "../src/arguments.js";
import { main, type Terminal } from "../src/index.js";
import { check } from "../src/supplier/check.js";
import { fakeTerminal } from "./fake-terminal.js";

const START_MS = Date.UTC(2026, 10, 20, 10);
const supplier = await startOpenSupplySimulator({ startMs: START_MS });
after(() => supplier.close());
const secrets = [
  supplier.client.clientSecret,
  ...supplier.homes.flatMap((home) => home.meterPoints.map((one) => one.meterPoint)),
];

interface Case {
  readonly name: string;
  readonly outcome: string;
  readonly where: string | null;
  readonly what: string | null;
  readonly todo: string | null;
}

/** A terminal at which somebody agrees whenever an address is printed, and whose pauses are the supplier's clock. */
async function checked(home: string, flags: readonly string[] = []) {
  const { terminal, written } = fakeTerminal({ files: { "client.json": JSON.stringify(supplier.client) } });
  let nowMs = START_MS;
  const acting: Terminal = {
    ...terminal,
    fetch: (url, init) => fetch(url, init),
    err(text) {
      terminal.err(text);
      const address = /^http\S+$/m.exec(text)?.[0];
      if (address !== undefined) void agreeOnConsentPage(address, { home }).then((back) => fetch(back));
    },
    pause: (ms) => Promise.resolve(supplier.setNowMs((nowMs += ms))),
  };
  const args = [
    "supplier",
    "check",
    supplier.baseUrl,
    "--client",
    "client.json",
    "--port",
    "0",
    "--json",
    ...flags,
  ];
  const read = readArguments(args);
  supplier.setNowMs(START_MS);
  const exitCode = await check({ ...read, operands: read.operands.slice(1) }, acting, () => nowMs);
  const told: { cases: Case[]; passed: number; failed: number; notRun: number } = JSON.parse(written.out);
  for (const secret of secrets) assert.ok(!written.out.includes(secret));
  return {
    exitCode,
    ...told,
    namesOf: (outcome: string) => told.cases.filter((one) => one.outcome === outcome).map(({ name }) => name),
  };
}

test("a supplier that keeps to the contract passes every case, but for TLS on this machine", async () => {
  for (const home of ["family", "prepayment"]) {
    const { exitCode, cases, namesOf } = await checked(home);
    assert.deepEqual(
      cases.filter(({ outcome }) => outcome === "failed"),
      [],
    );
    assert.equal(exitCode, 0);
    assert.deepEqual(namesOf("not-run"), ["tls", home === "family" ? "balance" : "balance-of-credit"]);
    assert.ok(cases.length >= 30);
  }
});

const found: Readonly<Record<OpenSupplyFault, string>> = {
  "issuer-differs": "discovery",
  "pkce-not-checked": "pkce-refused",
  "code-taken-twice": "code-once",
  "refresh-token-kept": "refresh",
  "refresh-token-taken-again-for-ever": "refresh-stolen",
  "revocation-without-effect": "revocation",
  "token-not-checked": "token-missing",
  "faults-in-html": "meter-point-unknown",
  "unknown-meter-point-403": "meter-point-unknown",
  "unknown-meter-point-500": "meter-point-unknown",
  "zero-for-missing": "missing-is-null",
  "values-in-kwh": "day",
  "local-times": "day",
  "always-48": "spring",
  "before-included": "day",
  "from-left-out": "range-ends",
  "page-lost": "history",
  "cursor-not-checked": "cursor-wrong",
  "range-not-checked": "range-wrong",
  "other-answer-each-time": "same-again",
  "readings-before-moving-in": "moving-in",
  "balance-in-pounds": "balance",
  "balance-for-everybody": "balance-of-credit",
  "other-unit": "day",
};

for (const fault of OPEN_SUPPLY_FAULTS) {
  test(`a supplier with ${fault} fails in ${found[fault]}, with where, what and what to do`, async () => {
    supplier.faults.add(fault);
    const { exitCode, cases } = await checked(
      fault === "balance-in-pounds" ? "prepayment" : "family",
    ).finally(() => supplier.faults.delete(fault));
    const failed = cases.find(({ name }) => name === found[fault]);
    assert.equal(failed?.outcome, "failed");
    for (const said of [failed?.where, failed?.what, failed?.todo]) assert.ok(said !== null && said !== "");
    assert.equal(exitCode, 1);
  });
}

test("whoever turns us away and does not say for how long fails for it", async () => {
  supplier.misbehave({ kind: "too-many", retryAfterSeconds: null }, { path: "/v1/meter-points", times: 1 });
  const { namesOf } = await checked("family");
  assert.deepEqual(namesOf("failed"), ["retry-after"]);
});

test("without a token and a client only what a stranger sees is checked", async () => {
  const { terminal, written } = fakeTerminal({});
  const here = { ...terminal, fetch: (url: string, init: RequestInit) => fetch(url, init) };
  assert.equal(await main(["supplier", "check", supplier.baseUrl], here), 0);
  assert.match(written.out, /passed {3}discovery/);
  assert.match(written.out, /not run {2}history/);
  assert.match(written.out, /0 failed/);
});

test("an address where nothing answers, and arguments that are none, are unusable", async () => {
  const { terminal } = fakeTerminal({});
  const here = { ...terminal, fetch: (url: string, init: RequestInit) => fetch(url, init) };
  assert.equal(await main(["supplier", "check", "http://127.0.0.1:1"], here), 2);
  assert.equal(await main(["supplier", "check", "http://supplier.example"], here), 2);
  assert.equal(await main(["supplier", "check"], here), 2);
  assert.equal(await main(["supplier", "check", supplier.baseUrl, "--client", "none.json"], here), 2);
  assert.equal(await main(["supplier"], here), 2);
});

test("the contract is an OpenAPI document", async () => {
  const { terminal, written } = fakeTerminal({});
  assert.equal(await main(["supplier", "contract"], terminal), 0);
  const document = JSON.parse(written.out);
  assert.equal(document.openapi, "3.1.0");
  assert.deepEqual(Object.keys(document.paths), [
    "/.well-known/oauth-authorization-server",
    "/v1/meter-points",
    "/v1/meter-points/{id}/interval-readings",
    "/v1/meter-points/{id}/balance",
  ]);
});
