import assert from "node:assert/strict";
import { test } from "node:test";
import {
  parseEui,
  type DuisRequestBody,
  type DuisResponse,
  type GbcsContent,
  type LogPeriod,
} from "@halfhourly/dcc";
import { addDays, settlementDay, slotStartMs, SLOT_MS, type LondonDate } from "@halfhourly/domain";
import type { SimulatedMeter } from "../src/index.js";
import { dayLog, halfHourLog } from "../src/world/meter-logs.js";
import { DAY_MS, meterWhere, NOW, started, truthOf, type Started } from "./started.js";

const MIDNIGHT = Date.parse("2026-11-23T00:00:00Z");
const LAST_DAY: LogPeriod = { fromMs: MIDNIGHT - DAY_MS + SLOT_MS, toMs: MIDNIGHT };

const isSmets2 = (fuel: SimulatedMeter["fuel"]) => (meter: SimulatedMeter) =>
  meter.generation === "SMETS2" && meter.fuel === fuel;

test("a day of half hours of each fuel, of one element and of two, is encrypted to us and is the meter's truth", async (t) => {
  const all = await started(t);
  const kinds = [
    meterWhere(all.simulator, (one) => isSmets2("electricity")(one) && one.elements === 1),
    meterWhere(all.simulator, (one) => isSmets2("electricity")(one) && one.elements === 2),
    meterWhere(all.simulator, isSmets2("gas")),
  ];
  for (const meter of kinds) {
    const body = {
      kind: "read-import-profile",
      period: LAST_DAY,
      certificate: all.user.certificate,
    } as const;
    const said = await answerOf(all, meter, body);
    assert.deepEqual(said, halfHourLog(truthOf(all.world, meter), "import", LAST_DAY, NOW));
    assert.equal(said.kind === "half-hours" && said.entries.length, 48);
  }
});

test("what was received is counted, and nothing failed", async (t) => {
  const all = await started(t);
  const meter = meterWhere(all.simulator, isSmets2("electricity"));
  await answerOf(all, meter, { kind: "read-tariff" });
  await all.user.ask({ kind: "read-inventory", of: { meterPoint: "1100000000006", fuel: "electricity" } });
  const { receivedByService, answeredByCode, failedAnswers, pushes } = all.simulator.counts();
  assert.deepEqual(receivedByService, { "4.11.1": 1, "8.2": 1 });
  assert.deepEqual(answeredByCode, { I99: 1, E080202: 1 });
  assert.deepEqual([failedAnswers, pushes.delivered, pushes.waiting], [0, 1, 0]);
});

test("what a solar home exports", async (t) => {
  const all = await started(t);
  const meter = meterWhere(
    all.simulator,
    (one) => isSmets2("electricity")(one) && one.exportMeterPoint !== null,
  );
  const said = await answerOf(all, meter, { kind: "read-export-profile", period: LAST_DAY });
  const truth = halfHourLog(truthOf(all.world, meter), "export", LAST_DAY, NOW);
  const expected = truth.entries.map((entry) => ({ ...entry, reactiveVarh: 0 }));
  assert.deepEqual(said, { ...truth, entries: expected });
  assert.ok(truth.entries.some(({ values }) => values[0]! > 0));
});

test("a home that exports nothing says that it has nothing", async (t) => {
  const all = await started(t);
  const meter = meterWhere(
    all.simulator,
    (one) => isSmets2("electricity")(one) && one.exportMeterPoint === null,
  );
  const said = await answerOf(all, meter, { kind: "read-export-profile", period: LAST_DAY });
  assert.deepEqual(said, { kind: "device-error", cause: "not-found", status: 4 });
});

test("the log of days of each fuel", async (t) => {
  const all = await started(t);
  const period = { fromMs: MIDNIGHT - 9 * DAY_MS, toMs: MIDNIGHT };
  for (const fuel of ["electricity", "gas"] as const) {
    const meter = meterWhere(all.simulator, isSmets2(fuel));
    const body = { kind: "read-daily-log", period, certificate: all.user.certificate } as const;
    const said = await answerOf(all, meter, body);
    assert.deepEqual(said, dayLog(truthOf(all.world, meter), period, NOW));
    assert.equal(said.kind === "days" && said.entries.length, 10);
  }
});

test("both clock changes: 46 and 50 half hours", async (t) => {
  const all = await started(t);
  for (const [date, count] of [
    ["2026-03-29", 46],
    ["2026-10-25", 50],
  ] as const)
    for (const fuel of ["electricity", "gas"] as const) {
      const meter = meterWhere(all.simulator, isSmets2(fuel));
      const body = {
        kind: "read-import-profile",
        period: dayOf(date),
        certificate: all.user.certificate,
      } as const;
      const said = await answerOf(all, meter, body);
      assert.equal(said.kind === "half-hours" && said.entries.length, count);
    }
});

test("a demonstration home answers by its own meter point, and what only a supplier could say is missing", async (t) => {
  const all = await started(t);
  for (const home of all.simulator.homes.filter(({ name }) => name !== "prepayment"))
    for (const meter of home.meters) {
      const period = { fromMs: MIDNIGHT - 30 * DAY_MS, toMs: MIDNIGHT };
      const body = { kind: "read-import-profile", period, certificate: all.user.certificate } as const;
      const said = await answerOf(all, meter, body);
      const truth = halfHourLog(truthOf(all.world, meter), "import", period, NOW).entries;
      const known =
        said.kind === "half-hours" ? said.entries.filter(({ values }) => values[0] !== 0xff_ffff) : [];
      assert.deepEqual(known, truth);
      assert.ok(truth.length < 30 * 48, "something is missing in any 30 days");
    }
});

test("the tariff on the meter", async (t) => {
  const all = await started(t);
  for (const home of ["family", "economy7", "solar"]) {
    const meter = all.simulator.homes.find(({ name }) => name === home)!.meters[0]!;
    const said = await answerOf(all, meter, { kind: "read-tariff" });
    const truth = truthOf(all.world, meter).tariff(NOW);
    if (said.kind !== "tariff") return assert.fail("no tariff");
    assert.equal(said.standingCharge, truth.standingCharge);
    assert.equal(said.standingChargeExponent, truth.standingChargeExponent);
    assert.equal(said.priceExponent, truth.priceExponent);
    assert.equal(said.activePrice, truth.activePrice);
    assert.deepEqual(said.timeOfUsePrices.slice(0, truth.timeOfUsePrices.length), truth.timeOfUsePrices);
    assert.deepEqual(said.switching.days, truth.switching.days);
    assert.deepEqual(
      said.switching.seasons.map(({ week }) => week),
      truth.switching.seasons.map(({ week }) => week),
    );
  }
  const gas = all.simulator.homes.find(({ name }) => name === "family")!.meters[1]!;
  const said = await answerOf(all, gas, { kind: "read-tariff" });
  assert.equal(
    said.kind === "tariff" && said.standingCharge,
    truthOf(all.world, gas).tariff(NOW).standingCharge,
  );
});

test("the number that a meter shows is the number that we are told", async (t) => {
  const all = await started(t);
  for (const fuel of ["electricity", "gas"] as const) {
    const meter = meterWhere(all.simulator, isSmets2(fuel));
    assert.equal(all.simulator.shownNumber(meter.device), null);
    await all.user.ask({ kind: "request-cin" }, meter.device);
    await all.simulator.settled();
    const { body } = all.user.pushed.pop()!;
    if (body.kind !== "cin-sent") return assert.fail("no number");
    assert.match(body.cin, /^\d{4}$/);
    assert.equal(all.simulator.shownNumber(meter.device), body.cin);
    assert.equal((await all.user.open(body.payload, meter.device)).content.kind, "cin-shown");
  }
});

test("the inventory of a home by its meter point and by its hub; of a device that device", async (t) => {
  const { simulator, user } = await started(t);
  const home = simulator.home(0);
  const [meter] = home.meters;
  const { meterPoint, fuel } = meter!;
  const told = async (of: Extract<DuisRequestBody, { kind: "read-inventory" }>["of"]) => {
    const { body } = await user.ask({ kind: "read-inventory", of });
    return body.kind === "inventory" ? body.devices : assert.fail("no inventory");
  };
  const all = await told({ meterPoint, fuel });
  assert.ok(all.some(({ device }) => device === home.displayId));
  assert.equal(all.find(({ device }) => device === meter!.device)?.importMeterPoint, meterPoint);
  assert.equal(all.find(({ device }) => device === meter!.device)?.generation, meter!.generation);
  const hub = all.find(({ type }) => type === "CHF")!.device;
  assert.deepEqual(await told({ device: hub }), all);
  assert.deepEqual(
    await told({ device: home.displayId }),
    all.filter(({ device }) => device === home.displayId),
  );
});

test("certificates of devices are to be had by their EUI; of none that does not exist", async (t) => {
  const { simulator, user } = await started(t);
  const pem = await user.get(`/smki/certificates/${simulator.home(0).meters[0]!.device}`);
  assert.equal(pem.body.toString().match(/BEGIN CERTIFICATE/g)?.length, 2);
  assert.equal((await user.get(`/smki/certificates/${parseEui("0248480100FFFFFF")}`)).status, 404);
  assert.equal((await user.get("/smki/certificates/nobody")).status, 404);
});

/** Asks the meter, checks what came around the answer, and opens it. */
async function answerOf(
  { simulator, user }: Started,
  meter: SimulatedMeter,
  body: DuisRequestBody,
): Promise<GbcsContent> {
  const acknowledged = await user.ask(body, meter.device);
  assert.equal(acknowledged.code, "I99");
  await simulator.settled();
  const answer: DuisResponse = user.pushed.pop() ?? assert.fail("nothing was pushed");
  assert.equal(answer.code, "I0");
  assert.deepEqual(answer.requestId, acknowledged.requestId);
  assert.equal(answer.responseId?.originator, meter.device);
  if (answer.body.kind !== "gbcs") return assert.fail(answer.body.kind);
  const message = await user.open(answer.body.payload, meter.device);
  assert.equal(message.originator, meter.device);
  assert.equal(message.supplementary?.party, simulator.user.eui);
  assert.equal(message.supplementary?.counter, acknowledged.requestId?.counter);
  return message.content;
}

/** The ends of the half hours of a London date. */
function dayOf(date: LondonDate): LogPeriod {
  return {
    fromMs: slotStartMs(settlementDay(date).firstSlot) + SLOT_MS,
    toMs: slotStartMs(settlementDay(addDays(date, 1)).firstSlot),
  };
}
