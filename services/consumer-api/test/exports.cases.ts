import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { claimExport } from "../src/export/export-jobs.js";
import { retainExports } from "../src/export/erase-exports.js";
import { fetchedExport, madeExport, manifestOf, settled, unzip } from "./house/exported.js";
import { mpans, openHouse, readingsOf } from "./house/open-house.js";

const dayMs = 86_400_000;

describe("exports", async () => {
  const house = await openHouse();
  house.api.start();
  after(() => house.close());

  const piecesOf = async (id: string) => {
    const rows = await house.database.query<{ held: number }>(
      "select count(*)::int as held from consumer_api.export_piece where export_id = $1",
      [id],
    );
    return rows[0]!.held;
  };
  const get = (url: string, cookie: string) => house.http.inject({ url, headers: { cookie } });
  const ask = (cookie: string) =>
    house.http.inject({ method: "POST", url: "/v1/exports", headers: { cookie } });
  const withMeter = async (name: string, meterPoint: string) => {
    const home = await house.household(name);
    const meter = await house.link(home, meterPoint);
    await house.store(
      meter,
      readingsOf("2026-11-20", (i) => (i === 3 ? null : i * 10)),
    );
    return { ...home, meter };
  };
  /** Waits for what the server does after the last byte. */
  const stateOf = async (cookie: string, id: string, wanted: string) => {
    for (let waited = 0; waited < 500; waited += 1) {
      const { state } = (await get(`/v1/exports/${id}`, cookie)).json();
      if (state === wanted) return;
      await delay(10);
    }
    assert.fail(`the export did not become ${wanted}`);
  };

  test("made in the background, fetched once, then wiped", async () => {
    const { cookie } = await withMeter("ada", mpans[0]);
    const job = await madeExport(house, cookie);
    assert.equal(job.state, "ready");
    assert.equal(job.readings, 47);
    assert.equal(job.percent, 100);
    assert.equal(Date.parse(job.endsAt) - Date.parse(job.readyAt!), dayMs);
    const answer = await get(`/v1/exports/${job.id}/file`, cookie);
    assert.equal(answer.headers["content-type"], "application/zip");
    assert.equal(answer.headers["cache-control"], "no-store");
    assert.equal(
      answer.headers["content-disposition"],
      'attachment; filename="halfhourly-export-2026-11-23.zip"',
    );
    assert.equal(answer.rawPayload.length, job.bytes);
    const files = await unzip(answer.rawPayload);
    const manifest = manifestOf(files);
    assert.deepEqual(
      [...files.keys()].filter((name) => name !== "manifest.json"),
      manifest.files.map(({ name }) => name),
    );
    for (const { name, bytes, sha256 } of manifest.files) {
      assert.equal(files.get(name)!.length, bytes, name);
      assert.equal(createHash("sha256").update(files.get(name)!).digest("hex"), sha256, name);
    }
    await stateOf(cookie, job.id, "taken");
    assert.equal(await piecesOf(job.id), 0);
    const again = await get(`/v1/exports/${job.id}/file`, cookie);
    assert.equal(again.statusCode, 410);
    assert.equal(again.json().code, "export-gone");
  });

  test("a question about the headers alone does not use up the one time", async () => {
    const { cookie } = await house.household("heddwyn");
    const { id } = await madeExport(house, cookie);
    const head = await house.http.inject({
      method: "HEAD",
      url: `/v1/exports/${id}/file`,
      headers: { cookie },
    });
    assert.equal(head.statusCode, 404);
    assert.equal((await get(`/v1/exports/${id}`, cookie)).json().state, "ready");
  });

  test("at rest nothing of it can be read without the household's key", async () => {
    const { cookie, household } = await house.household("selwyn-sealed");
    const { id } = await madeExport(house, cookie);
    const rows = await house.database.query<{ sealed: Buffer }>(
      "select sealed from consumer_api.export_piece where export_id = $1",
      [id],
    );
    assert.ok(rows.length > 0);
    for (const { sealed } of rows)
      assert.ok(!sealed.includes("manifest.json") && !sealed.includes("PK\u0003\u0004"));
    house.parts.keys.destroy(household);
    assert.equal((await get(`/v1/exports/${id}/file`, cookie)).statusCode, 500);
    const next = await madeExport(house, cookie);
    assert.equal(next.state, "failed", "a household whose key is gone gets no export");
  });

  test("while one is being made that one is the answer; three a day, and failed ones do not count", async () => {
    const { cookie, household } = await house.household("tegid");
    await house.api.stop();
    const first = (await ask(cookie)).json();
    assert.equal(first.state, "waiting");
    assert.equal((await ask(cookie)).json().id, first.id);
    assert.equal((await get(`/v1/exports/${first.id}/file`, cookie)).json().code, "export-not-ready");
    house.api.start();
    await settled(house, cookie, first.id);
    await madeExport(house, cookie);
    await madeExport(house, cookie);
    const fourth = await ask(cookie);
    assert.equal(fourth.statusCode, 429);
    assert.equal(fourth.json().code, "too-many-exports");
    const { exports } = (await get("/v1/exports", cookie)).json();
    assert.equal(exports.length, 3);
    assert.equal(exports[2].id, first.id, "the newest first");
    await house.database.query("update consumer_api.export_job set state = 'failed' where household = $1", [
      household,
    ]);
    assert.equal((await madeExport(house, cookie)).state, "ready");
  });

  test("two askings at once make one export", async () => {
    const { cookie } = await house.household("twins");
    await house.api.stop();
    const ids = (await Promise.all([ask(cookie), ask(cookie), ask(cookie)])).map(
      (answer) => answer.json().id,
    );
    house.api.start();
    assert.equal(new Set(ids).size, 1);
  });

  test("after 24 hours it is expired, and wiped", async () => {
    const { cookie, accountId } = await house.household("elapsed");
    const { id } = await madeExport(house, cookie);
    // Its own sweep, every five seconds, must not come before the one that is asked for here.
    await house.api.stop();
    house.clock.nowMs += dayMs;
    const renewed = `halfhourly_session=${await house.sessions.begin(accountId)}`;
    assert.equal((await get(`/v1/exports/${id}`, renewed)).json().state, "expired");
    assert.equal((await get(`/v1/exports/${id}/file`, renewed)).json().code, "export-gone");
    const removed = await retainExports(house.parts, house.clock.nowMs);
    assert.ok(removed["table consumer_api.export_piece"]! >= 1);
    assert.equal(await piecesOf(id), 0);
    await retainExports(house.parts, house.clock.nowMs + 91 * dayMs);
    assert.equal((await get(`/v1/exports/${id}`, renewed)).statusCode, 404);
    house.api.start();
  });

  test("a worker that died is replaced, and what it left is replaced with it", async () => {
    const { cookie } = await withMeter("lazarus", mpans[1]);
    await house.api.stop();
    const { id } = (await ask(cookie)).json();
    const claimed = await claimExport(house.database, "a worker that dies", 15);
    assert.equal(claimed?.id, id);
    await house.database.query(
      "insert into consumer_api.export_piece values ($1, 0, 'half'), ($1, 7, 'written')",
      [id],
    );
    house.api.start();
    assert.equal((await get(`/v1/exports/${id}`, cookie)).json().state, "making", "its claim still holds");
    await house.database.query(
      "update consumer_api.export_job set claimed_until = now() - interval '1 second' where id = $1",
      [id],
    );
    await house.api.stop();
    house.api.start();
    assert.equal((await settled(house, cookie, id)).state, "ready");
    assert.equal(await piecesOf(id), 1);
    assert.ok((await fetchedExport(house, cookie, id)).has("manifest.json"));
  });

  test("without a live consent a meter's readings are left out, and the manifest says so", async () => {
    const { cookie, household, meter } = await withMeter("withdrawn", mpans[2]);
    await house.consent.withdraw(
      { household, meterPoint: mpans[2], fuel: "electricity", purpose: "viewing" },
      "test",
    );
    const job = await madeExport(house, cookie);
    assert.equal(job.readings, 0);
    const files = await fetchedExport(house, cookie, job.id);
    assert.deepEqual(
      [...files.keys()].filter((name) => name.startsWith("readings-")),
      [],
    );
    assert.deepEqual(manifestOf(files).leftOut, [
      { meterName: meter.name, meterPoint: mpans[2], fuel: "electricity", why: "no-consent" },
    ]);
    assert.match(files.get("README.txt")!.toString(), /no consent[^]*caniatâd byw/);
  });

  test("an ended consent wipes what was not fetched; a closed account takes everything; again changes nothing", async () => {
    const { cookie, household } = await house.household("goodbye");
    const { id } = await madeExport(house, cookie);
    const [owner] = house.api.owners;
    assert.ok(owner !== undefined);
    const ended = {
      kind: "consent-ended",
      caseId: "c",
      household,
      meterPointHash: "hash",
      fuel: "electricity",
      lastPurpose: true,
    } as const;
    assert.deepEqual((await owner.erase({ ...ended, purpose: "research" })).removed, {});
    assert.equal(await piecesOf(id), 1);
    await owner.erase({ ...ended, purpose: "viewing" });
    assert.equal(await piecesOf(id), 0);
    assert.equal((await get(`/v1/exports/${id}`, cookie)).json().state, "expired");
    await house.api.stop();
    assert.equal((await ask(cookie)).json().state, "waiting");
    assert.equal((await owner.erase({ ...ended, purpose: "viewing" })).dropped, 1, "one that was waiting");
    house.api.start();
    const closed = { kind: "account-closed", caseId: "c", household, subject: "s" } as const;
    assert.equal((await owner.erase(closed)).removed["table consumer_api.export_job"], 2);
    assert.equal((await owner.erase(closed)).removed["table consumer_api.export_job"], 0);
  });

  test("a download that is cut off can be tried again; two at once are refused; the whole body takes it", async () => {
    const { cookie, household } = await house.household("cut-off");
    // Text that no ZIP makes smaller than 12 MB: more than fits between server and client.
    const noise = Array.from({ length: 400 }, (_, n) => ({ id: `noise-${n}`, message: randomBytes(16_000) }));
    const sealed = noise.map(({ id, message }) =>
      house.sealed(household, "feedback", id, "message_sealed", message.toString("hex")),
    );
    await house.database.query(
      `insert into consumer_api.feedback (id, household, message_sealed, app_version, device, screen, created_at)
       select n.id, $1, n.message, '1', 'web', 'home', now() from unnest($2::text[], $3::bytea[]) as n (id, message)`,
      [household, noise.map(({ id }) => id), await Promise.all(sealed)],
    );
    const job = await madeExport(house, cookie);
    assert.ok(job.bytes > 12_000_000, `${job.bytes} bytes`);
    assert.ok((await piecesOf(job.id)) >= 3);
    const address = await house.http.listen({ port: 0, host: "127.0.0.1" });
    const url = `http://127.0.0.1:${(house.http.server.address() as AddressInfo).port}/v1/exports/${job.id}/file`;
    assert.ok(address.startsWith("http"));
    await cutOff(url, cookie, async () => {
      assert.equal((await get(`/v1/exports/${job.id}/file`, cookie)).json().code, "export-being-fetched");
    });
    const whole = await settledFetch(url, cookie);
    assert.equal(whole.length, job.bytes);
    assert.ok((await unzip(whole)).has("manifest.json"));
    await stateOf(cookie, job.id, "taken");
    assert.equal(await piecesOf(job.id), 0);
  });

  /** Waits until the server has seen that the first one ended: far less than its hold on the file lasts. */
  async function settledFetch(url: string, cookie: string): Promise<Buffer> {
    for (let waited = 0; waited < 1000; waited += 1) {
      const answer = await fetch(url, { headers: { cookie } });
      if (answer.status === 200) return Buffer.from(await answer.arrayBuffer());
      assert.equal(answer.status, 409);
      await delay(10);
    }
    throw new Error("the export was not put back");
  }

  function cutOff(url: string, cookie: string, meanwhile: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { headers: { host: "localhost:8480", cookie } }, (answer) => {
        answer.once("data", () => {
          answer.pause();
          meanwhile()
            .then(() => sent.destroy())
            .then(() => resolve(), reject);
        });
        answer.on("error", () => undefined);
      });
      sent.on("error", () => undefined);
      sent.end();
    });
  }
});
