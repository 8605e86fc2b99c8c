import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { openHouse } from "./house/open-house.js";

describe("session", async () => {
  const house = await openHouse();
  after(() => house.close());

  const minutesMs = (minutes: number) => minutes * 60_000;
  const session = (cookie: string) => house.http.inject({ url: "/v1/session", headers: { cookie } });
  const cookieOf = (answer: { headers: Record<string, unknown> }) =>
    String(answer.headers["set-cookie"]).split(";")[0]!;

  test("a session says who is signed in, and nothing else of the account", async () => {
    const { cookie, accountId } = await house.household("ada");
    const answer = await session(cookie);
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json(), {
      displayName: "ada",
      accountId,
      demonstration: false,
      role: "consumer",
    });
    assert.equal(answer.headers["cache-control"], "no-store");
  });

  test("without a session, or with a token that is none: 401 not-signed-in", async () => {
    for (const cookie of [
      "",
      "halfhourly_session=",
      "halfhourly_session=short",
      `halfhourly_session=${"A".repeat(43)}`,
    ]) {
      const answer = await session(cookie);
      assert.equal(answer.statusCode, 401);
      assert.equal(answer.json().code, "not-signed-in");
      assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
    }
  });

  test("only the SHA-256 of a token is in the database", async () => {
    const { cookie } = await house.household("hash");
    const token = cookie.split("=")[1]!;
    const rows = await house.database.query("select * from consumer_api.session");
    assert.ok(!JSON.stringify(rows).includes(token));
    assert.ok(!rows.some((row) => Buffer.from(token).equals(row["token_sha256"] as Buffer)));
  });

  test("ends after 30 minutes without use, not after 29", async () => {
    const { cookie } = await house.household("idle");
    house.clock.nowMs += minutesMs(29);
    assert.equal((await session(cookie)).statusCode, 200);
    house.clock.nowMs += minutesMs(29);
    assert.equal((await session(cookie)).statusCode, 200);
    house.clock.nowMs += minutesMs(30);
    assert.equal((await session(cookie)).statusCode, 401);
  });

  test("ends after 12 hours however much it is used", async () => {
    const { cookie } = await house.household("long");
    for (let hour = 0; hour < 11; hour++) {
      for (const part of [20, 40, 60]) {
        house.clock.nowMs += minutesMs(20);
        assert.equal((await session(cookie)).statusCode, 200, `hour ${hour}, minute ${part}`);
      }
    }
    house.clock.nowMs += minutesMs(20);
    assert.equal((await session(cookie)).statusCode, 200);
    house.clock.nowMs += minutesMs(20);
    await session(cookie);
    house.clock.nowMs += minutesMs(20);
    assert.equal((await session(cookie)).statusCode, 401);
  });

  test("a new token is handed out after five minutes, once for all requests of a moment", async () => {
    const { cookie } = await house.household("rotate");
    house.clock.nowMs += minutesMs(5);
    const answers = await Promise.all([session(cookie), session(cookie), session(cookie)]);
    const given = answers.filter(({ headers }) => headers["set-cookie"] !== undefined);
    assert.equal(given.length, 1);
    const line = String(given[0]!.headers["set-cookie"]);
    assert.match(line, /; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.notEqual(cookieOf(given[0]!), cookie);
  });

  test("two tabs: the replaced token is good for 30 seconds after its successor was first used, and no longer", async () => {
    const { cookie } = await house.household("tabs");
    house.clock.nowMs += minutesMs(5);
    const successor = cookieOf(await session(cookie));
    assert.equal((await session(successor)).statusCode, 200);
    house.clock.nowMs += 29_000;
    assert.equal((await session(cookie)).statusCode, 200);
    assert.equal((await session(successor)).statusCode, 200);
    house.clock.nowMs += 1_000;
    assert.equal((await session(cookie)).statusCode, 401);
  });

  test("a retired token that comes back ends the session of whoever holds its successors, on the household's record", async () => {
    const { cookie, accountId, household } = await house.household("stolen");
    const elsewhere = `halfhourly_session=${await house.sessions.begin(accountId)}`;
    const tokens = [cookie];
    for (let turn = 0; turn < 4; turn++) {
      house.clock.nowMs += minutesMs(5);
      const successor = cookieOf(await session(tokens.at(-1)!));
      assert.equal((await session(successor)).statusCode, 200);
      tokens.push(successor);
    }
    house.clock.nowMs += minutesMs(1);
    assert.equal((await session(tokens.at(-1)!)).statusCode, 200);
    assert.equal((await session(tokens[1]!)).statusCode, 401, "the thief");
    assert.equal((await session(tokens.at(-1)!)).statusCode, 401, "and the other, at once");
    assert.equal((await session(elsewhere)).statusCode, 200, "another device's session stays");
    const { entries } = await house.audit.newest(household, 10);
    assert.deepEqual(
      entries.map(({ what, why }) => [what, why]),
      [["session.end", "a retired token came back"]],
    );
    assert.equal((await session(tokens[0]!)).statusCode, 401);
    assert.equal((await house.audit.newest(household, 10)).entries.length, 1, "it is written down once");
  });

  test("what is kept of retired tokens is bounded and goes with the session", async () => {
    const { cookie, accountId } = await house.household("bounded");
    let token = cookie;
    for (let turn = 0; turn < 200; turn++) {
      house.clock.nowMs += minutesMs(5);
      const answer = await session(token);
      if (answer.headers["set-cookie"] === undefined) break;
      token = cookieOf(answer);
      await session(token);
    }
    const kept = () =>
      house.database.query(
        `select 1 from consumer_api.retired_token r join consumer_api.session s on s.id = r.session_id
          where s.account_id = $1`,
        [accountId],
      );
    const { length } = await kept();
    assert.ok(length > 100 && length <= 144, String(length));
    await house.sessions.endAll(accountId);
    assert.deepEqual(await kept(), []);
  });

  test("a successor that was lost on the way signs nobody out: another is handed out", async () => {
    const { cookie } = await house.household("lost");
    house.clock.nowMs += minutesMs(5);
    const lost = cookieOf(await session(cookie));
    house.clock.nowMs += 31_000;
    const again = await session(cookie);
    assert.equal(again.statusCode, 200);
    const arrived = cookieOf(again);
    assert.notEqual(arrived, lost);
    assert.equal((await session(arrived)).statusCode, 200);
    assert.equal((await session(lost)).statusCode, 401);
  });

  test("signing out ends the session at once, whichever of its tokens is sent, and clears the cookie", async () => {
    const { cookie } = await house.household("out");
    house.clock.nowMs += minutesMs(5);
    const successor = cookieOf(await session(cookie));
    const answer = await house.http.inject({
      method: "POST",
      url: "/v1/sign-out",
      headers: { cookie: successor },
    });
    assert.equal(answer.statusCode, 204);
    assert.match(String(answer.headers["set-cookie"]), /^halfhourly_session=; .*Max-Age=0$/);
    assert.equal((await session(cookie)).statusCode, 401);
    assert.equal((await session(successor)).statusCode, 401);
    assert.equal((await house.http.inject({ method: "POST", url: "/v1/sign-out" })).statusCode, 204);
  });

  test("over https the cookie is Secure and bound to the host", async () => {
    const secure = await openHouse({ publicUrl: "https://energy.example.org" });
    const { accountId } = await secure.household("tls");
    const token = await secure.sessions.begin(accountId);
    const ask = (name: string) =>
      secure.http.inject({ url: "/v1/session", headers: { cookie: `${name}=${token}` } });
    assert.equal((await ask("halfhourly_session")).statusCode, 401);
    assert.equal((await ask("__Host-halfhourly_session")).statusCode, 200);
    secure.clock.nowMs += minutesMs(5);
    const line = String((await ask("__Host-halfhourly_session")).headers["set-cookie"]);
    assert.match(line, /^__Host-halfhourly_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    assert.match(String((await ask("x")).headers["strict-transport-security"]), /max-age=\d+/);
    await secure.close();
  });
});
