import assert from "node:assert/strict";
import { test } from "node:test";
import type { Consent, Notices } from "@halfhourly/contracts";
import { byMeter, dueForRenewal, isLastOfMeter, noticeFor } from "../src/features/consents/purposes.js";
import { newConsents, renewSoon } from "./fake-api/consents.js";
import { newHousehold } from "./fake-api/household.js";

const notices = (versions: Partial<Record<Consent["purpose"], string>>): Notices => ({
  notices: Object.entries(versions).map(([purpose, version]) => ({
    purpose: purpose as Consent["purpose"],
    version,
    from: "2026-11-01",
  })),
});
const inForce = notices({
  viewing: "viewing-1",
  recommendations: "recommendations-1",
  comparison: "comparison-1",
  research: "research-1",
});
const consentsOf = () => newConsents(newHousehold().meters).consents;
const find = (consents: readonly Consent[], meterId: string, purpose: Consent["purpose"]) => {
  const found = consents.find((consent) => consent.meterId === meterId && consent.purpose === purpose);
  assert.ok(found);
  return found;
};

test("a promise is answered only in words that this app holds", () => {
  assert.deepEqual(noticeFor("viewing", inForce), { kind: "known", version: "viewing-1" });
  assert.deepEqual(noticeFor("viewing", notices({ viewing: "viewing-9" })), { kind: "unknown" });
  assert.deepEqual(noticeFor("research", notices({ viewing: "viewing-1" })), { kind: "none" });
});

test("stopping the last purpose of a meter is told apart: its readings go, those of another meter do not matter", () => {
  const consents = consentsOf();
  assert.equal(isLastOfMeter(find(consents, "m-el", "viewing"), consents), false);
  assert.equal(isLastOfMeter(find(consents, "m-gas", "viewing"), consents), true);
});

test("nothing is renewed before its month, and never under words that changed since", () => {
  const home = newHousehold();
  assert.deepEqual(dueForRenewal(home.privacy.consents, inForce), { renewable: [], changed: [] });
  renewSoon(home);
  const newer = notices({ viewing: "viewing-1", comparison: "comparison-2" });
  const due = dueForRenewal(home.privacy.consents, newer);
  assert.deepEqual(
    due.renewable.map(({ consent, noticeVersion }) => [consent.meterId, consent.purpose, noticeVersion]),
    [
      ["m-el", "viewing", "viewing-1"],
      ["m-gas", "viewing", "viewing-1"],
    ],
  );
  assert.deepEqual(
    due.changed.map(({ meterId, purpose }) => [meterId, purpose]),
    [["m-el", "comparison"]],
  );
});

test("each meter has its four purposes in our order, whatever the order of the answer", () => {
  const shuffled = consentsOf().sort((a, b) => a.purpose.localeCompare(b.purpose));
  for (const own of byMeter(shuffled))
    assert.deepEqual(
      own.map(({ purpose }) => purpose),
      ["viewing", "recommendations", "comparison", "research"],
    );
});
