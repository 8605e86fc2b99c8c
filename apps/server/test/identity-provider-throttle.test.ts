import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { budgets } from "../src/identity-provider/throttle/budgets.js";
import { Throttle } from "../src/identity-provider/throttle/throttle.js";
import {
  nextTotp,
  openPeopleHouse,
  register,
  Visitor,
  type PeopleHouse,
} from "./identity-provider-people.js";

let house: PeopleHouse;
before(async () => {
  house = await openPeopleHouse();
});
after(() => house.close());

const from = (address: string) => ({ "x-forwarded-for": address });

test("an attacker who hammers from many addresses does not make the owner's own device wait", async () => {
  const person = await register(house);
  let refused = 0;
  for (let tries = 0; tries < 60; tries += 1) {
    const attacker = await new Visitor(house, from(`192.0.2.${tries}`)).begin();
    await attacker.send({ email: person.email, password: `guess ${tries}` });
    if (attacker.status === 429) refused += 1;
  }
  assert.ok(refused > 0, "guesses from everywhere together are bounded");
  const { visitor: owner } = person;
  await owner.begin();
  await owner.send({ email: person.email, password: person.password });
  assert.equal(owner.step, "second-factor");
  await owner.send({ code: await nextTotp(house, person.secret) });
  assert.ok(owner.isSignedIn);
});

test("the known device of one person is none for another", async () => {
  const [owner, attacker] = [await register(house), await register(house)];
  const statuses = [];
  for (let tries = 0; tries < 6; tries += 1) {
    await attacker.visitor.begin();
    await attacker.visitor.send({ email: owner.email, password: `guess ${tries}` });
    statuses.push(attacker.visitor.status);
  }
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429]);
});

test("guessing codes of the app over many sign-ins is bounded, and the person hears of it once", async () => {
  const person = await register(house);
  const hourMs = 3_600_000;
  const begunMs = house.now();
  let guesses = 0;
  for (let tries = 0; tries < 40; tries += 1) {
    const thief = await new Visitor(house, from(`198.51.100.${tries}`)).begin();
    await thief.send({ email: person.email, password: person.password });
    assert.equal(thief.step, "second-factor");
    await thief.send({ code: String(100_000 + tries) });
    if (thief.status === 422) guesses += 1;
    house.clock.aheadMs += hourMs / 10;
  }
  const hours = (house.now() - begunMs) / hourMs;
  assert.ok(guesses >= 5 && guesses <= 5 + 7 + hours, `${guesses} guesses in ${hours} hours`);
  const told = house.mailbox
    .messages()
    .filter(({ to, subject }) => to === person.email && /trying to get into/.test(subject));
  assert.equal(told.length, 1);
  const { visitor: owner } = person;
  await owner.begin();
  await owner.send({ email: person.email, password: person.password });
  await owner.send({ code: await nextTotp(house, person.secret) });
  assert.ok(owner.isSignedIn, "the owner's device has its own budget for codes too");
});

function throttle(options: { mostKept?: number; key?: Buffer } = {}) {
  const clock = { nowMs: house.now() };
  const key = options.key ?? randomBytes(32);
  const parts = { database: house.database, key, now: () => clock.nowMs, ...options };
  return { clock, key, counts: new Throttle(parts), again: () => new Throttle(parts) };
}
const of = (...parts: string[]) => [{ budget: budgets.passwordFromAddress, of: parts }];

test("a wait that doubles up to its bound, a restart that does not forgive, a success that does", async () => {
  const { clock, counts, again } = throttle();
  for (let tries = 1; tries <= 5; tries += 1)
    assert.deepEqual(await counts.begin(of("a")), { waitMs: 0, failures: tries });
  assert.equal((await counts.begin(of("a"))).waitMs, 5_000);
  assert.equal((await again().begin(of("a"))).waitMs, 5_000);
  let longest = 0;
  for (let tries = 0; tries < 12; tries += 1) {
    const { waitMs } = await counts.begin(of("a"));
    longest = Math.max(longest, waitMs);
    clock.nowMs += waitMs;
    assert.equal((await counts.begin(of("a"))).waitMs, 0);
  }
  assert.equal(longest, budgets.passwordFromAddress.longestWaitMs);
  assert.equal((await counts.begin(of("b"))).waitMs, 0);
  await counts.succeeded(of("a"));
  assert.equal((await counts.begin(of("a"))).failures, 1);
  clock.nowMs += budgets.passwordFromAddress.forgetAfterMs + 1;
  assert.equal((await counts.begin(of("a"))).failures, 1);
});

test("many at once are counted too", async () => {
  const { counts } = throttle();
  const all = await Promise.all(Array.from({ length: 30 }, () => counts.begin(of("at once"))));
  assert.equal(all.filter(({ waitMs }) => waitMs === 0).length, 5);
});

test("bounded: of too many the ones tried least lately go, and keys are hashes", async () => {
  await house.database.query("delete from identity.attempt");
  const { clock, counts, again } = throttle({ mostKept: 10 });
  for (let one = 0; one < 30; one += 1) {
    clock.nowMs += 1_000;
    await counts.begin(of(`person${one}@example.org`));
  }
  await again().begin(of("last"));
  const rows = await house.database.query<{ key_hash: Buffer }>("select key_hash from identity.attempt");
  assert.ok(rows.length <= 11);
  assert.ok(rows.every(({ key_hash }) => key_hash.length === 32));
});
