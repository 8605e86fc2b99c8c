import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from "jose";
import * as openid from "openid-client";
import { Browser, email, openSignInHouse, password, type SignInHouse } from "./identity-provider-house.js";

/** A public client as another project would write it: openid-client against discovery, over real HTTP. */
let house: SignInHouse;
let app: openid.Configuration;
const redirect_uri = "halfhourly://sign-in";
before(async () => {
  house = await openSignInHouse();
  app = await openid.discovery(
    new URL(`${house.publicUrl}/oidc`),
    "halfhourly-app",
    { id_token_signed_response_alg: "ES256" },
    openid.None(),
    { execute: [openid.allowInsecureRequests] },
  );
});
after(() => house.close());

async function authorize(parameters: Record<string, string> = {}, browser = new Browser(house.publicUrl)) {
  const verifier = openid.randomPKCECodeVerifier();
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const address = openid.buildAuthorizationUrl(app, {
    redirect_uri,
    scope: "openid offline_access",
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    resource: `${house.publicUrl}/v1`,
    ...parameters,
  });
  const page = await browser.follow(await browser.get(address.pathname + address.search));
  return {
    browser,
    page,
    checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
  };
}

/** Signs in on the pages and gives the address that the system browser would hand to the app. */
async function codeFor(parameters?: Record<string, string>) {
  const { browser, page, checks } = await authorize(parameters);
  let answer = await browser.post(page.path, { email, password, language: "en" });
  for (let hops = 0; hops < 5; hops += 1) {
    const target = new URL(answer.headers.get("location")!, house.publicUrl);
    if (target.protocol === "halfhourly:") return { returned: target, checks };
    answer = await browser.get(target.pathname + target.search);
  }
  throw new Error("the app was never called");
}

async function signIn() {
  const { returned, checks } = await codeFor();
  return openid.authorizationCodeGrant(app, returned, checks);
}

const invalidGrant = { error: "invalid_grant" };
const refreshed = (token: string) => openid.refreshTokenGrant(app, token);

test("code with PKCE: an ID token that says who and how, and an access token for our API alone", async () => {
  const tokens = await signIn();
  const claims = tokens.claims()!;
  assert.equal(claims.sub, house.subject);
  assert.equal(claims["email"], email);
  assert.equal(claims["email_verified"], true);
  assert.equal(claims["name"], "Ada");
  assert.deepEqual(claims["roles"], []);
  assert.deepEqual(claims["amr"], ["pwd"]);
  assert.ok(Math.abs(Number(claims.auth_time) - Date.now() / 1000) < 120);
  const jwks = (await (await fetch(app.serverMetadata().jwks_uri!)).json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(tokens.access_token, createLocalJWKSet(jwks), {
    issuer: `${house.publicUrl}/oidc`,
    audience: `${house.publicUrl}/v1`,
  });
  assert.equal(protectedHeader.typ, "at+jwt");
  assert.equal(payload.sub, house.subject);
  assert.equal(payload.exp! - payload.iat!, 300);
  assert.deepEqual(payload["amr"], ["pwd"]);
  assert.equal(payload["auth_time"], claims.auth_time);
  assert.deepEqual(payload["roles"], []);
  assert.equal(payload["email"], undefined, "the API asks nobody's address");
});

test("a refresh token works once: used again, the whole family ends", async () => {
  const first = (await signIn()).refresh_token!;
  const second = await refreshed(first);
  assert.equal(decodeProtectedHeader(second.access_token).typ, "at+jwt");
  const third = (await refreshed(second.refresh_token!)).refresh_token!;
  await assert.rejects(refreshed(first), invalidGrant);
  await assert.rejects(refreshed(third), invalidGrant);
});

test("two that use one refresh token at once: one at most gets on, and the family ends", async () => {
  const first = (await signIn()).refresh_token!;
  const both = await Promise.allSettled([refreshed(first), refreshed(first)]);
  const won = both.flatMap((one) => (one.status === "fulfilled" ? [one.value.refresh_token!] : []));
  assert.ok(won.length <= 1);
  for (const token of won) await assert.rejects(refreshed(token), invalidGrant);
});

test("a code works once: used again, what came of it ends", async () => {
  const { returned, checks } = await codeFor();
  const tokens = await openid.authorizationCodeGrant(app, returned, checks);
  await assert.rejects(openid.authorizationCodeGrant(app, returned, checks), invalidGrant);
  await assert.rejects(refreshed(tokens.refresh_token!), invalidGrant);
});

test("a code is bound to who asked for it, and a revoked token is none", async () => {
  const { returned, checks } = await codeFor();
  const stolen = { ...checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
  await assert.rejects(openid.authorizationCodeGrant(app, returned, stolen), invalidGrant);
  const tokens = await signIn();
  await openid.tokenRevocation(app, tokens.refresh_token!);
  await assert.rejects(refreshed(tokens.refresh_token!), invalidGrant);
});

test("refused: no PKCE, plain PKCE, another redirect, another resource, a page or action that is none", async () => {
  const base = `/oidc/auth?client_id=halfhourly-app&response_type=code&scope=openid&state=s&nonce=n`;
  const redirect = `redirect_uri=${encodeURIComponent(redirect_uri)}`;
  const challenge = `code_challenge=${"a".repeat(43)}&code_challenge_method=S256`;
  const faults = {
    [`${base}&${redirect}`]: "invalid_request",
    [`${base}&${redirect}&code_challenge=${"a".repeat(43)}&code_challenge_method=plain`]: "invalid_request",
    [`${base}&${redirect}&${challenge}&resource=https%3A%2F%2Felsewhere.example`]: "invalid_target",
    [`${base}&${redirect}&${challenge}&halfhourly_page=made-up`]: "invalid_request",
    [`${base}&${redirect}&${challenge}&halfhourly_action=made-up`]: "invalid_request",
  };
  for (const [path, error] of Object.entries(faults)) {
    const answer = await new Browser(house.publicUrl).get(path);
    const location = new URL(answer.headers.get("location") ?? "missing:");
    assert.equal(location.protocol, "halfhourly:", path);
    assert.equal(location.searchParams.get("error"), error, path);
  }
  const away = await new Browser(house.publicUrl).get(
    `${base}&${challenge}&redirect_uri=${encodeURIComponent("halfhourly://elsewhere")}`,
  );
  assert.equal(away.status, 400);
});

test("the app's sign-in is always in front of a person, even where the browser's session lives", async () => {
  const { browser } = await authorize();
  const { page } = await authorize({}, browser);
  assert.match(await page.answer.text(), /name="password"/);
  const silent = await authorize({ prompt: "none" }, browser).catch((fault: Error) => fault.message);
  assert.match(String(silent), /led away/);
});
