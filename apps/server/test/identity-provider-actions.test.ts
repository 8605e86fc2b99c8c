import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { decodeProtectedHeader } from "jose";
import * as openid from "openid-client";
import {
  mailedCode,
  nextTotp,
  openPeopleHouse,
  register,
  signIn,
  Visitor,
  type PeopleHouse,
} from "./identity-provider-people.js";

let house: PeopleHouse;
before(async () => {
  house = await openPeopleHouse();
});
after(() => house.close());

const subjectsTo = (email: string) =>
  house.mailbox.messages().flatMap(({ to, subject }) => (to === email ? [subject] : []));

test("changing the password: after signing in afresh, sessions and tokens elsewhere end, and the person is told", async () => {
  const person = await register(house);
  const elsewhere = await (await signIn(house, person)).tokens();
  const subject = elsewhere.claims()!.sub;
  const here = new Visitor(house);
  await signIn(house, person, { visitor: here });
  await here.begin({ halfhourly_action: "password" });
  assert.equal(here.step, "sign-in", "a living session is not enough");
  await here.send({ email: person.email, password: person.password });
  await here.send({ code: await nextTotp(house, person.secret) });
  assert.equal(here.step, "new-password");
  await here.send({ password: "a wholly new password" });
  assert.equal((await here.claims()).sub, subject);
  assert.deepEqual(house.changes.slice(-1), [`${subject} password`]);
  assert.ok(subjectsTo(person.email).includes("Your password was changed"));
  await assert.rejects(openid.refreshTokenGrant(house.client, elsewhere.refresh_token!));
  assert.ok(!(await signIn(house, person)).isSignedIn);
});

test("changing the email: a code to the new address, a notice to the old one", async () => {
  const [person, other] = [await register(house), await register(house)];
  const visitor = await signIn(house, person, { parameters: { halfhourly_action: "email" } });
  assert.equal(visitor.step, "new-email");
  await visitor.send({ email: "not an address" });
  assert.equal(visitor.status, 422);
  await visitor.send({ email: other.email });
  assert.equal(visitor.step, "email-code", "who has an account is not told here");
  await visitor.send({ code: mailedCode(house, other.email) });
  assert.match(visitor.faults[0]!, /An account with this email address exists/);
  await visitor.send({ go: "elsewhere" });
  await visitor.send({ email: "moved@example.org" });
  await visitor.send({ code: mailedCode(house, "moved@example.org") });
  const claims = await visitor.claims();
  assert.equal(claims["email"], "moved@example.org");
  assert.ok(subjectsTo(person.email).includes("Your email address was changed"));
  assert.ok(!subjectsTo("moved@example.org").includes("Your email address was changed"));
  assert.equal(await house.provider.people.find(person.email), null);
  assert.equal(await house.provider.people.find(" MOVED@example.org"), claims.sub);
});

test("a new authenticator app: the old one proves who asks, then only the new one counts", async () => {
  const person = await register(house);
  const visitor = await signIn(house, person, { parameters: { halfhourly_action: "authenticator" } });
  assert.equal(visitor.step, "authenticator");
  const secret = visitor.offeredSecret;
  await visitor.reload();
  assert.equal(visitor.offeredSecret, secret, "reloading the page does not change the picture");
  await visitor.send({ code: await nextTotp(house, person.secret) });
  assert.match(visitor.faults[0]!, /not right/);
  await visitor.send({ code: await nextTotp(house, secret) });
  assert.ok(visitor.isSignedIn);
  assert.ok(subjectsTo(person.email).includes("A new authenticator app was set up"));
  assert.ok(!(await signIn(house, person)).isSignedIn);
  assert.ok((await signIn(house, { ...person, secret })).isSignedIn);
});

test("new recovery codes: those from before count no more", async () => {
  const person = await register(house);
  const visitor = await signIn(house, person, { parameters: { halfhourly_action: "recovery-codes" } });
  const fresh = visitor.offeredCodes;
  assert.equal(fresh.length, 10);
  await visitor.send({});
  assert.ok(visitor.isSignedIn);
  assert.ok(subjectsTo(person.email).includes("You have new recovery codes"));
  const again = await new Visitor(house).begin();
  await again.send({ email: person.email, password: person.password });
  await again.send({ go: "recovery-code" });
  await again.send({ code: person.recoveryCodes[0]! });
  assert.equal(again.status, 422);
  await again.send({ code: fresh[0]! });
  assert.equal(again.step, "lost-authenticator");
});

test("a sign-in from another device is news, from a known one it is not; news is in words of ours", async () => {
  const headers = {
    "user-agent": "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0 <b>evil</b>",
  };
  const person = await register(house);
  const phone = new Visitor(house, headers);
  const news = () =>
    house.mailbox.messages().filter(({ to, subject }) => to === person.email && /new sign-in/.test(subject));
  await signIn(house, person, { visitor: person.visitor });
  assert.equal(news().length, 0);
  await signIn(house, person, { visitor: phone });
  assert.equal(news().length, 1);
  assert.match(news()[0]!.text, /from Firefox on Android, which/);
  assert.ok(!news()[0]!.text.includes("evil"));
  await signIn(house, person, { visitor: phone });
  assert.equal(news().length, 1);
});

test("max_age and prompt=login ask the password and the second factor afresh, and auth_time says when", async () => {
  const person = await register(house);
  const visitor = await signIn(house, person);
  const first = Number((await visitor.claims()).auth_time);
  for (const [name, value] of [
    ["prompt", "login"],
    ["max_age", "0"],
  ] as const) {
    await visitor.begin({ [name]: value });
    assert.equal(visitor.step, "sign-in");
    await visitor.send({ email: person.email, password: person.password });
    assert.equal(visitor.step, "second-factor");
    await visitor.send({ code: await nextTotp(house, person.secret) });
    assert.ok(Number((await visitor.claims()).auth_time) >= first);
  }
});

test("the newest key signs, and the one before it is published still", async () => {
  const person = await register(house);
  const tokens = await (await signIn(house, person)).tokens();
  const kids = house.secrets.signingKeys.map(({ jwk }) => jwk.kid);
  assert.equal(kids.length, 2);
  assert.equal(decodeProtectedHeader(tokens.id_token!).kid, kids[0]);
  assert.equal(decodeProtectedHeader(tokens.access_token).kid, kids[0]);
  const published = (await (await fetch(house.client.serverMetadata().jwks_uri!)).json()) as {
    keys: { kid: string }[];
  };
  assert.deepEqual(published.keys.map(({ kid }) => kid).toSorted(), kids.toSorted());
});

test("closing an account erases the person: no sign-in, no token, no row", async () => {
  const person = await register(house);
  const tokens = await (await signIn(house, person)).tokens();
  const subject = tokens.claims()!.sub;
  const request = { kind: "account-closed", caseId: "case", household: "household", subject } as const;
  const { removed } = await house.provider.owner.erase(request);
  assert.equal(removed["table identity.person"], 1);
  assert.equal(removed["table identity.recovery_code"], 10);
  assert.ok(removed["table identity.known_device"]! >= 1);
  assert.ok(removed["table identity.entry"]! >= 1);
  await assert.rejects(openid.refreshTokenGrant(house.client, tokens.refresh_token!));
  const again = await new Visitor(house).begin();
  await again.send({ email: person.email, password: person.password });
  assert.equal(again.step, "sign-in");
  const second = await house.provider.owner.erase(request);
  assert.deepEqual(
    Object.values(second.removed).filter((count) => count > 0),
    [],
  );
});

test("every table of the schema is listed as a place, and what has expired is removed", async () => {
  const tables = await house.database.query<{ table_name: string }>(
    "select table_name from information_schema.tables where table_schema = 'identity'",
  );
  const named = tables.map(({ table_name }) => `table identity.${table_name}`).toSorted();
  assert.deepEqual(house.provider.owner.places.map(({ place }) => place).toSorted(), named);
  const removed = await house.provider.owner.retain(house.now() + 500 * 86_400_000);
  assert.ok(removed["table identity.entry"]! > 0);
  assert.ok(removed["table identity.known_device"]! > 0);
  const [left] = await house.database.query("select count(*)::integer as n from identity.entry");
  assert.equal(left!["n"], 0);
});
