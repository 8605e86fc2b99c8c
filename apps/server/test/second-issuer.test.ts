import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { openProduct, type Product } from "./product-house.js";
import { openSecondIssuer, secondsAgo, Wanderer, type SecondIssuer } from "./second-issuer.js";

/** The product with an issuer of the operator's in place of the embedded provider, over real HTTP. */
describe("signing in with another issuer", () => {
  let issuer: SecondIssuer;
  let product: Product;
  const accountPage = "https://login.example.org/me";
  before(async () => {
    issuer = await openSecondIssuer();
    product = await openProduct({
      ...issuer.env,
      HALFHOURLY_ROLES_CLAIM: "realm_access.roles",
      HALFHOURLY_ACCOUNT_PAGE: accountPage,
    });
    await product.services.open();
  });
  after(async () => {
    await product.close();
    await issuer.close();
  });
  beforeEach(() => saysOf("johndoe"));

  function saysOf(sub: string, more: Record<string, unknown> = {}): void {
    issuer.said.idToken = { sub, email: `${sub}@example.org`, name: sub, auth_time: secondsAgo(1), ...more };
    issuer.said.userInfo = { sub };
  }
  const signIn = async (browser = new Wanderer(product.publicUrl), query = "?return=/home") => ({
    browser,
    ...(await browser.go(`/v1/sign-in${query}`)),
  });

  test("somebody signs in, is one account however often they come, and changes nothing of it here", async () => {
    const { browser, path, asked } = await signIn();
    assert.equal(path, "/home");
    assert.equal(asked?.origin, new URL(issuer.url).origin);
    assert.equal(asked?.searchParams.get("scope"), "openid email profile");
    assert.equal(asked?.searchParams.get("prompt"), "login");
    const account = await browser.json("/v1/account");
    assert.deepEqual(
      [
        account["email"],
        account["displayName"],
        account["role"],
        account["signInHere"],
        account["secondFactor"],
      ],
      ["johndoe@example.org", "johndoe", "consumer", false, false],
    );
    saysOf("johndoe", { email: "new@example.org", amr: ["pwd", "mfa"] });
    const again = (await signIn()).browser;
    const [first, second] = [await browser.json("/v1/session"), await again.json("/v1/session")];
    assert.equal(second["accountId"], first["accountId"]);
    const later = await again.json("/v1/account");
    assert.deepEqual([later["email"], later["secondFactor"]], ["new@example.org", true]);
    const rows = await product.database.query("select issuer, subject from consumer_api.account");
    assert.deepEqual(rows, [{ issuer: issuer.url, subject: "johndoe" }]);
  });

  test("the embedded provider is not there", async () => {
    const { status, text } = await new Wanderer(product.publicUrl).go(
      "/oidc/.well-known/openid-configuration",
    );
    assert.ok(status === 404 || !text.includes("authorization_endpoint"), text.slice(0, 100));
    for (const path of ["/oidc/jwks", "/oidc/auth?client_id=halfhourly", "/oidc/token"]) {
      const answer = await new Wanderer(product.publicUrl).go(path);
      assert.doesNotMatch(answer.text, /"keys"|invalid_request|invalid_client/, path);
    }
  });

  test("roles come from the claim that is configured, and from no other", async () => {
    saysOf("sue", { realm_access: { roles: ["offline", "support"] }, roles: ["administrator"] });
    assert.equal((await (await signIn()).browser.json("/v1/account"))["role"], "support");
    saysOf("sue", { realm_access: "administrator", roles: ["administrator"] });
    assert.equal((await (await signIn()).browser.json("/v1/account"))["role"], "consumer");
  });

  test("an address that only the userinfo address says is found there; of nobody without one an account is made", async () => {
    saysOf("ben", { email: undefined });
    issuer.said.userInfo = { sub: "ben", email: "ben@example.org" };
    assert.equal((await (await signIn()).browser.json("/v1/account"))["email"], "ben@example.org");
    saysOf("carl", { email: undefined });
    issuer.said.userInfo = { sub: "somebody-else", email: "carl@example.org" };
    const refused = await signIn();
    assert.equal(refused.status, 400);
    assert.match(refused.text, /sign-in-refused/);
    const rows = await product.database.query("select 1 from consumer_api.account where subject = 'carl'");
    assert.deepEqual(rows, []);
  });

  test("an ID token that is not the issuer's answer to this very question is refused", async () => {
    for (const wrong of [
      { aud: "another-client" },
      { iss: "https://evil.example" },
      { nonce: "another" },
      { exp: secondsAgo(3600) },
      { nonce: undefined },
    ]) {
      saysOf("eve", wrong);
      const refused = await signIn();
      assert.equal(refused.status, 400, JSON.stringify(wrong));
      assert.match(refused.text, /sign-in-refused/);
    }
  });

  test("password and second factor are changed on the issuer's page", async () => {
    const answer = await fetch(`${product.publicUrl}/v1/sign-in?mode=step-up&action=password`, {
      redirect: "manual",
    });
    assert.deepEqual([answer.status, answer.headers.get("location")], [302, accountPage]);
  });

  test("stepping up as somebody else is refused with a page, and the session stays as it was", async () => {
    const { browser } = await signIn();
    const asItWas = await browser.json("/v1/account");
    const cookie = browser.cookie();
    for (const other of ["mallory", "never-seen"]) {
      saysOf(other);
      if (other === "mallory") await signIn();
      const refused = await signIn(browser, "?mode=step-up");
      assert.equal(refused.status, 403);
      assert.match(refused.text, /That is another account[\s\S]*Cyfrif arall/);
      assert.equal(browser.cookie(), cookie);
      assert.deepEqual(await browser.json("/v1/account"), asItWas);
    }
    const made = await product.database.query(
      "select 1 from consumer_api.account where subject = 'never-seen'",
    );
    assert.deepEqual(made, [], "nor is an account made");
    saysOf("johndoe");
    assert.equal((await signIn(browser, "?mode=step-up&return=/you")).path, "/you");
  });

  test("whoever was signed out while stepping up is held to who they were", async () => {
    const { browser } = await signIn();
    const begun = await fetch(`${product.publicUrl}/v1/sign-in?mode=step-up`, {
      redirect: "manual",
      headers: { cookie: browser.cookie() },
    });
    const underWay = begun.headers.getSetCookie()[0]!.split(";")[0]!;
    await fetch(`${product.publicUrl}/v1/sign-out`, {
      method: "POST",
      headers: { cookie: browser.cookie() },
    });
    saysOf("mallory");
    const back = (await fetch(begun.headers.get("location")!, { redirect: "manual" })).headers.get(
      "location",
    )!;
    const answer = await fetch(back, { redirect: "manual", headers: { cookie: underWay } });
    assert.equal(answer.status, 403);
    assert.equal(((await answer.json()) as { code: string }).code, "other-account");
  });

  test("stepping up needs the issuer's word that it asked just now", async () => {
    const { browser } = await signIn();
    for (const authTime of [undefined, secondsAgo(601)]) {
      saysOf("johndoe", { auth_time: authTime });
      const refused = await signIn(browser, "?mode=step-up");
      assert.equal(refused.status, 403, String(authTime));
      assert.match(refused.text, /not-proved-afresh/);
    }
  });

  test("a session is as proved as the issuer says, whenever it began", async () => {
    const close = async ({ browser }: { browser: Wanderer }) => {
      const answer = await fetch(`${product.publicUrl}/v1/consents`, {
        method: "PUT",
        headers: { cookie: browser.cookie(), "content-type": "application/json" },
        body: JSON.stringify({
          meterId: "none",
          purpose: "viewing",
          granted: false,
          noticeVersion: "viewing-1",
        }),
      });
      return ((await answer.json()) as { code: string }).code;
    };
    assert.equal(await close(await signIn()), "meter-not-found");
    for (const authTime of [undefined, secondsAgo(700)]) {
      saysOf("johndoe", { auth_time: authTime });
      assert.equal(await close(await signIn()), "step-up-required", String(authTime));
    }
  });

  test("sessions of accounts that another issuer named end when the server starts", async () => {
    const { browser } = await signIn();
    const account = await product.services.consumerApi.accountFor({
      issuer: "https://left.example",
      subject: "s",
      email: "s@example.org",
      displayName: "S",
    });
    const { database } = product;
    await database.query(
      `insert into consumer_api.session (id, account_id, token_sha256, token_since, created_at, used_at)
       values ('left', $1, sha256('left'), now(), now(), now())`,
      [account.accountId],
    );
    await product.services.consumerApi.recover();
    assert.deepEqual(await database.query("select 1 from consumer_api.session where id = 'left'"), []);
    assert.equal((await browser.json("/v1/session"))["displayName"], "johndoe");
  });

  test("no token, code, address or secret is in the log", () => {
    const log = product.logLines.join("");
    assert.ok(product.logLines.length > 20);
    assert.doesNotMatch(log, /eyJ|a-secret|@example\.org|code=|state=/);
  });

  test("an issuer that does not answer is a page that says so", async () => {
    await issuer.close();
    const late = await openProduct(issuer.env);
    await late.services.open();
    const { status, text } = await new Wanderer(late.publicUrl).go("/v1/sign-in");
    assert.equal(status, 503);
    assert.match(text, /sign-in-unavailable/);
    await late.close();
  });
});
