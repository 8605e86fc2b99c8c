import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { openHouse, operatorToken } from "./house/open-house.js";

describe("rate limits", async () => {
  const house = await openHouse({ requestsAMinute: 5 });
  after(() => house.close());

  const ask = (url: string, headers: Record<string, string> = {}, remoteAddress = "203.0.113.1") =>
    house.http.inject({ url, headers, remoteAddress });
  const times = async (count: number, one: () => ReturnType<typeof ask>) => {
    const statuses: number[] = [];
    for (let i = 0; i < count; i += 1) statuses.push((await one()).statusCode);
    return statuses;
  };

  test("a session has its own count: told in headers, then 429 with when to try again; others go on", async () => {
    const [ada, ben] = [await house.household("ada"), await house.household("ben")];
    const first = await ask("/v1/session", { cookie: ada.cookie });
    assert.deepEqual([first.headers["ratelimit-limit"], first.headers["ratelimit-remaining"]], ["5", "4"]);
    assert.ok(Number(first.headers["ratelimit-reset"]) >= 1);
    assert.deepEqual(
      await times(4, () => ask("/v1/preferences", { cookie: ada.cookie })),
      [200, 200, 200, 200],
    );
    const sixth = await ask("/v1/session", { cookie: ada.cookie });
    assert.equal(sixth.statusCode, 429);
    assert.match(String(sixth.headers["content-type"]), /^application\/problem\+json/);
    assert.equal(sixth.json().code, "too-many-requests");
    assert.ok(Number(sixth.headers["retry-after"]) >= 1 && Number(sixth.headers["retry-after"]) <= 60);
    assert.equal(sixth.headers["ratelimit-remaining"], "0");
    assert.equal((await ask("/v1/session", { cookie: ben.cookie })).statusCode, 200, "from the same address");
  });

  test("without a session the address counts, and made-up tokens end in 429 too", async () => {
    const made = () =>
      ask("/v1/session", { cookie: `halfhourly_session=${crypto.randomUUID()}` }, "203.0.113.2");
    assert.deepEqual(await times(6, made), [401, 401, 401, 401, 401, 429]);
    assert.equal(
      (await ask("/v1/price-caps", {}, "203.0.113.2")).statusCode,
      429,
      "public addresses as well",
    );
    assert.equal((await ask("/v1/unheard-of", {}, "203.0.113.2")).statusCode, 429, "and unknown ones");
    assert.equal((await ask("/v1/price-caps", {}, "203.0.113.3")).statusCode, 200);
  });

  test("of IPv6 the network counts, in whatever spelling; behind a proxy on this machine what the proxy wrote last", async () => {
    const addresses = ["2001:db8:0:7::1", "2001:DB8:0:7:1:2:3:4", "2001:0db8:0000:0007::2"];
    for (const address of addresses) await ask("/v1/price-caps", {}, address);
    const told = await ask("/v1/price-caps", {}, "2001:db8:0:7::9");
    assert.equal(told.headers["ratelimit-remaining"], "1");
    const proxied = (forwarded: string, from: string) =>
      ask("/v1/price-caps", { "x-forwarded-for": forwarded }, from);
    await proxied("made-up, 198.51.100.1", "127.0.0.1");
    assert.equal((await proxied("198.51.100.1", "::1")).headers["ratelimit-remaining"], "3");
    await proxied("198.51.100.9", "203.0.113.4");
    assert.equal(
      (await proxied("198.51.100.8", "203.0.113.4")).headers["ratelimit-remaining"],
      "3",
      "who is no proxy of ours may write what they like",
    );
  });

  test("behind named proxies the address counts that the outermost of them wrote, and no other may write", async () => {
    const remaining = async (where: typeof house, forwarded: string, from: string) => {
      const headers = { "x-forwarded-for": forwarded };
      const answer = await where.http.inject({ url: "/v1/price-caps", headers, remoteAddress: from });
      return Number(answer.headers["ratelimit-remaining"]);
    };
    for (const proxies of [2, ["10.0.0.0/8"]]) {
      const behind = await openHouse({ requestsAMinute: 5, proxies });
      const ask3 = async (made: string) => remaining(behind, `${made}, 198.51.100.1, 10.1.1.1`, "10.2.2.2");
      assert.deepEqual([await ask3("1.1.1.1"), await ask3("2.2.2.2"), await ask3("3.3.3.3")], [4, 3, 2]);
      assert.equal(await remaining(behind, "1.1.1.1, 198.51.100.2, 10.1.1.1", "10.2.2.2"), 4, "another home");
      await behind.close();
    }
    const none = await openHouse({ requestsAMinute: 5, proxies: 0 });
    assert.equal(await remaining(none, "198.51.100.1", "127.0.0.1"), 4);
    assert.equal(await remaining(none, "198.51.100.2", "127.0.0.1"), 3, "no proxy is believed");
    await none.close();
  });

  test("the operator's command line may ask ten times as often, and a watcher of the service without end", async () => {
    const operator = { authorization: `Bearer ${operatorToken}` };
    const answer = await ask("/v1/imports/none", operator, "203.0.113.5");
    assert.equal(answer.headers["ratelimit-limit"], "50");
    assert.deepEqual(new Set(await times(30, () => ask("/health", {}, "203.0.113.6"))), new Set([200]));
  });

  test("signing in has a count of its own", async () => {
    const begin = () => ask("/v1/sign-in", {}, "203.0.113.7");
    assert.equal((await begin()).headers["ratelimit-limit"], "60");
    assert.equal((await ask("/v1/price-caps", {}, "203.0.113.7")).headers["ratelimit-remaining"], "4");
    assert.ok((await times(60, begin)).includes(429));
  });
});
