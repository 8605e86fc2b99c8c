import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  goodPassword,
  mailedCode,
  nextTotp,
  openPeopleHouse,
  register,
  Visitor,
  type PeopleHouse,
} from "./identity-provider-people.js";

let house: PeopleHouse;
const texts: { to: string; text: string }[] = [];
before(async () => {
  house = await openPeopleHouse({ send: async (to, text) => void texts.push({ to, text }) });
});
after(() => house.close());

const textedCode = () => /\b\d{6}\b/.exec(texts.at(-1)?.text ?? "")?.[0] ?? "none";

test("text messages in place of an app: set up by a code, then asked for at each sign-in", async () => {
  const email = "texts@example.org";
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register" });
  await visitor.send({ email });
  await visitor.send({ code: mailedCode(house, email) });
  await visitor.send({ password: goodPassword });
  await visitor.send({ go: "sms" });
  assert.equal(visitor.step, "phone");
  await visitor.send({ phone: "no number" });
  assert.match(visitor.faults[0]!, /07700 900123/);
  await visitor.send({ phone: "07700 900123" });
  assert.equal(texts.at(-1)?.to, "+447700900123");
  await visitor.send({ code: "000000" });
  assert.equal(visitor.status, 422);
  await visitor.send({ code: textedCode() });
  const codes = visitor.offeredCodes;
  await visitor.send({});
  assert.ok(visitor.isSignedIn);

  const again = await new Visitor(house).begin();
  await again.send({ email, password: goodPassword });
  assert.equal(again.step, "sms-send");
  assert.ok(!again.html.includes("7700900"), "the password alone does not tell the number");
  const sent = texts.length;
  await again.reload();
  assert.equal(texts.length, sent, "opening the page sends nothing");
  await again.send({});
  const code = textedCode();
  await again.send({ code: code === "111111" ? "222222" : "111111" });
  assert.ok(!again.isSignedIn);
  await again.send({ code });
  assert.deepEqual((await again.claims())["amr"], ["pwd", "otp"]);

  const lost = await new Visitor(house).begin();
  await lost.send({ email, password: goodPassword });
  await lost.send({ go: "recovery-code" });
  await lost.send({ code: codes[0]! });
  await lost.send({ go: "lost" });
  assert.equal(lost.step, "authenticator");
  await lost.send({ code: await nextTotp(house, lost.offeredSecret) });
  assert.ok(lost.isSignedIn);
  const last = await new Visitor(house).begin();
  await last.send({ email, password: goodPassword });
  assert.equal(last.step, "second-factor", "the app took the telephone's place");
});

test("text messages to one number are bounded, and the choice is not there without a sender", async () => {
  const person = await register(house);
  const visitor = await new Visitor(house).begin({ halfhourly_action: "authenticator" });
  await visitor.send({ email: person.email, password: person.password });
  await visitor.send({ code: await nextTotp(house, person.secret) });
  await visitor.send({ go: "sms" });
  await visitor.send({ phone: "+44 7700 900456" });
  for (let more = 0; more < 3; more += 1) await visitor.send({ go: "another" });
  await visitor.send({ go: "another" });
  assert.equal(visitor.status, 429);
  const without = await openPeopleHouse();
  const plain = await new Visitor(without).begin({ halfhourly_page: "register" });
  await plain.send({ email: "plain@example.org" });
  await plain.send({ code: mailedCode(without, "plain@example.org") });
  await plain.send({ password: goodPassword });
  assert.ok(!plain.html.includes('value="sms"'));
  await plain.send({ go: "sms" });
  assert.equal(plain.step, "authenticator");
  await without.close();
});
