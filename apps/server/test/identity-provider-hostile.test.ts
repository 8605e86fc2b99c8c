import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  mailedCode,
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

const hostile = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' or 1=1 --",
  "\r\nBcc: all@example.org",
  "x".repeat(5_000),
  "\u202e\u0301\ufeff",
  "{{7*7}}${7*7}",
  "__proto__",
];

/** Every page, each reached as a person would reach it. */
async function everyPage(): Promise<Visitor[]> {
  const person = await register(house);
  const begin = (parameters: Record<string, string> = {}) => new Visitor(house).begin(parameters);
  const proved = async (parameters: Record<string, string> = {}) => {
    const visitor = await begin(parameters);
    return visitor.send({ email: person.email, password: person.password });
  };
  const signedIn = async (action: string) => {
    const visitor = await proved({ halfhourly_action: action });
    return visitor.send({ code: await nextTotp(house, person.secret) });
  };
  const email = "hostile-page@example.org";
  const newPassword = await (await begin({ halfhourly_page: "register" })).send({ email });
  await newPassword.send({ code: mailedCode(house, email) });
  const lost = await (await proved()).send({ go: "recovery-code" });
  await lost.send({ code: person.recoveryCodes[0]! });
  return [
    await begin(),
    await begin({ halfhourly_page: "register" }),
    await begin({ halfhourly_page: "recover" }),
    await (await begin({ halfhourly_page: "register" })).send({ email: "hostile-code@example.org" }),
    newPassword,
    await proved(),
    await (await proved()).send({ go: "recovery-code" }),
    lost,
    await signedIn("authenticator"),
    await signedIn("recovery-codes"),
    await signedIn("email"),
  ];
}

test("wrong and hostile input on every page: an answer with what is wrong, never a fault of ours", async () => {
  const pages = await everyPage();
  const reached = pages.map(({ step }) => step);
  assert.deepEqual(reached, [
    "sign-in",
    "email",
    "email",
    "email-code",
    "new-password",
    "second-factor",
    "recovery-code",
    "lost-authenticator",
    "authenticator",
    "recovery-codes",
    "new-email",
  ]);
  for (const [at, visitor] of pages.entries()) {
    const { step } = visitor;
    for (const text of hostile) {
      const fields = { email: text, password: text, code: text, go: text, language: text };
      for (const form of step === "recovery-codes"
        ? [{ ...fields, step: text }]
        : [
            { step, ...fields },
            { step, switch: text, ...fields },
          ]) {
        const answer = await visitor.sendRaw(form);
        const html = await answer.text();
        assert.ok([200, 303, 400, 422, 429].includes(answer.status), `${step} ${at}: ${answer.status}`);
        assert.ok(!/<script|<img/i.test(html), `${step} shows markup that was typed`);
        assert.equal(answer.headers.get("cache-control"), "no-store");
      }
    }
    const large = await visitor.sendRaw({ step, code: "x".repeat(20_000) });
    assert.equal(large.status, 400);
    assert.match(await large.text(), /This page has expired/);
  }
  assert.ok(!house.logLines.some((line) => line.includes('"level":50')), "nothing unexpected was logged");
});

test("other content types, methods and made-up pages are refused plainly", async () => {
  const visitor = await new Visitor(house).begin();
  const json = await fetch(`${house.publicUrl}/oidc/sign-in/made-up`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  assert.equal(json.status, 400);
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    const answer = await fetch(`${house.publicUrl}/oidc/sign-in/made-up`, { method });
    assert.ok(answer.status >= 400 && answer.status < 500, method);
  }
  const other = await visitor.sendRaw({ email: "a@example.org" }, { "sec-fetch-site": "cross-site" });
  assert.equal(other.status, 403);
});

test("one browser's page is closed to another, and a forged device cookie counts for nothing", async () => {
  const person = await register(house);
  const visitor = await new Visitor(house).begin();
  await visitor.send({ email: person.email, password: person.password });
  const path = /action="([^"]+)"/.exec(visitor.html)![1]!;
  const stranger = await fetch(house.publicUrl + path, { headers: { cookie: "halfhourly_device=made.up" } });
  assert.equal(stranger.status, 400);
  assert.match(await stranger.text(), /This page has expired/);
});

test("the page of the app may lead to the app, and to nowhere else", async () => {
  const visitor = new Visitor(house);
  await visitor.begin();
  const answer = await visitor.sendRaw({ email: "", password: "" });
  const policy = answer.headers.get("content-security-policy")!;
  assert.match(policy, /form-action 'self' halfhourly:;/);
  assert.match(policy, /^default-src 'none'; style-src 'self';/);
});
