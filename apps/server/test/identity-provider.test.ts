import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, email, openSignInHouse, password, type SignInHouse } from "./identity-provider-house.js";

let house: SignInHouse;
const warnings: string[] = [];
const { warn, info } = console;
before(async () => {
  console.warn = (...said: unknown[]) => void warnings.push(String(said[0]));
  console.info = (...said: unknown[]) => void warnings.push(String(said[0]));
  house = await openSignInHouse();
});
after(async () => {
  Object.assign(console, { warn, info });
  await house.close();
});

/** Goes from /v1/sign-in to the sign-in page. */
async function openPage(browser: Browser, query = "?lang=en&return=/usage") {
  const { answer, path } = await browser.follow(await browser.get(`/v1/sign-in${query}`));
  return { path, answer, html: await answer.text() };
}

async function signIn(browser: Browser, query?: string) {
  const { path } = await openPage(browser, query);
  return browser.follow(await browser.post(path, { email, password, language: "en" }));
}

test("signing in: code with PKCE, state and nonce, and back to the page asked for with a session", async () => {
  const browser = new Browser(house.publicUrl);
  const start = await browser.get("/v1/sign-in?lang=en&return=/usage%3Fperiod%3Dday");
  const asked = new URL(start.headers.get("location")!).searchParams;
  assert.equal(asked.get("response_type"), "code");
  assert.equal(asked.get("code_challenge_method"), "S256");
  assert.equal(asked.get("ui_locales"), "en");
  for (const name of ["state", "nonce", "code_challenge"]) assert.match(asked.get(name)!, /^[\w-]{43}$/);
  const page = await browser.follow(start);
  assert.equal(page.answer.status, 200);
  const done = await browser.follow(await browser.post(page.path, { email, password, language: "en" }));
  assert.equal(done.path, "/usage?period=day");
  const session = await browser.get("/v1/session");
  assert.deepEqual(await session.json(), {
    displayName: "Ada",
    accountId: house.account.accountId,
    demonstration: false,
    role: "consumer",
  });
  assert.deepEqual(
    browser.cookieNames().filter((name) => name.startsWith("halfhourly_sign_in")),
    [],
  );
});

test("nothing is said on the terminal: no development keys, no unsupported runtime, no parsed body", () => {
  assert.deepEqual(warnings, []);
});

test("the email counts in any spelling; a wrong password and an unknown email read the same", async () => {
  const browser = new Browser(house.publicUrl);
  const { path } = await openPage(browser);
  const wrong = await (await browser.post(path, { email, password: "not it", language: "en" })).text();
  const unknown = await (
    await browser.post(path, { email: "nobody@example.org", password, language: "en" })
  ).text();
  const fault = /<a href="#email">([^<]+)<\/a>/;
  assert.match(wrong, fault);
  assert.equal(fault.exec(wrong)![1], fault.exec(unknown)![1]);
  const done = await browser.follow(
    await browser.post(path, { email: "  ADA@Example.ORG ", password, language: "en" }),
  );
  assert.equal(done.path, "/usage");
});

test("faults: a summary that links to the field, the typed email kept, the password never sent back", async () => {
  const browser = new Browser(house.publicUrl);
  const { path } = await openPage(browser);
  const answer = await browser.post(path, { email: 'o"<b>@example.org', password: "", language: "en" });
  const html = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(html, /<title>Error: Sign in - Halfhourly<\/title>/);
  assert.match(html, /role="alert"[^>]*autofocus/);
  assert.match(html, /<a href="#password">Enter your password<\/a>/);
  assert.match(html, /id="password"[^>]*aria-describedby="password-fault"[^>]*aria-invalid="true"/);
  assert.match(html, /value="o&quot;&lt;b&gt;@example\.org"/);
  const wrong = await (await browser.post(path, { email, password: "wrong secret", language: "en" })).text();
  assert.ok(!wrong.includes("wrong secret"));
});

test("Welsh by ui_locales and by the switch on the page, which keeps the typed email", async () => {
  const browser = new Browser(house.publicUrl);
  const welsh = await openPage(browser, "?lang=cy");
  assert.match(welsh.html, /<html lang="cy">[\s\S]*<h1>Mewngofnodi<\/h1>/);
  const english = await (
    await browser.post(welsh.path, { email: "half@typed", password: "x", language: "cy", switch: "en" })
  ).text();
  assert.match(english, /<html lang="en">[\s\S]*<h1>Sign in<\/h1>/);
  assert.match(english, /value="half@typed"/);
  const fault = await (await browser.post(welsh.path, { email: "", password: "", language: "cy" })).text();
  assert.match(fault, /Mae problem[\s\S]*Rhowch eich cyfeiriad e-bost[\s\S]*Rhowch eich cyfrinair/);
});

test("the page: strict policy, no script, labels, and names that password managers know", async () => {
  const { html, answer } = await openPage(new Browser(house.publicUrl));
  assert.match(
    answer.headers.get("content-security-policy")!,
    /^default-src 'none'; style-src 'self'; form-action 'self'/,
  );
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.ok(!/<script|style=|onclick/i.test(html));
  assert.match(html, /<label for="email">/);
  assert.match(html, /name="email" type="email"[^>]*autocomplete="username"/);
  assert.match(html, /name="password" type="password"[^>]*autocomplete="current-password"/);
  assert.ok(!html.includes('@example.org"'), "no account is shown");
  const css = await fetch(`${house.publicUrl}/oidc/sign-in.css`);
  assert.equal(css.status, 200);
  assert.match(css.headers.get("content-type")!, /^text\/css/);
});

test("signing out ends it: the next sign-in asks for the password again", async () => {
  const browser = new Browser(house.publicUrl);
  await signIn(browser);
  const token = browser.cookie("halfhourly_session");
  const out = await fetch(`${house.publicUrl}/v1/sign-out`, {
    method: "POST",
    headers: { cookie: `halfhourly_session=${token}` },
  });
  assert.equal(out.status, 204);
  assert.equal((await browser.get("/v1/session")).status, 401);
  assert.match((await openPage(browser)).html, /name="password"/);
});

test("signing in again replaces the session that the browser had", async () => {
  const browser = new Browser(house.publicUrl);
  await signIn(browser);
  const first = browser.cookie("halfhourly_session");
  await signIn(browser);
  const old = await fetch(`${house.publicUrl}/v1/session`, {
    headers: { cookie: `halfhourly_session=${first}` },
  });
  assert.equal(old.status, 401);
  assert.equal((await browser.get("/v1/session")).status, 200);
});

test("two tabs may sign in at once", async () => {
  const browser = new Browser(house.publicUrl);
  const [one, two] = [await openPage(browser, "?return=/one"), await openPage(browser, "?return=/two")];
  const form = { email, password, language: "en" };
  assert.equal((await browser.follow(await browser.post(one.path, form))).path, "/one");
  assert.equal((await browser.follow(await browser.post(two.path, form))).path, "/two");
});

test("return leads to paths of this site only", async () => {
  for (const elsewhere of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/..//evil.example",
    "/%09/evil",
  ]) {
    const done = await signIn(new Browser(house.publicUrl), `?return=${encodeURIComponent(elsewhere)}`);
    assert.ok(["/", "/%09/evil"].includes(done.path), `${elsewhere} led to ${done.path}`);
  }
});

test("a callback that this browser did not ask for, or asked for twice, signs nobody in", async () => {
  const [victim, attacker] = [new Browser(house.publicUrl), new Browser(house.publicUrl)];
  const { path } = await openPage(attacker);
  const resume = await attacker.post(path, { email, password, language: "en" });
  const toCallback = await attacker.get(new URL(resume.headers.get("location")!).pathname);
  const callback = new URL(toCallback.headers.get("location")!);
  const planted = await victim.get(callback.pathname + callback.search);
  assert.equal(planted.status, 400);
  assert.match(await planted.text(), /Signing in did not finish[\s\S]*lang="cy"/);
  assert.equal(victim.cookie("halfhourly_session"), undefined);
  const jar = `${attacker.cookieNames().find((name) => name.startsWith("halfhourly_sign_in"))!}`;
  const cookie = `${jar}=${attacker.cookie(jar)}`;
  const send = () => fetch(callback, { redirect: "manual", headers: { cookie, accept: "application/json" } });
  assert.equal((await send()).status, 302);
  const twice = await send();
  assert.equal(twice.status, 400);
  assert.equal(((await twice.json()) as { code: string }).code, "sign-in-refused");
});

test("another site cannot send the form", async () => {
  const browser = new Browser(house.publicUrl);
  const { path } = await openPage(browser);
  const answer = await browser.post(
    path,
    { email, password, language: "en" },
    { "sec-fetch-site": "cross-site" },
  );
  assert.equal(answer.status, 403);
});

test("guessing: after five tries the page says how long to wait; another address need not", async () => {
  const browser = new Browser(house.publicUrl);
  const { path } = await openPage(browser);
  const guess = () => browser.post(path, { email: "guessed@example.org", password: "guess", language: "en" });
  for (let tries = 0; tries < 5; tries++) assert.equal((await guess()).status, 422);
  const slowed = await guess();
  assert.equal(slowed.status, 429);
  assert.match(await slowed.text(), /Too many tries\. Wait \d+ seconds/);
  house.clock.aheadMs += 6_000;
  assert.equal((await guess()).status, 422);
});

test("a page left open too long, or a made-up one, says that it expired, in the reader's language", async () => {
  const browser = new Browser(house.publicUrl);
  const english = await browser.get("/oidc/sign-in/made-up", { "accept-language": "en-GB" });
  assert.equal(english.status, 400);
  assert.match(await english.text(), /This page has expired[\s\S]*\/v1\/sign-in\?lang=en/);
  const welsh = await browser.post("/oidc/sign-in/made-up", { email, password }, { "accept-language": "cy" });
  assert.match(await welsh.text(), /Mae&#39;r dudalen|Mae'r dudalen/);
});

test("the issuer offers code with PKCE and ES256, and only that", async () => {
  const found = (await (
    await fetch(`${house.publicUrl}/oidc/.well-known/openid-configuration`)
  ).json()) as Record<string, unknown>;
  assert.equal(found["issuer"], `${house.publicUrl}/oidc`);
  assert.deepEqual(found["response_types_supported"], ["code"]);
  assert.deepEqual(found["code_challenge_methods_supported"], ["S256"]);
  assert.deepEqual(found["id_token_signing_alg_values_supported"], ["ES256"]);
  assert.equal(found["authorization_endpoint"], `${house.publicUrl}/oidc/auth`);
  const keys = JSON.stringify(await (await fetch(found["jwks_uri"] as string)).json());
  assert.ok(!keys.includes('"d":'), "the private part stays here");
});

test("an authorization request without PKCE, or with another redirect, is refused", async () => {
  const browser = new Browser(house.publicUrl);
  const base = `/oidc/auth?client_id=halfhourly&response_type=code&scope=openid&state=s&nonce=n`;
  const callback = encodeURIComponent(`${house.publicUrl}/v1/sign-in/callback`);
  const plain = await browser.get(`${base}&redirect_uri=${callback}`);
  assert.match(plain.headers.get("location") ?? "", /error=invalid_request/);
  const away = await browser.get(`${base}&redirect_uri=${encodeURIComponent("https://evil.example/")}`);
  assert.equal(away.status, 400);
  assert.match(away.headers.get("content-security-policy")!, /default-src 'none'/);
  assert.match(await away.text(), /Signing in cannot go on/);
});

test("a page asked for under another name of this machine is sent to the public one", async () => {
  const other = `http://127.0.0.1:${house.port}`;
  const page = await fetch(`${other}/v1/sign-in?lang=cy`, {
    redirect: "manual",
    headers: { accept: "text/html" },
  });
  assert.equal(page.status, 307);
  assert.equal(page.headers.get("location"), `${house.publicUrl}/v1/sign-in?lang=cy`);
  assert.equal((await fetch(`${other}/health`)).status, 200);
});

test("no log line holds an email, a password, a token or a code", async () => {
  await signIn(new Browser(house.publicUrl));
  const said = house.logLines.join("");
  for (const secret of [email, password, "code=", "state=", "halfhourly_session"])
    assert.ok(!said.includes(secret), secret);
});
