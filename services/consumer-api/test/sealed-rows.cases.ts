import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { NotUnsealed } from "@halfhourly/keys";
import { mpans, openHouse } from "./house/open-house.js";

const agreement = {
  direction: "import",
  name: "Fixed",
  rates: { kind: "flat", pencePerKwh: "24.50000" },
  standingChargePencePerDay: "61.3",
  vat: "included",
  from: "2026-01-01",
  to: null,
};
const tables = ["meter_link", "tariff_agreement", "feedback"];

describe("rows of our tables that are sealed", async () => {
  const house = await openHouse();
  after(() => house.close());
  const { database, api } = house;

  /** Rows as the version before stored them: the checks that refuse them came later. */
  const asBefore = async (household: string, id: string, meterPoint: string) => {
    const checks = await database.query<{ table: string; name: string; text: string }>(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as text
         from pg_constraint where conname like '%_only_sealed' and conname <> 'account_only_sealed'`,
    );
    assert.deepEqual(
      checks.map(({ table }) => table).sort(),
      tables.map((table) => `consumer_api.${table}`).sort(),
    );
    for (const { table, name } of checks)
      await database.query(`alter table ${table} drop constraint ${name}`);
    await database.query(
      `insert into consumer_api.meter_link
         (id, household, fuel, meter_point, name, payment, state, notice_version, granted_at, created_at)
       values ($1, $2, 'electricity', $3, 'Upstairs', 'credit', 'active', 'viewing-1', now(), now())`,
      [id, household, meterPoint],
    );
    await database.query(
      `insert into consumer_api.tariff_agreement (id, meter_id, household, direction, from_date, agreement, created_at)
       values ($1, $1, $2, 'import', '2026-01-01', $3, now())`,
      [id, household, JSON.stringify(agreement)],
    );
    await database.query(
      `insert into consumer_api.feedback (id, household, message, app_version, device, screen, created_at)
       select $1 || n, $2, 'words ' || n, '1', 'web', 'home', now() from generate_series(1, 230) n`,
      [id, household],
    );
    for (const { table, name, text } of checks)
      await database.query(
        `alter table ${table} add constraint ${name} ${text.replace(/ NOT VALID$/, "")} not valid`,
      );
  };

  test("rows of an earlier version are sealed at the next start and read as before; nothing plain can be written any more", async () => {
    const home = await house.household("earlier");
    await asBefore(home.household, "old", mpans[0]);
    await api.recover();
    await api.recover();
    const [meter] = await api.metersOf(home.household);
    assert.deepEqual([meter?.meterPoint, meter?.name], [mpans[0], "Upstairs"]);
    assert.equal(meter?.meterPointHash, house.hashOf(mpans[0]));
    assert.deepEqual(await api.agreementsOf(home.household, "old"), [{ ...agreement, id: "old" }]);
    const [left] = await database.query<{ plain: number; sealed: number }>(
      `select count(message)::int as plain, count(message_sealed)::int as sealed from consumer_api.feedback`,
    );
    assert.deepEqual(left, { plain: 0, sealed: 230 });
    await assert.rejects(database.query("update consumer_api.meter_link set name = 'x'"), /only_sealed/);
    await assert.rejects(database.query("update consumer_api.feedback set message = 'x'"), /only_sealed/);
    const other = await house.household("other");
    await assert.rejects(house.link(other, mpans[0]), /linked already/);
  });

  test("rows of a household whose key was destroyed go, and the others are sealed all the same", async () => {
    const [erased, kept] = [await house.household("erased"), await house.household("kept")];
    await asBefore(erased.household, "of-erased", mpans[1]);
    await asBefore(kept.household, "of-kept", mpans[2]);
    house.parts.keys.destroy(erased.household);
    await api.recover();
    for (const table of tables) {
      const rows = await database.query(`select 1 from consumer_api.${table} where household = $1`, [
        erased.household,
      ]);
      assert.equal(rows.length, 0, table);
    }
    assert.equal((await api.metersOf(kept.household))[0]?.meterPoint, mpans[2]);
  });

  test("a value moved to another row or column does not open", async () => {
    const home = await house.household("moved");
    await house.link(home, mpans[3]);
    await database.query(
      "update consumer_api.meter_link set name_sealed = meter_point_sealed where household = $1",
      [home.household],
    );
    await assert.rejects(api.metersOf(home.household), NotUnsealed);
  });
});
