import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Market, MarketClient, TariffComparison } from "@halfhourly/contracts";
import { readMarketTariff } from "@halfhourly/domain";
import type { LinkedMeter } from "../src/index.js";
import { eveningUse } from "./house/evening-use.js";
import { mpans, openHouse } from "./house/open-house.js";

const dayMs = 86_400_000;
const read = readMarketTariff({
  format: "halfhourly-tariff-1",
  id: "flat",
  supplier: "Larkspur (invented)",
  name: "Flat",
  kind: "variable",
  availableFrom: "2026-01-01",
  prices: [
    {
      fuel: "electricity",
      regions: "all",
      payments: "all",
      from: "2026-01-01",
      vat: "excluded",
      standingChargePencePerDay: "50",
      rates: { kind: "flat", pencePerKwh: "25" },
    },
  ],
});

describe("comparing by night", async () => {
  assert.ok(read.ok);
  const entry = {
    tariff: read.tariff,
    source: "s",
    generated: true,
    asOfMs: 0,
    isStale: false,
    withdrawnOn: null,
  };
  let market: Market = { revision: "1", tariffs: [entry], unpriceable: [] };
  let asked = 0;
  const client: MarketClient = {
    market: () => {
      asked += 1;
      return Promise.resolve(market);
    },
    sources: () => Promise.resolve([]),
  };
  const house = await openHouse({ market: client });
  after(() => house.close());
  const { database, api, clock } = house;
  const runs = () =>
    database.query<Record<string, unknown>>(
      "select night::text, after_household, compared, unchanged, not_ready, failed, ended_at is not null as ended from consumer_api.comparison_run order by night",
    );
  const keptOf = async (owner: string) =>
    (await database.query("select 1 from consumer_api.kept_comparison where household = $1", [owner])).length;

  const homes: (Awaited<ReturnType<typeof house.household>> & { meter: LinkedMeter })[] = [];
  for (const [i, name] of ["ann", "bob", "cas"].entries()) {
    const home = await house.household(name);
    const meter = await house.link(home, mpans[i]!);
    await house.store(meter, eveningUse("2025-11-22", "2026-11-22"));
    homes.push({ ...home, meter });
  }
  const agree = (index: number) =>
    house.http.inject({
      method: "PUT",
      url: "/v1/consents",
      headers: { cookie: homes[index]!.cookie },
      payload: {
        meterId: homes[index]!.meter.id,
        purpose: "comparison",
        granted: true,
        noticeVersion: "comparison-1",
      },
    });
  await agree(0);
  await agree(1);
  const compare = async (index: number) =>
    (
      await house.http.inject({ url: "/v1/comparison", headers: { cookie: homes[index]!.cookie } })
    ).json() as TariffComparison;

  test("before its hour nothing is begun; then every home with consent is compared once, and the run is over", async () => {
    const noon = clock.nowMs;
    clock.nowMs = Date.parse("2026-11-23T03:59:00Z");
    await api.compareHomes();
    assert.deepEqual(await runs(), []);
    clock.nowMs = noon;
    await api.compareHomes();
    const [run] = await runs();
    assert.deepEqual(
      [run?.["night"], run?.["compared"], run?.["not_ready"], run?.["failed"], run?.["ended"]],
      ["2026-11-23", 2, 1, 0, true],
    );
    const before = asked;
    await api.compareHomes();
    assert.deepEqual(await runs(), [run]);
    assert.equal(asked, before + 1, "looked, and found it over");
  });

  test("what the night worked out is answered without reading a day, until anything of it changes", async () => {
    const reads = house.readingStore.dayReads;
    const found = await compare(0);
    assert.deepEqual([found.state, found.results.length, house.readingStore.dayReads], ["ready", 1, reads]);
    await house.store(
      homes[0]!.meter,
      eveningUse("2026-11-22", "2026-11-22", () => 7),
    );
    const later = await compare(0);
    assert.ok(house.readingStore.dayReads > reads);
    assert.ok(later.results[0]!.totalPence < found.results[0]!.totalPence);
  });

  test("a run that was cut off is gone on with where it was, by another worker once its claim ran out", async () => {
    clock.nowMs += dayMs;
    market = { ...market, revision: "2" };
    const order = homes.map(({ household }) => household).toSorted();
    await database.query(
      `insert into consumer_api.comparison_run (night, market_revision, after_household, compared, begun_at, claimed_by, claimed_until)
       values ('2026-11-24', '2', $1, 1, $2, 'a process that died', $3)`,
      [order[0], new Date(clock.nowMs), new Date(clock.nowMs + 60_000)],
    );
    await api.compareHomes();
    assert.equal((await runs()).at(-1)?.["ended"], false, "another has it");
    clock.nowMs += 61_000;
    await api.compareHomes();
    const run = (await runs()).at(-1)!;
    const done = Number(run["compared"]) + Number(run["not_ready"]) + Number(run["unchanged"]);
    assert.deepEqual([done, run["ended"]], [3, true], "one counted before, two now");
  });

  test("a home that fails is counted and holds up nobody", async () => {
    clock.nowMs += dayMs;
    const days = house.readingStore.days.bind(house.readingStore);
    house.readingStore.days = (grant, ...rest) =>
      grant.household === homes[0]!.household ? Promise.reject(new Error("broken")) : days(grant, ...rest);
    await api.compareHomes();
    house.readingStore.days = days;
    const run = (await runs()).at(-1)!;
    assert.deepEqual([run["compared"], run["failed"], run["ended"]], [1, 1, true]);
  });

  test("with the consent goes what was worked out; so it does with the account", async () => {
    clock.nowMs += dayMs;
    await api.compareHomes();
    assert.deepEqual([await keptOf(homes[0]!.household), await keptOf(homes[1]!.household)], [1, 1]);
    const { meter, household } = homes[0]!;
    const owner = api.owners.at(-1)!;
    const meterPointHash = house.hashOf(meter.meterPoint);
    const { meterPoint } = meter;
    await house.consent.withdraw(
      { household, meterPoint, fuel: "electricity", purpose: "comparison" },
      "test",
    );
    const receipt = await owner.erase({
      kind: "consent-ended",
      caseId: "case",
      household,
      meterPointHash,
      fuel: "electricity",
      purpose: "comparison",
      lastPurpose: false,
    });
    assert.deepEqual(receipt.removed, { "table consumer_api.kept_comparison": 1 });
    assert.equal(await keptOf(household), 0);
    const closed = await owner.erase({
      kind: "account-closed",
      caseId: "case",
      household: homes[1]!.household,
      subject: "s",
    });
    assert.equal(closed.removed["table consumer_api.kept_comparison"], 1);
  });

  test("a consent that ended and whose row came too late leaves nothing after the next night", async () => {
    const { household } = homes[0]!;
    await database.query(
      "insert into consumer_api.kept_comparison (household, tag, made_at, answer_sealed) values ($1, 'old', now(), '')",
      [household],
    );
    clock.nowMs += dayMs;
    await api.compareHomes();
    assert.equal(await keptOf(household), 0);
  });
});
