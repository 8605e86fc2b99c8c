import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { openHouse, operatorToken } from "./house/open-house.js";

describe("session by header", async () => {
  const house = await openHouse();
  after(() => house.close());

  const signedIn = async (name: string) => {
    const { cookie, accountId } = await house.household(name);
    const token = await house.sessions.begin(accountId);
    return { cookie, token, authorization: `Session ${token}` };
  };
  const ask = (headers: Record<string, string>, url = "/v1/session") => house.http.inject({ url, headers });
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const change = (headers: Record<string, string>) =>
    house.http.inject({
      method: "PUT",
      url: "/v1/preferences",
      headers,
      payload: { language: "cy", theme: "dark" },
    });

  test("it says who is signed in, and its successor comes by header, never as a cookie", async () => {
    const { authorization, token } = await signedIn("ada");
    assert.equal((await ask({ authorization })).json().displayName, "ada");
    assert.equal((await ask({ authorization: `session  ${token}` })).statusCode, 200);
    house.clock.nowMs += 5 * 60_000;
    const renewed = await ask({ authorization });
    const successor = String(renewed.headers["x-session-token"]);
    assert.match(successor, /^[\w-]{43}$/);
    assert.equal(renewed.headers["set-cookie"], undefined);
    assert.equal((await ask({ authorization: `Session ${successor}` })).statusCode, 200);
    house.clock.nowMs += 30_000;
    assert.equal((await ask({ authorization })).statusCode, 401, "retired");
    assert.equal((await ask({ authorization: `Session ${successor}` })).statusCode, 401, "and all ended");
  });

  test("a request with both uses the header alone, a wrong one too", async () => {
    const [ada, ben] = [await signedIn("ada-2"), await signedIn("ben")];
    const both = await ask({ cookie: ada.cookie, authorization: ben.authorization });
    assert.equal(both.json().displayName, "ben");
    for (const authorization of [
      "Session",
      "Session x",
      `Session ${"A".repeat(43)}`,
      `Session ${ada.token} x`,
    ])
      assert.equal((await ask({ cookie: ada.cookie, authorization })).statusCode, 401, authorization);
  });

  test("another site's page is refused with a cookie; a header is no forgery", async () => {
    const { cookie, authorization } = await signedIn("carl");
    assert.equal((await change({ cookie, ...foreign })).json().code, "other-origin");
    assert.equal((await change({ authorization, ...foreign })).statusCode, 200);
    assert.equal((await change({ cookie, authorization: "Session x", ...foreign })).statusCode, 401);
    assert.equal(
      (await change({ cookie, authorization: "Bearer x", ...foreign })).json().code,
      "other-origin",
    );
  });

  test("where the operator may call too, each token is taken for what it is", async () => {
    const { authorization, token } = await signedIn("dora");
    const own = await ask({ authorization }, "/v1/imports/none");
    assert.equal(own.json().code, "import-not-found");
    const asOperator = await ask({ authorization: `Bearer ${token}` }, "/v1/imports/none");
    assert.equal(asOperator.json().code, "operator-token-refused");
    const asSession = await ask({ authorization: `Session ${operatorToken}` }, "/v1/imports/none");
    assert.equal(asSession.json().code, "not-signed-in");
  });

  test("signing out by header ends that session and not the cookie's", async () => {
    const { cookie, authorization } = await signedIn("eve");
    const headers = { cookie, authorization };
    const out = await house.http.inject({ method: "POST", url: "/v1/sign-out", headers });
    assert.equal(out.statusCode, 204);
    assert.equal((await ask({ authorization })).statusCode, 401);
    assert.equal((await ask({ cookie })).statusCode, 200);
  });
});
