import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import {
  buildRequest,
  formatRequestId,
  openSchemas,
  signDuis,
  type CreateSchedule,
  type DuisRequestBody,
  type Eui,
} from "@halfhourly/dcc";
import { SLOT_MS } from "@halfhourly/domain";
import { DAY_MS, meterWhere, NOW, started } from "./started.js";
import { sharedData } from "./shared-data.js";

const SCHEMA = sharedData("dcc/schema");
const MIDNIGHT = Date.parse("2026-11-23T00:00:00Z");
const LAST_DAY = { fromMs: MIDNIGHT - DAY_MS + SLOT_MS, toMs: MIDNIGHT };

const skip = SCHEMA === null ? "the shared data is not there" : false;

test(
  "real data: a request that is not valid by the schema is refused where there is a schema",
  { skip },
  async (t) => {
    const { simulator, user } = await started(t, { duisXsd: `${SCHEMA}/DUIS-V5.4.xsd` });
    const { device } = meterWhere(
      simulator,
      (one) => one.generation === "SMETS2" && one.fuel === "electricity",
    );
    const requestId = { originator: simulator.user.eui, target: device, counter: 5n };
    const right = buildRequest({ requestId, body: { kind: "read-tariff" } });
    const wrong = right.replace(/<sr:CommandVariant>.*<\/sr:CommandVariant>/, "");
    assert.notEqual(wrong, right);
    for (const [xml, code] of [
      [wrong, "E48"],
      [right, "I99"],
    ] as const) {
      const { body } = await user.post(signDuis(xml, user.signer));
      assert.match(body.toString(), new RegExp(`<sr:ResponseCode>${code}<`));
    }
  },
);

test(
  "real data: every answer, acknowledgement, refusal and alert is valid by the schema of DUIS 5.4",
  { skip },
  async (t) => {
    const schemas = await openSchemas({
      duisXsd: `${SCHEMA}/DUIS-V5.4.xsd`,
    });
    t.after(() => schemas.close());
    const { simulator, user } = await started(t, { longestRangeDays: 400 });
    const { certificate } = user;
    const kinds = new Set<string>();
    let validated = 0;
    const validate = async (xml: Uint8Array, what: string): Promise<void> => {
      assert.doesNotThrow(() => schemas.validate(xml), what);
      validated++;
      // libxml2 lets go of a document when the event loop has turned.
      await setImmediate();
    };
    const ask = async (body: DuisRequestBody, target: Eui = simulator.user.dcc): Promise<void> => {
      const request = user.signed(body, target);
      await validate(request, `request ${body.kind}`);
      const { status, body: answer } = await user.post(request, { path: "/" });
      assert.equal(status, 200);
      await validate(answer, `answer to ${body.kind}`);
    };
    const meters = (["SMETS1", "SMETS2"] as const).flatMap((generation) => [
      meterWhere(simulator, (one) => one.generation === generation && one.fuel === "gas"),
      meterWhere(
        simulator,
        (one) => one.generation === generation && one.fuel === "electricity" && one.exportMeterPoint !== null,
      ),
    ]);
    meters.push(meterWhere(simulator, (one) => one.elements === 2));
    for (const { device, meterPoint, fuel } of meters) {
      await ask({ kind: "read-import-profile", period: LAST_DAY, certificate }, device);
      await ask({ kind: "read-export-profile", period: LAST_DAY }, device);
      await ask(
        { kind: "read-daily-log", period: { fromMs: MIDNIGHT - 9 * DAY_MS, toMs: MIDNIGHT }, certificate },
        device,
      );
      await ask({ kind: "read-tariff" }, device);
      await ask({ kind: "request-cin" }, device);
      await ask({ kind: "read-inventory", of: { meterPoint, fuel } });
      const schedule: CreateSchedule = {
        kind: "create-schedule",
        read: "import-profile",
        device,
        startDate: "2026-11-24",
        executionMinute: 90,
        period: { fromDays: -1, fromMinute: 30, toDays: 0, toMinute: 0 },
        certificate,
      };
      await ask(schedule);
      await ask({ kind: "read-schedule", schedule: { device } });
      simulator.deviceAlert(device, 0x8f36);
    }
    const [first] = meters;
    await ask(
      { kind: "read-import-profile", period: { fromMs: NOW - 399 * DAY_MS, toMs: NOW }, certificate },
      first!.device,
    );
    await simulator.settled();
    for (const { device } of meters) {
      for (const scenario of ["not-found", "unreachable", "quarantine"] as const) {
        const end = simulator.play({ kind: scenario, device });
        await ask({ kind: "read-import-profile", period: LAST_DAY, certificate }, device);
        // A first-generation meter's log of half hours is empty then; its log of days is refused.
        await ask({ kind: "read-daily-log", period: LAST_DAY, certificate }, device);
        await simulator.settled();
        end();
      }
    }
    simulator.dccAlert("N17", { kind: "schedule-removed", device: first!.device, scheduleIds: ["1000"] });
    const requestId = user.pushed[0]!.requestId!;
    simulator.dccAlert("N13", {
      kind: "command-failed",
      device: first!.device,
      requestId: formatRequestId(requestId),
    });
    const { device, meterPoint } = first!;
    const communicationsHub = device;
    simulator.dccAlert("N1", { kind: "device-status", device });
    simulator.dccAlert("N27", { kind: "change-of-supplier", device });
    simulator.dccAlert("AD1", { kind: "power-outage", communicationsHub, startMs: NOW, meterPoint });
    await simulator.advanceTo(NOW + DAY_MS);
    await ask({ kind: "delete-schedule", schedule: { device: first!.device } });
    await ask({ kind: "delete-schedule", schedule: { device: first!.device } });
    for (const [n, xml] of user.pushedBytes.entries()) {
      const { body } = user.pushed[n]!;
      kinds.add(body.kind === "smets1" ? `smets1 ${body.content.kind}` : body.kind);
      await validate(xml, `pushed ${body.kind}`);
    }
    assert.deepEqual([...kinds].sort(), [
      "acknowledgement",
      "cin-sent",
      "dcc-alert",
      "device-alert",
      "gbcs",
      "smets1 alert",
      "smets1 days",
      "smets1 device-error",
      "smets1 half-hours",
      "smets1 tariff",
    ]);
    assert.ok(validated > 150);
  },
);
