import assert from "node:assert/strict";
import { test } from "node:test";
import { covers, isLive, nextConsentState, type GrantTerms } from "../src/index.js";

const grant: GrantTerms = {
  household: "h1",
  meterPoint: "2000027391990",
  fuel: "electricity",
  purpose: "viewing",
  expiresAtMs: 1_000,
};

test("a grant lives until, not at, the instant it expires", () => {
  assert.equal(isLive(grant, 999), true);
  assert.equal(isLive(grant, 1_000), false);
  assert.equal(isLive({ ...grant, expiresAtMs: NaN }, 0), false);
});

test("a grant reaches its own meter point and fuel only", () => {
  assert.equal(covers(grant, { meterPoint: "2000027391990", fuel: "electricity" }), true);
  assert.equal(covers(grant, { meterPoint: "2000027391990", fuel: "gas" }), false);
  assert.equal(covers(grant, { meterPoint: "2100000000000", fuel: "electricity" }), false);
});

test("consent is granted, withdrawn and granted again; what changes nothing leaves no record", () => {
  assert.equal(nextConsentState("none", "grant"), "granted");
  assert.equal(nextConsentState("granted", "withdraw"), "withdrawn");
  assert.equal(nextConsentState("withdrawn", "grant"), "granted");
  assert.equal(nextConsentState("granted", "grant"), "granted");
  assert.equal(nextConsentState("none", "withdraw"), null);
  assert.equal(nextConsentState("withdrawn", "withdraw"), null);
});
