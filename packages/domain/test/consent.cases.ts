import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  addDays,
  CONSENT_TRANSITIONS,
  covers,
  dateOfDayNumber,
  dayNumberOf,
  daysToRenew,
  hasLapsed,
  isLive,
  isRenewalDue,
  nextConsentState,
  renewBy,
  type ConsentAct,
  type ConsentState,
  type GrantTerms,
} from "../src/index.js";

const grant: GrantTerms = {
  household: "h1",
  meterPoint: "2000027391990",
  fuel: "electricity",
  purpose: "viewing",
  mintedAtMs: 0,
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

test("only a granted consent can be withdrawn, lapse or end, and each can be granted again", () => {
  for (const act of ["withdraw", "lapse", "end"] as const)
    for (const state of ["none", "withdrawn", "lapsed", "ended"] as const)
      assert.equal(nextConsentState(state, act), null, `${act} from ${state}`);
  assert.equal(nextConsentState("granted", "lapse"), "lapsed");
  assert.equal(nextConsentState("granted", "end"), "ended");
  for (const state of Object.keys(CONSENT_TRANSITIONS) as ConsentState[])
    assert.equal(nextConsentState(state, "grant"), "granted");
});

test("whatever the acts, a consent is granted exactly where the last act that counted was a grant", () => {
  const acts = fc.array(fc.constantFrom<ConsentAct>("grant", "withdraw", "lapse", "end"), { maxLength: 30 });
  fc.assert(
    fc.property(acts, (sequence) => {
      let state: ConsentState = "none";
      for (const act of sequence) state = nextConsentState(state, act) ?? state;
      assert.equal(state === "granted", sequence.at(-1) === "grant");
      assert.equal(state === "none", !sequence.includes("grant"));
    }),
  );
});

test("a consent is renewed by the same date a year later, and 29 February's by the 28th", () => {
  assert.equal(renewBy("2026-11-01"), "2027-11-01");
  assert.equal(renewBy("2027-02-28"), "2028-02-28");
  assert.equal(renewBy("2028-02-29"), "2029-02-28");
  assert.equal(hasLapsed("2027-11-01", "2027-11-01"), false);
  assert.equal(hasLapsed("2027-11-01", "2027-11-02"), true);
  assert.equal(isRenewalDue("2027-11-01", "2027-10-01"), false);
  assert.equal(isRenewalDue("2027-11-01", "2027-10-02"), true);
});

test("from any grant on: a year of 365 or 366 days, reminded for 30 of them, then lapsed for good", () => {
  const dates = fc.integer({ min: dayNumberOf("2000-01-01"), max: dayNumberOf("2095-12-31") });
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 800 }), (dayNumber, later) => {
      const granted = dateOfDayNumber(dayNumber);
      const last = renewBy(granted);
      const today = addDays(granted, later);
      const left = daysToRenew(last, today);
      assert.ok([365, 366].includes(daysToRenew(last, granted)));
      assert.equal(left, daysToRenew(last, granted) - later);
      assert.equal(hasLapsed(last, today), left < 0);
      assert.equal(isRenewalDue(last, today), left <= 30);
      assert.ok(renewBy(today) >= last || later === 0);
    }),
  );
});
