import assert from "node:assert/strict";
import { after, test } from "node:test";
import { compactVerify, createLocalJWKSet, type JWK } from "jose";
import { purposes } from "../src/index.js";
import { openConsentHouse } from "./house.js";

const house = await openConsentHouse();
after(() => house.close());
const { client } = house.consent;

/** With jose and the published keys alone, as anybody would. */
async function opened(signed: string) {
  const { keys } = await client.publishedKeys();
  const jwks = createLocalJWKSet({ keys: keys as unknown as JWK[] });
  const { payload, protectedHeader } = await compactVerify(signed, jwks);
  return { type: protectedHeader.typ, payload: JSON.parse(new TextDecoder().decode(payload)) };
}

test("each answer has a receipt that verifies, and tells every answer so far", async () => {
  const scope = house.freshScope("comparison");
  const { consentId } = await client.grant(scope, purposes.comparison.version, "test");
  const first = await client.receipt(scope.household, consentId);
  const given = await opened(first!);
  assert.equal(given.type, "consent-receipt");
  assert.equal(given.payload.record_id, consentId);
  assert.equal(given.payload.pii_principal_id, scope.household);
  assert.equal(given.payload.valid_until, "2027-11-26");
  assert.deepEqual(
    given.payload.events.map((event: { event_state: string }) => event.event_state),
    ["granted"],
  );
  house.clock.nowMs += 1_000;
  await client.withdraw(scope, "test");
  const withdrawn = await opened((await client.receipt(scope.household, consentId))!);
  assert.deepEqual(
    withdrawn.payload.events.map((event: { event_state: string; event_time: string }) => event),
    [
      { ...given.payload.events[0] },
      {
        event_type: "withdrawn",
        event_state: "withdrawn",
        event_time: "2026-11-26T12:00:01.000Z",
        notice: "comparison-1",
        entity_id: scope.household,
      },
    ],
  );
  assert.notEqual(withdrawn.payload.receipt_id, given.payload.receipt_id);
});

test("a receipt holds no meter number and is the same text at every asking", async () => {
  const scope = house.freshScope();
  const { consentId } = await client.grant(scope, purposes.viewing.version, "test");
  const many = await Promise.all(Array.from({ length: 4 }, () => client.receipt(scope.household, consentId)));
  assert.equal(new Set(many).size, 1);
  assert.ok(!JSON.stringify(await opened(many[0]!)).includes(scope.meterPoint));
});

test("a receipt is given to its own household only", async () => {
  const scope = house.freshScope();
  const { consentId } = await client.grant(scope, purposes.viewing.version, "test");
  assert.equal(await client.receipt("another home", consentId), null);
  assert.equal(await client.receipt(scope.household, "another consent"), null);
});

test("a receipt from before a rotation of the keys verifies after it", async () => {
  const scope = house.freshScope();
  const { consentId } = await client.grant(scope, purposes.viewing.version, "test");
  const signed = await client.receipt(scope.household, consentId);
  await house.signingKeys.rotate();
  assert.equal((await opened(signed!)).payload.record_id, consentId);
});

test("after 90 days the worker lets a new key sign, once; what the old one signed still verifies", async () => {
  const scope = house.freshScope();
  const { consentId } = await client.grant(scope, purposes.viewing.version, "test");
  const signed = (await client.receipt(scope.household, consentId))!;
  const newest = async () => (await client.publishedKeys()).keys[0]?.["kid"];
  const count = async () => (await client.publishedKeys()).keys.length;
  const [old, before] = [await newest(), await count()];
  const startedMs = house.clock.nowMs;
  house.clock.nowMs = startedMs + 90 * 86_400_000 - 7_200_000;
  await house.consent.work();
  assert.equal(await newest(), old);
  house.clock.nowMs = startedMs + 90 * 86_400_000 + 7_200_000;
  await house.consent.work();
  assert.notEqual(await newest(), old);
  house.clock.nowMs += 7_200_000;
  await house.consent.work();
  assert.equal(await count(), before + 1);
  assert.ok((await opened(signed)).payload.record_id);
  const later = house.freshScope();
  const { consentId: laterId } = await client.grant(later, purposes.viewing.version, "test");
  await opened((await client.receipt(later.household, laterId))!);
});
