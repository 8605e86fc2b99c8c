import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { deviceKind } from "../src/session/device-kind.js";
import { openHouse } from "./house/open-house.js";

describe("session list", async () => {
  const house = await openHouse();
  after(() => house.close());
  const ask = (method: "GET" | "DELETE", url: string, cookie: string) =>
    house.http.inject({ method, url, headers: { cookie } });
  const another = async (accountId: string, device: string) =>
    `halfhourly_session=${await house.sessions.begin(accountId, { device, secondFactor: true })}`;
  type Listed = { id: string; current: boolean; device: string };
  const listed = async (cookie: string): Promise<Listed[]> =>
    (await ask("GET", "/v1/sessions", cookie)).json().sessions;

  test("every live session is listed with its device, this one marked, and no ended one", async () => {
    const { cookie, accountId } = await house.household("ada");
    await another(accountId, "Firefox, Android");
    house.clock.nowMs += 29 * 60_000;
    assert.deepEqual((await listed(cookie)).map(({ current, device }) => [current, device]).toSorted(), [
      [false, "Firefox, Android"],
      [true, "Unknown"],
    ]);
    house.clock.nowMs += 60_000;
    assert.deepEqual(
      (await listed(cookie)).map(({ device }) => device),
      ["Unknown"],
      "the other one was idle for 30 minutes",
    );
  });

  test("one device is signed out and the others stay, at once though they were used a moment ago", async () => {
    const { cookie, accountId } = await house.household("bob");
    const phone = await another(accountId, "Safari, iPhone");
    assert.equal((await ask("GET", "/v1/session", phone)).statusCode, 200);
    const { id } = (await listed(cookie)).find(({ current }) => !current)!;
    assert.equal((await ask("DELETE", `/v1/sessions/${id}`, cookie)).statusCode, 204);
    assert.equal((await ask("GET", "/v1/session", phone)).statusCode, 401);
    assert.equal((await ask("GET", "/v1/session", cookie)).statusCode, 200);
    const again = await ask("DELETE", `/v1/sessions/${id}`, cookie);
    assert.equal(again.json().code, "session-not-found");
  });

  test("sign out everywhere ends every device of this account and of no other, and takes the cookie away", async () => {
    const { cookie, accountId } = await house.household("cai");
    const phone = await another(accountId, "Safari, iPhone");
    const neighbour = (await house.household("dai")).cookie;
    const answer = await ask("DELETE", "/v1/sessions", cookie);
    assert.equal(answer.statusCode, 204);
    assert.match(String(answer.headers["set-cookie"]), /^halfhourly_session=;.*Max-Age=0/);
    for (const one of [cookie, phone]) assert.equal((await ask("GET", "/v1/session", one)).statusCode, 401);
    assert.equal((await ask("GET", "/v1/session", neighbour)).statusCode, 200);
  });

  test("the account tells how this session was proved", async () => {
    const { cookie, accountId } = await house.household("eve");
    const account = async (with_: string) => (await ask("GET", "/v1/account", with_)).json();
    assert.equal((await account(cookie)).secondFactor, false);
    const proved = await account(await another(accountId, "Edge, Windows"));
    assert.deepEqual([proved.secondFactor, proved.email, proved.role], [true, "eve@example.org", "consumer"]);
  });

  const agents = {
    "Firefox, Android": "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0",
    "Safari, iPhone":
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Edge, Windows":
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
    Unknown: "curl/8.0",
  };
  for (const [kind, agent] of Object.entries(agents))
    test(`a device is told as ${kind}`, () => assert.equal(deviceKind(agent), kind));
});
