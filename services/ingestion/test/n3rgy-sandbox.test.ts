import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { slotAt } from "@halfhourly/domain";
import type { HttpCall } from "../src/suppliers/http-call.js";
import { n3rgySource } from "../src/suppliers/n3rgy/index.js";
import { faultOf, pagesOf, testCall } from "./supplier-call.js";

const DATA =
  process.env["HALFHOURLY_SHARED_DATA"] ??
  resolve(fileURLToPath(new URL("../../..", import.meta.url)), "../shared/data");
const LIST = resolve(DATA, "specs/n3rgy-sandbox.yml");
const skip = existsSync(LIST) ? {} : { skip: "real data absent: specs/n3rgy-sandbox.yml" };

const FIRST = slotAt(Date.UTC(2026, 5, 30));
const sourceThat = (takesTestNumbers: boolean) =>
  n3rgySource({ baseUrl: "https://sandbox.example", apiKey: "invented", takesTestNumbers });

interface Listed {
  readonly mpxn: string;
  readonly deviceId: string;
  readonly deviceType: string;
}

/** Every meter that n3rgy publishes for its sandbox: its number, its device and of what type that is. */
function listed(): readonly Listed[] {
  const text = readFileSync(LIST, "utf8");
  const meters =
    /mpxn: '(?<mpxn>\d+)',?\s+device_id: (?<deviceId>[0-9A-F-]+),?\s+device_type: (?<deviceType>\w+)/g;
  return [...text.matchAll(meters)].map(({ groups = {} }) => ({
    mpxn: groups["mpxn"] ?? "",
    deviceId: groups["deviceId"] ?? "",
    deviceType: groups["deviceType"] ?? "",
  }));
}

const isExport = ({ deviceType }: Listed): boolean => deviceType.endsWith("EXPORT");

/** Answers for one meter, in the documented form. */
function answeringFor(meter: Listed) {
  const { mpxn, deviceId, deviceType } = meter;
  const http: HttpCall = ({ url }) => {
    const resource = url.slice("https://sandbox.example".length);
    const type = isExport(meter) ? "production" : "consumption";
    const unit = deviceType === "GSME" ? "m3" : "kWh";
    const values = [{ primaryValue: 0.25, timestamp: "2026-06-30 00:30" }];
    const body = resource.startsWith("/find-mpxn")
      ? { mpxn, deviceId, deviceType }
      : resource.includes("/readingtype/")
        ? { resource, unit, granularity: "halfhour", devices: [{ deviceId, values }] }
        : { resource, devices: [{ deviceId, availableDataTypes: [type] }] };
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    return Promise.resolve({ status: 200, headers: {}, bytes });
  };
  return testCall(Date.UTC(2026, 6, 1, 10), { http });
}

test("real data: every meter of n3rgy's sandbox is read where test numbers are taken", skip, async () => {
  const source = sourceThat(true);
  const meters = listed();
  assert.ok(meters.length > 30, `${meters.length} meters`);
  for (const meter of meters) {
    const call = answeringFor(meter);
    const { mpxn: meterPoint, deviceId } = meter;
    const access = await source.open(call, { kind: "operator", meterPoint, deviceId });
    const found = await source.meters(call, access);
    assert.equal(found.length, 1, meter.deviceType);
    const range = { first: FIRST, before: FIRST + 48 };
    const [page] = await pagesOf(source.intervals!(call, access, found[0]!, range));
    assert.deepEqual(
      page?.registers.map(({ id, fuel, direction, readings }) => [
        id,
        fuel,
        direction,
        readings.map(({ slot, value }) => [slot - FIRST, value]),
      ]),
      [
        [
          meterPoint,
          meter.deviceType === "GSME" ? "gas" : "electricity",
          isExport(meter) ? "export" : "import",
          [[0, 250]],
        ],
      ],
    );
  }
});

test(
  "real data: without that, the sandbox's gas meters with numbers as long as an MPAN are refused",
  skip,
  async () => {
    const source = sourceThat(false);
    // An MPRN has ten digits at most; the sandbox gives most of its gas meters thirteen.
    const gas = listed().filter(({ deviceType, mpxn }) => deviceType === "GSME" && mpxn.length === 13);
    assert.ok(gas.length > 10);
    for (const meter of gas) {
      const offered = { kind: "operator", meterPoint: meter.mpxn, deviceId: null } as const;
      await faultOf(source.open(answeringFor(meter), offered), "account-unknown");
    }
  },
);
