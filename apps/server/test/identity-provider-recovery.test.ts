import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as openid from "openid-client";
import {
  breached,
  mailedCode,
  nextTotp,
  openPeopleHouse,
  register,
  signIn,
  Visitor,
  type PeopleHouse,
  type Registered,
} from "./identity-provider-people.js";

let house: PeopleHouse;
before(async () => {
  house = await openPeopleHouse();
});
after(() => house.close());

const subjectsTo = (email: string) =>
  house.mailbox.messages().flatMap(({ to, subject }) => (to === email ? [subject] : []));

/** Forgotten password up to the second factor. */
async function recover(email: string): Promise<Visitor> {
  const visitor = await new Visitor(house).begin({ halfhourly_page: "recover" });
  await visitor.send({ email });
  return visitor.send({ code: mailedCode(house, email) });
}

async function fullySignIn(person: Registered, parameters: Record<string, string> = {}): Promise<Visitor> {
  return signIn(house, person, { parameters });
}

test("a code of the app counts once, and half a minute early or late", async () => {
  const person = await register(house);
  const visitor = await new Visitor(house).begin();
  await visitor.send({ email: person.email, password: person.password });
  const code = await nextTotp(house, person.secret);
  house.clock.aheadMs += 30_000;
  await visitor.send({ code });
  assert.ok(visitor.isSignedIn);
  const again = await new Visitor(house).begin();
  await again.send({ email: person.email, password: person.password });
  await again.send({ code });
  assert.match(again.faults[0]!, /used already/);
  house.clock.aheadMs += 60_000;
  await again.send({ code });
  assert.ok(!again.isSignedIn);
});

test("two that send one code at once: one gets in", async () => {
  const person = await register(house);
  const both = await Promise.all([new Visitor(house).begin(), new Visitor(house).begin()]);
  for (const one of both) await one.send({ email: person.email, password: person.password });
  const code = await nextTotp(house, person.secret);
  await Promise.all(both.map((one) => one.send({ code })));
  assert.equal(both.filter((one) => one.isSignedIn).length, 1);
});

test("the password alone opens nothing", async () => {
  const person = await register(house);
  const visitor = await new Visitor(house).begin();
  await visitor.send({ email: person.email, password: person.password });
  assert.equal(visitor.step, "second-factor");
  for (const code of ["", "abc", "123456789", "000000"]) {
    await visitor.send({ code });
    assert.equal(visitor.status, 422, code);
  }
  assert.ok(!visitor.isSignedIn);
});

test("a recovery code lets in once; the app may be kept", async () => {
  const person = await register(house);
  const visitor = await new Visitor(house).begin();
  await visitor.send({ email: person.email, password: person.password });
  await visitor.send({ go: "recovery-code" });
  assert.match(visitor.html, /neither can we/);
  await visitor.send({ code: "aaaaa-aaaaa" });
  assert.match(visitor.faults[0]!, /none of your recovery codes/);
  const [code] = person.recoveryCodes;
  await visitor.send({ code: code!.toUpperCase().replace("-", " ") });
  assert.equal(visitor.step, "lost-authenticator");
  await visitor.send({});
  assert.equal(visitor.status, 422);
  await visitor.send({ go: "still" });
  assert.deepEqual((await visitor.claims())["amr"], ["pwd", "otp"]);
  assert.ok(subjectsTo(person.email).includes("A recovery code was used"));
  const again = await new Visitor(house).begin();
  await again.send({ email: person.email, password: person.password });
  await again.send({ go: "recovery-code" });
  await again.send({ code: code! });
  assert.match(again.faults[0]!, /used already/);
  assert.ok((await fullySignIn(person)).isSignedIn);
});

test("a lost app: password and recovery code, then a new one; the old one stops working", async () => {
  const person = await register(house);
  const visitor = await new Visitor(house).begin();
  await visitor.send({ email: person.email, password: person.password });
  await visitor.send({ go: "recovery-code" });
  await visitor.send({ code: person.recoveryCodes[1]! });
  await visitor.send({ go: "lost" });
  const secret = visitor.offeredSecret;
  assert.notEqual(secret, person.secret);
  await visitor.send({ code: await nextTotp(house, secret) });
  assert.ok(visitor.isSignedIn);
  assert.ok(subjectsTo(person.email).includes("A new authenticator app was set up"));
  assert.ok(!(await fullySignIn(person)).isSignedIn);
  assert.ok((await fullySignIn({ ...person, secret })).isSignedIn);
});

test("a forgotten password: the email code and a code of the app, then a new one; tokens elsewhere end", async () => {
  const person = await register(house);
  const elsewhere = await (await fullySignIn(person)).tokens();
  const visitor = await recover(person.email);
  assert.equal(visitor.step, "second-factor", "the mailbox alone opens nothing");
  await visitor.send({ code: "000000" });
  assert.equal(visitor.step, "second-factor");
  await visitor.send({ code: await nextTotp(house, person.secret) });
  assert.equal(visitor.step, "new-password");
  await visitor.send({ password: breached });
  assert.match(visitor.faults[0]!, /became known/);
  await visitor.send({ password: "another three words" });
  assert.deepEqual((await visitor.claims())["amr"], ["pwd", "otp"]);
  assert.ok(subjectsTo(person.email).includes("Your password was changed"));
  assert.ok(house.changes.some((change) => change.endsWith(" password")));
  await assert.rejects(openid.refreshTokenGrant(house.client, elsewhere.refresh_token!), {
    error: "invalid_grant",
  });
  assert.ok(!(await fullySignIn(person)).isSignedIn);
  assert.ok((await fullySignIn({ ...person, password: "another three words" })).isSignedIn);
});

test("a forgotten password with a recovery code in place of the app", async () => {
  const person = await register(house);
  const visitor = await recover(person.email);
  await visitor.send({ go: "recovery-code" });
  await visitor.send({ code: person.recoveryCodes[2]! });
  assert.equal(visitor.step, "new-password");
  await visitor.send({ password: "another three words" });
  assert.equal(visitor.step, "lost-authenticator");
  await visitor.send({ go: "still" });
  assert.ok(visitor.isSignedIn);
});

test("a forgotten password of an unknown email: the same page and one mail, then an offer to create an account", async () => {
  const visitor = await new Visitor(house).begin({ halfhourly_page: "recover" });
  await visitor.send({ email: "nobody-known@example.org" });
  assert.equal(visitor.step, "email-code");
  await visitor.send({ code: mailedCode(house, "nobody-known@example.org") });
  assert.equal(visitor.step, "new-password");
  assert.match(visitor.html, /There is no account with this email address yet/);
});

test("a demonstration account signs in with email and password only, and nobody changes it", async () => {
  const [email, password] = ["home@demonstration.example", "amber-birch-cedar-1234"];
  await house.provider.people.create({ email, password, displayName: "Demonstration", demonstration: true });
  const visitor = await new Visitor(house).begin({ halfhourly_action: "password" });
  await visitor.send({ email, password });
  assert.equal(visitor.step, "demonstration");
  await visitor.send({});
  const claims = await visitor.claims();
  assert.deepEqual(claims["amr"], ["pwd"]);
  assert.equal(claims["demonstration"], true);
  const recovered = await recover(email);
  assert.equal(recovered.step, "sign-in");
});

test("a sign-in that was under way when the password was changed elsewhere begins again", async () => {
  const person = await register(house);
  const thief = await new Visitor(house).begin();
  await thief.send({ email: person.email, password: person.password });
  assert.equal(thief.step, "second-factor");
  const owner = await signIn(house, person, { parameters: { halfhourly_action: "password" } });
  await owner.send({ password: "yet another three words" });
  assert.ok(owner.isSignedIn);
  await thief.send({ code: await nextTotp(house, person.secret) });
  assert.equal(thief.step, "sign-in");
});
