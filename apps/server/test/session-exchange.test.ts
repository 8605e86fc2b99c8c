import assert from "node:assert/strict";
import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { SignJWT } from "jose";
import { openProduct, type Product } from "./product-house.js";
import {
  appClientId,
  audience,
  clientId,
  openSecondIssuer,
  secondsAgo,
  Wanderer,
  type SecondIssuer,
} from "./second-issuer.js";

describe("an access token of the issuer for a session", () => {
  let issuer: SecondIssuer;
  let product: Product;
  before(async () => {
    issuer = await openSecondIssuer();
    product = await openProduct(issuer.env);
    await product.services.open();
  });
  after(async () => {
    await product.close();
    await issuer.close();
  });

  const exchange = async (accessToken: string, headers: Record<string, string> = {}, device?: string) => {
    const answer = await fetch(`${product.publicUrl}/v1/session-exchange`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ accessToken, device }),
    });
    const body = (await answer.json()) as Readonly<Record<string, unknown>>;
    const text = (name: string) => String(body[name]);
    return {
      status: answer.status,
      headers: answer.headers,
      code: body["code"],
      idleMinutes: body["idleMinutes"],
      endsAt: text("endsAt"),
      sessionToken: text("sessionToken"),
    };
  };
  const ask = (session: string | undefined, path = "/v1/session") =>
    fetch(product.publicUrl + path, { headers: { authorization: `Session ${session}` } });
  const known = (sub: string) => ({ sub, email: `${sub}@example.org`, name: sub, auth_time: secondsAgo(2) });
  /** The issuer signs whatever it is told to. */
  const tokenOf = (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
    issuer.accessToken({ ...known("johndoe"), ...claims }, header);

  test("the app is told which issuer, which client and what to ask for", async () => {
    const settings = await (await fetch(`${product.publicUrl}/v1/sign-in/settings`)).json();
    assert.deepEqual(settings, {
      issuer: issuer.url,
      clientId: appClientId,
      scopes: ["openid", "email", "profile"],
      resource: null,
    });
  });

  test("it opens a session of 30 idle minutes and 12 hours, once", async () => {
    const token = await tokenOf({ amr: ["mfa"] });
    const opened = await exchange(token, {}, "App, Android");
    assert.equal(opened.status, 200);
    assert.equal(opened.idleMinutes, 30);
    assert.ok(Math.abs(Date.parse(opened.endsAt) - Date.now() - 12 * 3_600_000) < 60_000);
    assert.equal(opened.headers.get("set-cookie"), null);
    const account = (await (await ask(opened.sessionToken, "/v1/account")).json()) as Record<string, unknown>;
    assert.deepEqual([account["email"], account["secondFactor"]], ["johndoe@example.org", true]);
    const list = (await (await ask(opened.sessionToken, "/v1/sessions")).json()) as {
      sessions: { device: string }[];
    };
    assert.equal(list.sessions[0]!.device, "App, Android");
    assert.deepEqual([(await exchange(token)).status, (await exchange(token)).code], [401, "token-refused"]);
    const lost = product.database.query(
      "select 1 from consumer_api.exchanged_token where good_until < now()",
    );
    assert.deepEqual(await lost, []);
  });

  test("of one token that comes many times at once one opens a session", async () => {
    const token = await tokenOf();
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => exchange(token)))).map(
      ({ status }) => status,
    );
    assert.deepEqual(statuses.toSorted(), [200, ...Array.from({ length: 7 }, () => 401)]);
  });

  test("the web and the app come to one account", async () => {
    issuer.said.idToken = { ...known("both") };
    const browser = new Wanderer(product.publicUrl);
    await browser.go("/v1/sign-in");
    const opened = await exchange(await tokenOf({ sub: "both", email: undefined }));
    const { accountId } = (await (await ask(opened.sessionToken)).json()) as { accountId: string };
    assert.equal(accountId, (await browser.json("/v1/session"))["accountId"]);
  });

  test("nobody without an address gets an account; the userinfo address may say it", async () => {
    issuer.said.userInfo = { sub: "dora" };
    assert.equal((await exchange(await tokenOf({ sub: "dora", email: undefined }))).code, "token-refused");
    issuer.said.userInfo = { sub: "dora", email: "dora@example.org" };
    assert.equal((await exchange(await tokenOf({ sub: "dora", email: undefined }))).status, 200);
  });

  test("signing in again replaces the session of the same person, and nobody else's", async () => {
    const first = (await exchange(await tokenOf())).sessionToken;
    const carried = { authorization: `Session ${first}` };
    const other = await exchange(await tokenOf({ ...known("mallory") }), carried);
    assert.deepEqual([other.status, other.code], [403, "other-account"]);
    assert.equal((await ask(first)).status, 200);
    const made = await product.database.query("select 1 from consumer_api.account where subject = 'mallory'");
    assert.deepEqual(made, []);
    const second = await exchange(await tokenOf(), carried);
    assert.equal((await ask(first)).status, 401);
    assert.equal((await ask(second.sessionToken)).status, 200);
  });

  test("a session is as proved as the token says", async () => {
    const codeOf = async (claims: Record<string, unknown>) => {
      const { sessionToken } = await exchange(await tokenOf(claims));
      const answer = await fetch(`${product.publicUrl}/v1/account`, {
        method: "DELETE",
        headers: { authorization: `Session ${sessionToken}`, origin: "https://elsewhere.example" },
      });
      return ((await answer.json()) as { code?: string }).code;
    };
    assert.equal(await codeOf({ auth_time: undefined }), "step-up-required");
    assert.equal(await codeOf({ auth_time: secondsAgo(601) }), "step-up-required");
    assert.equal(await codeOf({ auth_time: secondsAgo(5) }), undefined);
  });

  test("what another may have made, or made for something else, opens nothing", async () => {
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const { keys } = (await (await fetch(`${issuer.url}/jwks`)).json()) as {
      keys: (JsonWebKey & { kid: string })[];
    };
    const [published] = keys;
    const pem = createPublicKey({ key: published!, format: "jwk" }).export({ type: "spki", format: "pem" });
    const claims = () => ({
      ...known("johndoe"),
      iss: issuer.url,
      aud: audience,
      azp: appClientId,
      iat: secondsAgo(1),
      exp: secondsAgo(-300),
      jti: crypto.randomUUID(),
    });
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const unsigned = (header: object) => `${encoded(header)}.${encoded(claims())}`;
    const hmac = (header: object, secret: string | Buffer) => {
      const text = unsigned(header);
      return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    };
    const signedBy = (key: typeof stranger.privateKey, header: Record<string, unknown> = {}) =>
      new SignJWT(claims()).setProtectedHeader({ alg: "RS256", ...header }).sign(key);
    const good = await tokenOf();
    const [head = "", , signature = ""] = good.split(".");
    const kid = published!.kid;
    const forged: Record<string, string> = {
      "no signature (alg none)": `${unsigned({ alg: "none", typ: "JWT" })}.`,
      "alg None, spelt otherwise": `${unsigned({ alg: "NoNe", kid })}.`,
      "HMAC with the public key": hmac({ alg: "HS256", kid }, pem),
      "HMAC with an empty key": hmac({ alg: "HS256", kid }, ""),
      "a stranger's key under the issuer's name": await signedBy(stranger.privateKey, { kid }),
      "a key that the token brings along": await signedBy(stranger.privateKey, {
        jwk: stranger.publicKey.export({ format: "jwk" }),
      }),
      "a key at an address that the token names": await signedBy(stranger.privateKey, {
        kid: "x",
        jku: "https://evil.example/jwks",
      }),
      "another payload under a good signature": `${head}.${encoded({ ...claims(), sub: "admin" })}.${signature}`,
      "another audience": await tokenOf({ aud: "api://other" }),
      "no audience": await tokenOf({ aud: undefined }),
      "another issuer": await tokenOf({ iss: "https://evil.example" }),
      "the issuer with more behind it": await tokenOf({ iss: `${issuer.url}.evil.example` }),
      expired: await tokenOf({ exp: secondsAgo(60) }),
      "no end": await tokenOf({ exp: undefined }),
      "not good yet": await tokenOf({ nbf: secondsAgo(-120) }),
      "made in the future": await tokenOf({ iat: secondsAgo(-120) }),
      "an hour old": await tokenOf({ iat: secondsAgo(3600) }),
      "no subject": await tokenOf({ sub: undefined }),
      "an ID token of our app": await tokenOf({ aud: appClientId }),
      "an ID token of our server": await tokenOf({ aud: clientId }),
      "an ID token that names our API too": await tokenOf({ aud: [audience, appClientId] }),
      "an ID token by its nonce": await tokenOf({ nonce: "n" }),
      "a logout token": await tokenOf({}, { typ: "logout+jwt" }),
      "another client's token for our API": await tokenOf({ azp: "another-app" }),
      "nobody's client": await tokenOf({ azp: undefined }),
      words: "not a token at all, only words",
    };
    for (const [what, token] of Object.entries(forged)) {
      const { status, code } = await exchange(token);
      assert.deepEqual([status, code], [401, "token-refused"], what);
    }
    assert.equal((await exchange(good)).status, 200, "the one that all were made from");
  });

  test("a token signed anew (another valid signature of the same words) is the same token", async () => {
    const elliptic = await openSecondIssuer();
    const { kid } = await elliptic.server.issuer.keys.generate("ES256");
    const fresh = await openProduct(elliptic.env);
    await fresh.services.open();
    const token = await elliptic.server.issuer.buildToken({
      kid,
      expiresIn: 300,
      scopesOrTransform: (_header, payload) => {
        Object.assign(payload, { ...known("twice"), aud: audience, azp: appClientId });
      },
    });
    const [head = "", body = "", signature = ""] = token.split(".");
    const bytes = Buffer.from(signature, "base64url");
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const mirrored = (order - BigInt(`0x${bytes.subarray(32).toString("hex")}`))
      .toString(16)
      .padStart(64, "0");
    const other = Buffer.concat([bytes.subarray(0, 32), Buffer.from(mirrored, "hex")]).toString("base64url");
    const send = (accessToken: string) =>
      fetch(`${fresh.publicUrl}/v1/session-exchange`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ accessToken }),
      });
    assert.equal((await send(`${head}.${body}.${other}`)).status, 200, "it is a valid signature");
    assert.equal((await send(token)).status, 401);
    await fresh.close();
    await elliptic.close();
  });

  test("where sub differs by client, another claim makes one account of both ways in", async () => {
    const pairwise = await openProduct({ ...issuer.env, HALFHOURLY_SUBJECT_CLAIM: "oid" });
    await pairwise.services.open();
    issuer.said.idToken = { ...known("of-the-web"), oid: "one-person" };
    const browser = new Wanderer(pairwise.publicUrl);
    await browser.go("/v1/sign-in");
    const send = async (claims: Record<string, unknown>) => {
      const answer = await fetch(`${pairwise.publicUrl}/v1/session-exchange`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ accessToken: await tokenOf(claims) }),
      });
      return (await answer.json()) as Record<string, string>;
    };
    const { sessionToken } = await send({ sub: "of-the-app", oid: "one-person" });
    const session = await fetch(`${pairwise.publicUrl}/v1/session`, {
      headers: { authorization: `Session ${sessionToken}` },
    });
    const { accountId } = (await session.json()) as { accountId: string };
    assert.equal(accountId, (await browser.json("/v1/session"))["accountId"]);
    assert.equal((await send({ sub: "of-the-app" }))["code"], "token-refused");
    await pairwise.close();
  });

  test("another site's page cannot have a token exchanged", async () => {
    const answer = await exchange(await tokenOf(), { "sec-fetch-site": "cross-site" });
    assert.equal(answer.code, "other-origin");
  });

  test("no token is in the log", () => {
    assert.doesNotMatch(product.logLines.join(""), /eyJ|@example\.org/);
  });
});
