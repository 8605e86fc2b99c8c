import assert from "node:assert/strict";
import { test } from "node:test";
import {
  makeIdentitySecrets,
  readIdentitySecrets,
  withFreshSigningKey,
} from "../src/identity-provider/index.js";

const dayMs = 86_400_000;

test("the newest key signs for 90 days, then another one, and the old ones stay published for a while", () => {
  const made = makeIdentitySecrets(0);
  assert.equal(withFreshSigningKey(made, 89 * dayMs), made);
  const second = withFreshSigningKey(made, 90 * dayMs);
  assert.equal(second.signingKeys.length, 2);
  assert.equal(second.signingKeys[1], made.signingKeys[0]);
  assert.notEqual(second.signingKeys[0]!.jwk.kid, made.signingKeys[0]!.jwk.kid);
  assert.equal(second.clientSecret, made.clientSecret);
  const fifth = [180, 270, 360].reduce((held, day) => withFreshSigningKey(held, day * dayMs), second);
  assert.equal(fifth.signingKeys.length, 3);
});

test("secrets survive being written and read, those of the first slice too; damage is named and not quoted", () => {
  const made = makeIdentitySecrets(0);
  assert.deepEqual(readIdentitySecrets(JSON.stringify(made)), made);
  const { signingKeys, ...others } = made;
  const old = readIdentitySecrets(JSON.stringify({ ...others, signingKey: signingKeys[0]!.jwk }));
  assert.equal(old.signingKeys[0]!.jwk.kid, signingKeys[0]!.jwk.kid);
  assert.equal(withFreshSigningKey(old, Date.now()).signingKeys.length, 2);
  for (const damaged of ["", "{", "null", "{}", JSON.stringify({ ...made, signingKeys: [] })])
    assert.throws(() => readIdentitySecrets(damaged), /The identity secrets are damaged/);
});
