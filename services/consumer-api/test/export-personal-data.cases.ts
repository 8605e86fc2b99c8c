import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { impersonalTables, personalTables } from "../src/export/personal-tables.js";
import { csvRecords, fetchedExport, madeExport, personalOf } from "./house/exported.js";
import { mpans, openHouse } from "./house/open-house.js";

describe("an export's personal data", async () => {
  const house = await openHouse();
  house.api.start();
  after(() => house.close());

  test("every column of every table is handed out, or says why not: a new one cannot be forgotten", async () => {
    const columns = await house.database.query<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
        where table_schema = 'consumer_api' order by 1, 2`,
    );
    const real = columns
      .filter(({ table }) => !Object.hasOwn(impersonalTables, table))
      .map(({ table, column }) => `${table}.${column}`);
    const told = personalTables.flatMap(({ table, facts, sealed = {}, notIncluded }) =>
      [...Object.keys(facts), ...Object.keys(sealed), ...Object.keys(notIncluded)].map(
        (column) => `${table}.${column}`,
      ),
    );
    assert.deepEqual(told.sort(), real.sort());
    const tables = new Set(columns.map(({ table }) => table));
    assert.deepEqual(
      Object.keys(impersonalTables).filter((table) => !tables.has(table)),
      [],
    );
  });

  test("what a household told us is all in it, in JSON unchanged and in CSV harmless; nobody else's is", async () => {
    const hostile = "=cmd|' /C calc'!A0";
    const home = await house.household("personal");
    const meter = await house.link(home, mpans[0]);
    await house.api.addAgreement(home.household, meter.id, {
      direction: "import",
      name: "@tariff",
      rates: { kind: "flat", pencePerKwh: "-1.5" },
      standingChargePencePerDay: "50",
      vat: "included",
      from: "2026-01-01",
      to: null,
    });
    const post = (url: string, payload: object) =>
      house.http.inject({ method: "POST", url, headers: { cookie: home.cookie }, payload });
    await post("/v1/feedback", {
      message: hostile,
      appVersion: "9.8.7",
      device: "a-device",
      screen: "a-screen",
    });
    await house.http.inject({
      method: "POST",
      url: `/v1/meters/${meter.id}/imports`,
      headers: { cookie: home.cookie, "content-type": "application/octet-stream" },
      payload: Buffer.from("a,b\n"),
    });
    const stranger = await house.household("somebody-else");
    await house.link(stranger, mpans[1]);

    const { id } = await madeExport(house, home.cookie);
    const files = await fetchedExport(house, home.cookie, id);
    const { sections } = personalOf(files);
    const one = (section: string) => sections[section]!.entries[0]!;
    assert.equal(one("account")["email"], "personal@example.org");
    assert.equal(one("account")["displayName"], "personal");
    assert.equal(one("meters")["meterPoint"], mpans[0]);
    assert.equal(one("feedback")["message"], hostile);
    assert.deepEqual((one("tariffAgreements")["agreement"] as { name: string }).name, "@tariff");
    assert.equal(one("consents")["purpose"], "viewing");
    assert.equal(one("consents")["state"], "granted");
    assert.equal(one("imports")["state"], "waiting");
    assert.ok(Date.parse(String(one("sessions")["lastUsedAt"])) > 0);
    assert.equal(one("exports")["exportId"], id);

    const everything = [...files.values()].map(String).join("");
    for (const secret of ["somebody-else", mpans[1], "$argon2"])
      assert.ok(!everything.includes(secret), secret);

    const rows = csvRecords(files.get("personal-data.csv")!.toString());
    const cellOf = (section: string, fact: string) =>
      rows.find((row) => row[0] === section && row[2] === fact)?.[3];
    assert.equal(cellOf("feedback", "message"), `'${hostile}`);
    assert.equal(cellOf("tariffAgreements", "agreement.name"), "'@tariff");
    assert.equal(cellOf("account", "email"), "personal@example.org");
    for (const row of rows)
      for (const cell of row) assert.doesNotMatch(cell.replace("\uFEFF", ""), /^[=+\-@\t\r]/);
  });

  test("every fact of every table really is in the file", async () => {
    const home = await house.household("columns");
    const meter = await house.link(home, mpans[2]);
    await house.api.addAgreement(home.household, meter.id, {
      direction: "export",
      name: "Sold",
      rates: { kind: "flat", pencePerKwh: "15" },
      standingChargePencePerDay: "0",
      vat: "included",
      from: "2026-01-01",
      to: "2026-02-01",
    });
    await house.http.inject({
      method: "POST",
      url: "/v1/feedback",
      headers: { cookie: home.cookie },
      payload: { message: "message", appVersion: "version", device: "device", screen: "screen" },
    });
    await house.http.inject({
      method: "POST",
      url: "/v1/support-cases",
      headers: { cookie: home.cookie },
      payload: { about: "meter" },
    });
    await house.http.inject({
      method: "POST",
      url: "/v1/staff/access-requests",
      headers: { cookie: (await house.staff("who-asks", "administrator")).cookie },
      payload: { accountId: home.accountId, reason: "data-quality", reference: "DQ-3" },
    });
    await house.database.query(
      "insert into consumer_api.kept_comparison (household, tag, made_at, answer_sealed) values ($1, 't', now(), 'x')",
      [home.household],
    );
    const { id } = await madeExport(house, home.cookie);
    const { sections } = personalOf(await fetchedExport(house, home.cookie, id));
    for (const { section, facts, sealed = {} } of personalTables) {
      const entries = sections[section]?.entries ?? [];
      assert.ok(entries.length > 0, `${section} is empty: give this test a row of it`);
      const told = [...Object.values(facts), ...Object.values(sealed)];
      assert.deepEqual(Object.keys(entries[0]!).sort(), told.sort(), section);
    }
  });
});
