import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type {
  FindAccount,
  ShownAccount,
  ShownCollection,
  ShownDeadLetters,
  ShownSourcesStatus,
  Sources,
} from "@halfhourly/contracts";
import { agreeOnConsentPage } from "@halfhourly/supplier-simulator";
import { openProduct, type Product } from "./product-house.js";
import { openSecondIssuer, secondsAgo, type SecondIssuer } from "./second-issuer.js";

/** As somebody does it at `npm start`: an account of a made-up home, over HTTP from one end to the other. */
describe("a meter is linked by an account at a simulated supplier", () => {
  let issuer: SecondIssuer;
  let product: Product;
  before(async () => {
    issuer = await openSecondIssuer();
    product = await openProduct({ ...issuer.env, HALFHOURLY_SUPPLIERS: "simulator" });
    await product.services.open();
  });
  after(async () => {
    await product.close();
    await issuer.close();
  });

  /** A household of its own, signed in. */
  async function household(name: string) {
    const claims = { sub: name, email: `${name}@example.org`, name, auth_time: secondsAgo(2) };
    const accessToken = await issuer.accessToken(claims, {});
    const opened = await fetch(`${product.publicUrl}/v1/session-exchange`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ accessToken }),
    });
    const { sessionToken } = (await opened.json()) as { sessionToken: string };
    return async <T>(path: string, body?: object): Promise<T> => {
      const answer = await fetch(product.publicUrl + path, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          authorization: `Session ${sessionToken}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const said = await answer.json();
      assert.ok(answer.ok, `${path}: ${answer.status} ${JSON.stringify(said)}`);
      return said as T;
    };
  }
  /** As the command line asks. */
  async function operate(path: string, body?: object): Promise<Response> {
    return fetch(`${product.publicUrl}/v1/operator/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${await product.operatorToken()}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
  type Ask = Awaited<ReturnType<typeof household>>;

  async function practiceAccount(ask: Ask, source: string, number: number) {
    const { sources } = await ask<Sources>("/v1/sources");
    const account = sources.find((one) => one.source === source)?.practiceAccounts[number];
    assert.ok(account !== undefined);
    return account;
  }

  /** Adds the account's electricity meter, as the app does, and begins. @returns the meter's id */
  async function begin(
    ask: Ask,
    found: ShownAccount,
    proof: "supplier-account" | "manual-review" = "supplier-account",
  ): Promise<string> {
    const meter = found.meters.find((one) => one.fuel === "electricity" && one.addable);
    assert.ok(meter !== undefined);
    const { notices } = await ask<{ notices: { purpose: string; version: string }[] }>("/v1/notices");
    const noticeVersion = notices.find(({ purpose }) => purpose === "viewing")?.version;
    const consent = { purpose: "viewing", granted: true, noticeVersion };
    const added = await ask<{ id: string }>("/v1/meters", {
      fuel: meter.fuel,
      meterPoint: meter.meterPoint,
      payment: meter.payment ?? "credit",
      consent,
    });
    await ask(`/v1/meters/${added.id}/collection`, {
      source: found.source,
      proof: { kind: proof },
      ticket: found.ticket,
    });
    return added.id;
  }

  async function running(ask: Ask, meterId: string): Promise<ShownCollection> {
    for (let waited = 0; waited < 600; waited += 1) {
      const { collection } = await ask<{ collection: ShownCollection }>(`/v1/meters/${meterId}/collection`);
      if (collection.state === "running" && collection.halfHoursStored > 18_000) return collection;
      await delay(50);
    }
    throw new Error("the history did not come in");
  }

  test("by a key: found, added, thirteen months stored, each half hour told as generated", async () => {
    const ask = await household("anna");
    const { accountNumber, apiKey, postcode } = await practiceAccount(ask, "octopus", 0);
    assert.ok(apiKey !== null);
    const access: FindAccount["access"] = { kind: "api-key", apiKey, accountNumber };
    const found = await ask<ShownAccount>("/v1/supplier-accounts/find", {
      source: "octopus",
      postcode,
      access,
    });
    const meterId = await begin(ask, found);
    const { requestsDone, requestsTotal, from, to } = await running(ask, meterId);
    assert.equal(requestsDone, requestsTotal);
    assert.ok(from !== null && to !== null && from < to);
    const { database, services } = product;
    const [link] = await database.query<{ household: string }>(
      "select household from consumer_api.meter_link where id = $1",
      [meterId],
    );
    const { meterPoint, fuel } = found.meters.find(({ addable }) => addable)!;
    const grant = await services.consent.mint({
      household: link?.household ?? "",
      meterPoint,
      fuel,
      purpose: "viewing",
    });
    assert.ok(grant !== null);
    const register = { meterPoint, fuel, direction: "import", element: 1 } as const;
    const days = await services.readingStore.days(grant, register, from, to);
    const held = days.flatMap(({ slots }) => slots.flatMap((slot) => slot ?? []));
    assert.ok(held.length > 18_000 && held.every(({ source }) => source === "generated"));
    const rows = await database.query<{ source: string }>(
      "select distinct source from ingestion.source_fetch where half_hours > 0",
    );
    assert.deepEqual(rows, [{ source: "octopus" }]);
    const [meter] = (await ask<{ meters: { generated: boolean }[] }>("/v1/meters")).meters;
    assert.equal(meter?.generated, true);
    assert.ok(!product.logLines.join("").includes(apiKey));
  });

  test("by a meter number: whoever runs the copy has the key, so somebody looks at papers before anything is collected", async () => {
    const ask = await household("cai");
    const account = await practiceAccount(ask, "n3rgy", 2);
    const { postcode, meterPoints } = account;
    assert.deepEqual([account.apiKey, account.password], [null, null]);
    const access = { kind: "operator", meterPoint: meterPoints[0], deviceId: null };
    const found = await ask<ShownAccount>("/v1/supplier-accounts/find", {
      source: "n3rgy",
      postcode,
      access,
    });
    assert.deepEqual(found.proofs, ["manual-review"]);
    const meterId = await begin(ask, found, "manual-review");
    const { collection } = await ask<{ collection: ShownCollection }>(`/v1/meters/${meterId}/collection`);
    assert.equal(collection.state, "waiting-for-review");
    const approved = await operate(`reviews/${collection.reviewCode}/approve`, { reference: "case 7" });
    assert.equal(approved.status, 204);
    assert.equal((await running(ask, meterId)).proof, "manual-review");
  });

  test("in a browser: the household agrees at the supplier, comes back, and goes on", async () => {
    const ask = await household("ben");
    const { postcode } = await practiceAccount(ask, "open-supply", 1);
    const { url } = await ask<{ url: string }>("/v1/supplier-accounts/authorise?source=open-supply");
    const back = await agreeOnConsentPage(url, { home: "home-1" });
    const returned = await fetch(back, { redirect: "manual" });
    const page = new URL(returned.headers.get("location") ?? "", product.publicUrl);
    assert.equal(page.pathname, "/collect/return");
    const told = new URLSearchParams(page.hash.slice(1));
    const access = { kind: "authorisation-code", code: told.get("code"), state: told.get("state") };
    const wanted = { source: "open-supply", postcode, access };
    const found = await ask<ShownAccount>("/v1/supplier-accounts/find", wanted);
    await running(ask, await begin(ask, found));
  });

  test("for whoever runs the copy: how each source does, and what was set aside is tried again", async () => {
    const { sources } = (await (await operate("sources")).json()) as ShownSourcesStatus;
    assert.deepEqual(
      sources.map(({ source, breaker, successRate, deadLetters }) => [
        source,
        breaker,
        successRate,
        deadLetters,
      ]),
      // Nobody was let in by Glow here.
      ["octopus", "glow", "n3rgy", "open-supply"].map((one) => [one, "closed", one === "glow" ? null : 1, 0]),
    );
    for (const { source, collections, backlog } of sources)
      assert.deepEqual([collections, backlog], [source === "glow" ? {} : { running: 1 }, 0]);
    await product.database.query(
      `insert into ingestion.dead_letter (id, source, stage, reason, attempts, at, record_key, detail)
       values ('letter-1', 'stream', 'store', 'arrival-corrupt', 1, now(), 'of-nobody', 'no arrival')`,
    );
    const letters = async () =>
      ((await (await operate("dead-letters")).json()) as ShownDeadLetters).deadLetters;
    assert.deepEqual(
      (await letters()).map(({ id }) => id),
      ["letter-1"],
    );
    const replayed = await operate("dead-letters/replay", { id: "letter-1" });
    assert.deepEqual(await replayed.json(), { replayed: 1 });
    // It passes the stream again, where nobody can read it now either.
    for (let waited = 0; waited < 600; waited += 1) {
      const again = (await letters()).find(({ id }) => id !== "letter-1");
      if (again !== undefined) return assert.equal(again.reason, "arrival-corrupt");
      await delay(50);
    }
    assert.fail("it did not pass the stream");
  });
});
