import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDatabase, type Database } from "@halfhourly/database";
import { silentLog } from "@halfhourly/service-kit";
import type { APIResponse, Page } from "playwright-core";
import { openBrowser, openContext, phone } from "./browser.js";
import { registerOnPage } from "./person.js";
import { search, searchFiles, searchTables, type Secret } from "./plain-search.js";
import { startProduct, type RunningProduct } from "./product.js";

const email = "Ottilie.Quarrington@household.example";
const mpan = "1012345678903";
const otherMpan = "1300000000007";
const mprn = "3938424403";
const names = { electricity: "Quarrington attic flat", gas: "Quarrington boiler room" };
const tariff = "Ottilie's Fixed Saver";
const words = "Please write to Ottilie Quarrington, 7 Larkspur Terrace";

const secrets: Secret[] = [
  { what: "email", plain: email },
  { what: "part of the email before the @", plain: "Ottilie.Quarrington" },
  { what: "MPAN", plain: mpan },
  { what: "MPAN in a file", plain: otherMpan },
  { what: "MPRN", plain: mprn },
  { what: "name of the electricity meter", plain: names.electricity },
  { what: "name of the gas meter", plain: names.gas },
  { what: "name of the tariff", plain: tariff },
  { what: "words of feedback", plain: words },
];

/** Its own format: a file that names the meter point in each row, of one meter or of two. */
function exportFile(meterPoints: readonly string[]): string {
  const rows = meterPoints.flatMap((meterPoint) =>
    Array.from({ length: 24 }, (_, hour) => {
      const start = `2026-01-15T${String(hour).padStart(2, "0")}:00:00`;
      return `${meterPoint},electricity,import,1,2026-01-15,${start}Z,${start}+00:00,${100 + hour},Wh,actual,meter`;
    }),
  );
  const header =
    "meter point,fuel,direction,element,settlement date,slot start UTC,slot start London,value,unit,quality,source";
  return `${[header, ...rows].join("\n")}\n`;
}

describe("what lies in the database and in the data folder", () => {
  let folder: string;
  let dataFolder: string;
  let product: RunningProduct;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "halfhourly-plain-"));
    dataFolder = join(folder, "data");
    product = await startProduct({ dataFolder });
    await liveHere();
    await product.stop();
  });
  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A household does all that leaves something behind, and what goes wrong too. */
  async function liveHere(): Promise<void> {
    const browser = await openBrowser();
    const page = await (await openContext(browser, product.url, { size: phone, scheme: "light" })).newPage();
    const person = await registerOnPage(page, product.url, email);
    secrets.push({ what: "password", plain: person.password });
    for (const plain of person.recoveryCodes) secrets.push({ what: "recovery code", plain });
    const { post, send } = askingOn(page, product.url);
    const meter = (fuel: "electricity" | "gas", meterPoint: string) => ({
      fuel,
      meterPoint,
      name: names[fuel],
      payment: "credit",
      consent: { purpose: "viewing", granted: true, noticeVersion: "" },
    });
    const { version } = await (await page.request.get("/v1/notices/viewing")).json();
    const linked = await Promise.all(
      [meter("electricity", mpan), meter("gas", mprn)].map((one) =>
        post("/v1/meters", { ...one, consent: { ...one.consent, noticeVersion: version } }, 201),
      ),
    );
    const [electricity] = linked;
    // Taken already; not a number.
    await post(
      "/v1/meters",
      {
        ...meter("electricity", mpan),
        consent: { purpose: "viewing", granted: true, noticeVersion: version },
      },
      409,
    );
    await post(
      "/v1/meters",
      { ...meter("gas", `${mpan}9`), consent: { purpose: "viewing", granted: true, noticeVersion: version } },
      400,
    );
    await post(
      `/v1/meters/${electricity.id}/agreements`,
      {
        direction: "import",
        name: tariff,
        rates: { kind: "flat", pencePerKwh: "24.5" },
        standingChargePencePerDay: "60",
        vat: "included",
        from: "2026-01-01",
        to: null,
      },
      201,
    );
    await post("/v1/feedback", { message: words, appVersion: "1", device: "web", screen: "home" }, 204);
    for (const [file, state] of [
      [exportFile([mpan]), "done"],
      [exportFile([otherMpan]), "done"],
      [exportFile([otherMpan, "1500000000006"]), "failed"],
      [`${mpan};${email}\n`, "failed"],
    ] as const)
      assert.equal(
        (await settled(page, await send(`/v1/meters/${electricity.id}/imports`, file))).state,
        state,
      );
    await collect(page, post, meter("electricity", ""), version);
    for (const path of ["/v1/home", "/v1/consents", "/v1/uses", "/v1/account", "/v1/meters"])
      assert.equal((await page.request.get(path)).status(), 200, path);
    await post("/v1/exports", {}, 202);
    await post("/v1/support-cases", { about: "meter" }, 201);
    await browser.close();
  }

  /** A meter of the simulator's: another home's display first, then its own. */
  async function collect(
    page: Page,
    post: ReturnType<typeof askingOn>["post"],
    wanted: object,
    noticeVersion: string,
  ): Promise<void> {
    const [source] = (await (await page.request.get("/v1/sources")).json()).sources;
    const [own, other] = source.practice.filter(({ fuel }: { fuel: string }) => fuel === "electricity");
    const consent = { purpose: "viewing", granted: true, noticeVersion };
    const { id } = await post("/v1/meters", { ...wanted, meterPoint: own.meterPoint, consent }, 201);
    secrets.push({ what: "MPAN of the collected meter", plain: own.meterPoint });
    for (const [displayId, end] of [
      [other.displayId, "refused"],
      [own.displayId, "running"],
    ] as const) {
      secrets.push({ what: "display id", plain: displayId });
      secrets.push({ what: "display id without hyphens", plain: displayId.replaceAll("-", "") });
      await post(
        `/v1/meters/${id}/collection`,
        { source: "dcc", proof: { kind: "display-id", displayId } },
        202,
      );
      await collected(page, id, end);
    }
  }

  test("no number, address, name or word of the household's lies there in the clear, nor its digest", async () => {
    assert.deepEqual(await inDatabase((database) => searchTables(database, secrets)), []);
    assert.deepEqual(await searchFiles(dataFolder, secrets), []);
    assert.deepEqual(search(product.output(), secrets, "log"), []);
  });

  test("what an earlier version stored in the clear is gone from tables and their files after the next start", async () => {
    await inDatabase(storeAsBefore);
    const planted = [
      "email",
      "MPAN",
      "MPRN",
      "name of the gas meter",
      "name of the tariff",
      "words of feedback",
    ];
    const inFiles = (await searchFiles(dataFolder, secrets)).filter(isTableFile);
    const inTables = await inDatabase((database) => searchTables(database, secrets));
    for (const found of [inFiles, inTables])
      for (const what of planted)
        assert.ok(
          found.some((one) => one.what === what),
          what,
        );
    product = await startProduct({ dataFolder });
    await product.stop();
    assert.deepEqual(await inDatabase((database) => searchTables(database, secrets)), []);
    // The write-ahead log has the old rows until its files are used again: nothing but time takes them out of it.
    assert.deepEqual((await searchFiles(dataFolder, secrets)).filter(isTableFile), []);
  });

  async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const opened = await openDatabase({ dataFolder, log: silentLog });
    try {
      return await work(opened.database);
    } finally {
      await opened.close();
    }
  }
});

function isTableFile({ where }: { readonly where: string }): boolean {
  return !where.includes("pg_wal");
}

/** The checks that refuse plain values came later than the rows: they are taken off and put back. */
async function storeAsBefore(database: Database): Promise<void> {
  const checks = await database.query<{ table: string; name: string; text: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as text
       from pg_constraint where contype = 'c' and conname like '%only_sealed' or conname like '%only_hashed'`,
  );
  assert.equal(checks.length, 6);
  for (const { table, name } of checks) await database.query(`alter table ${table} drop constraint ${name}`);
  const [own] = await database.query<{ household: string }>("select household from consumer_api.feedback");
  // The first of each fuel: the meter that is collected came later, and earlier versions collected nothing.
  const first = await database.query<{ hash: string }>(
    `select distinct on (fuel) meter_point_hash as hash from consumer_api.meter_link
      where household = $1 order by fuel, created_at`,
    [own?.household],
  );
  for (const table of ["consumer_api.meter_link", "ingestion.register", "consent.current_consent"])
    await database.query(
      `update ${table} set meter_point_hash = null, meter_point = case fuel when 'gas' then '${mprn}' else '${mpan}' end
       where household = $1 and meter_point_hash = any($2)`,
      [own?.household, first.map(({ hash }) => hash)],
    );
  await database.query(
    "update consumer_api.meter_link set name = $2, meter_point_sealed = null, name_sealed = null where household = $1 and meter_point is not null",
    [own?.household, names.gas],
  );
  await database.query("update consumer_api.feedback set message = $1, message_sealed = null", [words]);
  await database.query(
    "update consumer_api.tariff_agreement set agreement = jsonb_build_object('name', $1::text), agreement_sealed = null where household = $2",
    [tariff, own?.household],
  );
  await database.query(
    "update consumer_api.account set email = $1, email_key = $1, display_name = $1, email_sealed = null, display_name_sealed = null where household = $2",
    [email, own?.household],
  );
  for (const { table, name, text } of checks)
    await database.query(
      `alter table ${table} add constraint ${name} ${text.replace(/ NOT VALID$/, "")} not valid`,
    );
}

function askingOn(page: Page, origin: string) {
  const asked = async (response: APIResponse, status: number) => {
    const text = await response.text();
    assert.equal(response.status(), status, text);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    post: async (path: string, data: object, status: number) =>
      asked(await page.request.post(path, { headers: { origin }, data }), status),
    send: async (path: string, file: string) => {
      const headers = { "content-type": "application/octet-stream", origin };
      return asked(await page.request.post(path, { headers, data: file }), 202);
    },
  };
}

async function settled(page: Page, { id }: { readonly id: string }): Promise<{ readonly state: string }> {
  const giveUpAtMs = Date.now() + 30_000;
  for (;;) {
    const job = await (await page.request.get(`/v1/imports/${id}`)).json();
    if (job.finishedAt !== null) return job;
    assert.ok(Date.now() < giveUpAtMs, "the import did not end");
    await new Promise((settle) => setTimeout(settle, 100));
  }
}

async function collected(page: Page, meterId: string, end: string): Promise<void> {
  const giveUpAtMs = Date.now() + 90_000;
  for (;;) {
    const { collection } = await (await page.request.get(`/v1/meters/${meterId}/collection`)).json();
    if (collection.state === end) return;
    assert.ok(Date.now() < giveUpAtMs, `the collection is ${collection.state}`);
    await new Promise((settle) => setTimeout(settle, 100));
  }
}
