import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { accessOf, NO_SECRETS } from "../src/features/link/access.js";
import {
  EMPTY_LINK,
  LINK_STEPS,
  linkAddress,
  linkStepToShow,
  type LinkDraft,
} from "../src/features/link/link-draft.js";
import { isPostcode } from "../src/features/link/postcode.js";

const NOW_MS = Date.parse("2026-11-21T12:00:00Z");
const found: NonNullable<LinkDraft["found"]> = {
  source: "ynni-da",
  ticket: "ticket",
  ticketEndsAt: "2026-11-21T12:10:00Z",
  proofs: ["supplier-account"],
  meters: [
    {
      meterPoint: "2000027391990",
      fuel: "electricity",
      direction: "import",
      payment: null,
      occupiedFrom: null,
      halfHours: true,
      live: false,
      balance: false,
      meterId: null,
      addable: true,
      whyNot: null,
    },
  ],
};
const whole: LinkDraft = {
  ...EMPTY_LINK,
  source: "ynni-da",
  postcode: "CF10 1BH",
  found,
  chosen: ["2000027391990"],
  payment: "credit",
  moved: "long-ago",
};

test("no page is shown before what it needs is answered, whatever its address says", () => {
  assert.equal(linkStepToShow("consent", EMPTY_LINK, NOW_MS), "supplier");
  assert.equal(linkStepToShow("consent", { ...EMPTY_LINK, source: "ynni-da" }, NOW_MS), "postcode");
  assert.equal(linkStepToShow("consent", { ...whole, chosen: [] }, NOW_MS), "found");
  assert.equal(linkStepToShow("consent", { ...whole, payment: null }, NOW_MS), "payment");
  assert.equal(linkStepToShow("consent", { ...whole, moved: null }, NOW_MS), "moved-in");
  assert.equal(linkStepToShow("consent", whole, NOW_MS), "consent");
  assert.equal(linkStepToShow("no-such-step", whole, NOW_MS), "supplier");
});

test("a ticket that has ended, and one of another supplier, lead back to the account", () => {
  assert.equal(linkStepToShow("consent", whole, Date.parse(found.ticketEndsAt)), "access");
  assert.equal(linkStepToShow("found", { ...whole, source: "golau" }, NOW_MS), "access");
});

test("a meter that its supplier says the payment of is not asked about", () => {
  const stated = {
    ...found,
    meters: found.meters.map((meter) => ({ ...meter, payment: "prepayment" as const })),
  };
  assert.equal(linkStepToShow("consent", { ...whole, found: stated, payment: null }, NOW_MS), "consent");
});

test("the address of a step leads to that step", () => {
  for (const step of LINK_STEPS) {
    const asked = new URL(linkAddress(step), "http://localhost").searchParams.get("step") ?? undefined;
    assert.equal(linkStepToShow(asked, whole, NOW_MS), step);
  }
});

test("access: what lacks is named by its field, and nothing else of the draft goes with it", () => {
  assert.deepEqual(accessOf("api-key", EMPTY_LINK, NO_SECRETS), {
    ok: false,
    faults: ["account-number", "api-key"],
  });
  const typed = { ...EMPTY_LINK, accountNumber: " A-1 ", login: "sam", meterPoint: "20 0002 7391 990" };
  assert.deepEqual(accessOf("api-key", typed, { apiKey: " k ", password: "not this" }), {
    ok: true,
    access: { kind: "api-key", apiKey: "k", accountNumber: "A-1" },
  });
  assert.deepEqual(accessOf("password", { ...typed, accountNumber: "" }, { apiKey: "", password: " p " }), {
    ok: true,
    access: { kind: "password", login: "sam", password: " p ", accountNumber: null },
  });
  assert.deepEqual(accessOf("operator", { ...typed, deviceId: "00-DB" }, NO_SECRETS), {
    ok: false,
    faults: ["device-id"],
  });
});

test("a postcode is one however it is spaced and cased, and other text is none", () => {
  const spaced = fc.constantFrom(
    "CF10 1BH",
    "EC1A 1BB",
    "W1A 0AX",
    "M1 1AE",
    "B33 8TH",
    "CR2 6XH",
    "DN55 1PT",
  );
  fc.assert(
    fc.property(spaced, fc.boolean(), fc.boolean(), (code, small, tight) => {
      const cased = small ? code.toLowerCase() : code;
      assert.ok(isPostcode(tight ? cased.replace(" ", "") : ` ${cased} `));
    }),
    { seed: 5 },
  );
  for (const text of ["", "CF10", "1BH", "CF10 1B", "CF10 1BHX", "10 1BH", "CF10-1BH"])
    assert.equal(isPostcode(text), false, text);
});
