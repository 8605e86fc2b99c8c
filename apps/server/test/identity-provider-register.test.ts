import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  breached,
  goodPassword,
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

const mailsTo = (email: string) => house.mailbox.messages().filter(({ to }) => to === email);

test("creating an account: email, code, password, authenticator, recovery codes, and back signed in", async () => {
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register" });
  assert.equal(visitor.step, "email");
  await visitor.send({ email: "ada@example.org" });
  assert.equal(visitor.step, "email-code");
  assert.match(visitor.html, /ada@example\.org/);
  await visitor.send({ code: mailedCode(house, "ada@example.org") });
  assert.equal(visitor.step, "new-password");
  await visitor.send({ password: goodPassword });
  assert.equal(visitor.step, "authenticator");
  assert.match(visitor.html, /<svg class="qr" role="img" aria-label="[^"]+"/);
  assert.match(visitor.html, /class="key">([A-Z2-7]{4} ){7}[A-Z2-7]{4}</);
  await visitor.send({ code: await nextTotp(house, visitor.offeredSecret) });
  assert.equal(visitor.step, "recovery-codes");
  assert.equal(new Set(visitor.offeredCodes).size, 10);
  await visitor.send({});
  const claims = await visitor.claims();
  assert.equal(claims["email"], "ada@example.org");
  assert.equal(claims["email_verified"], true);
  assert.deepEqual(claims["amr"], ["pwd", "otp"]);
  assert.deepEqual(mailsTo("ada@example.org").length, 1, "a first device is no news");
});

test("nothing personal lies in the clear, and no secret is in the log", async () => {
  const { email, secret, recoveryCodes } = await register(house);
  const underWay = await new Visitor(house).begin({ halfhourly_page: "register" });
  await underWay.send({ email: "typing@example.org" });
  const tables = ["person", "recovery_code", "known_device", "page", "email_code", "attempt", "entry"];
  for (const table of tables) {
    const rows = await house.database.query(`select * from identity.${table}`);
    const shown = (value: unknown) =>
      Buffer.isBuffer(value) ? value.toString("latin1") : JSON.stringify(value);
    const held = rows.flatMap((row) => Object.values(row).map(shown)).join("\n");
    assert.notEqual(held, "", table);
    for (const word of [email, email.split("@")[0]!, secret, "typing", ...recoveryCodes])
      assert.ok(!held.includes(word), `${table} holds ${word}`);
  }
  const said = house.logLines.join("");
  for (const word of [email, secret, recoveryCodes[0]!]) assert.ok(!said.includes(word), word);
});

test("an email with an account: the same pages and one mail, then signing in; a stranger sees no difference", async () => {
  const { email } = await register(house);
  const [known, fresh] = [new Visitor(house), new Visitor(house)];
  await known.begin({ halfhourly_page: "register" });
  await fresh.begin({ halfhourly_page: "register" });
  const sent = house.mailbox.messages().length;
  await known.send({ email });
  await fresh.send({ email: "unknown@example.org" });
  assert.equal(house.mailbox.messages().length, sent + 2);
  const plain = (html: string) =>
    html
      .replaceAll(email, "E")
      .replaceAll("unknown@example.org", "E")
      .replace(/sign-in\/[\w-]+/, "");
  assert.equal(plain(known.html), plain(fresh.html));
  await known.send({ code: "000000" });
  await fresh.send({ code: "000000" });
  assert.equal(plain(known.html), plain(fresh.html));
  assert.match(mailsTo(email)[0]!.text, /you have one already/);
  await known.send({ code: mailedCode(house, email) });
  assert.equal(known.step, "sign-in");
  assert.match(known.html, /You have an account with this email address already/);
  assert.match(known.html, new RegExp(`value="${email}"`));
});

test("codes: five tries, ten minutes, each once, and a new one replaces the old", async () => {
  const email = "codes@example.org";
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register" });
  await visitor.send({ email });
  const right = mailedCode(house, email);
  const wrong = right === "111111" ? "222222" : "111111";
  for (let tries = 0; tries < 4; tries += 1) {
    await visitor.send({ code: wrong });
    assert.match(visitor.faults[0]!, /That is not the code/);
  }
  await visitor.send({ code: wrong });
  assert.match(visitor.faults[0]!, /does not work any more/);
  await visitor.send({ code: right });
  assert.match(visitor.faults[0]!, /does not work any more/, "the right one comes too late");
  await visitor.send({ go: "another" });
  const second = mailedCode(house, email);
  house.clock.aheadMs += 10 * 60_000 + 1;
  await visitor.send({ code: second });
  assert.match(visitor.faults[0]!, /does not work any more/);
  await visitor.send({ go: "another" });
  await visitor.send({ code: mailedCode(house, email).replace(/^(...)/, "$1 ") });
  assert.equal(visitor.step, "new-password", "a space in it does not matter");
});

test("resending is bounded: for one mailbox from everywhere, and the page says how long to wait", async () => {
  const email = "flooded@example.org";
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register" });
  await visitor.send({ email });
  for (let more = 0; more < 3; more += 1) await visitor.send({ go: "another" });
  assert.equal(mailsTo(email).length, 4);
  await visitor.send({ go: "another" });
  assert.equal(visitor.status, 429);
  assert.match(visitor.faults[0]!, /Wait \d+ seconds/);
  assert.equal(mailsTo(email).length, 4);
});

test("a password: length and the list of known ones, no rule about characters, never shown again", async () => {
  const email = "words@example.org";
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register" });
  await visitor.send({ email });
  await visitor.send({ code: mailedCode(house, email) });
  const faults: Record<string, RegExp> = {
    "": /Enter a new password/,
    short77: /at least 8 characters/,
    [breached]: /list of passwords that became known/,
    ["x".repeat(201)]: /more than 200/,
  };
  for (const [password, fault] of Object.entries(faults)) {
    await visitor.send({ password });
    assert.equal(visitor.status, 422);
    assert.match(visitor.faults[0]!, fault);
    assert.ok(password === "" || !visitor.html.includes(password));
  }
  await visitor.send({ password: "aaaaaaab" });
  assert.equal(visitor.step, "authenticator");
});

test("who leaves before the authenticator app is set up is led to it at the next sign-in", async () => {
  const email = "later@example.org";
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register" });
  await visitor.send({ email });
  await visitor.send({ code: mailedCode(house, email) });
  await visitor.send({ password: goodPassword });
  const again = await new Visitor(house).begin();
  await again.send({ email, password: goodPassword });
  assert.equal(again.step, "authenticator");
  await again.send({ code: "123456" });
  assert.match(again.faults[0]!, /not right/);
  await again.send({ code: await nextTotp(house, again.offeredSecret) });
  assert.equal(again.step, "recovery-codes");
  await again.send({});
  assert.ok(again.isSignedIn);
});

test("pages come in Welsh, and the switch keeps where one is and what was typed", async () => {
  const visitor = await new Visitor(house).begin({ halfhourly_page: "register", ui_locales: "cy" });
  assert.match(visitor.html, /<html lang="cy">[\s\S]*Creu cyfrif/);
  await visitor.send({ email: "half@typed", switch: "en" });
  assert.match(visitor.html, /<html lang="en">[\s\S]*value="half@typed"/);
  await visitor.reload();
  assert.equal(visitor.language, "en");
  await visitor.send({ email: "cymro@example.org", switch: "cy" });
  await visitor.send({ email: "cymro@example.org" });
  assert.match(visitor.html, /Edrychwch ar eich e-bost/);
  assert.match(mailsTo("cymro@example.org")[0]!.text, /Eich cod yw \d{6}/);
});

test("a page from before, sent again, changes nothing: the page that is due is shown", async () => {
  const { email, password, secret } = await register(house);
  const visitor = await new Visitor(house).begin();
  await visitor.send({ email, password });
  assert.equal(visitor.step, "second-factor");
  await visitor.send({ step: "new-password", password: "something else entirely" });
  assert.equal(visitor.step, "second-factor");
  assert.ok((await signIn(house, { email, password, secret })).isSignedIn, "the password is what it was");
});

test("somebody else signs in with the same browser a moment later", async () => {
  const [first, second] = [await register(house), await register(house)];
  const { visitor } = second;
  await signIn(house, first, { visitor });
  assert.equal((await visitor.claims())["email"], first.email);
  await signIn(house, second, { visitor });
  assert.equal((await visitor.claims())["email"], second.email);
});
