import * as fc from "fast-check";
import type { CreateSchedule, DuisRequest, DuisRequestBody, ScheduledRead } from "../../src/duis/request.js";
import type {
  DccAlertSubject,
  DuisResponse,
  DuisResponseBody,
  InventoryDevice,
} from "../../src/duis/response.js";
import type { Smets1Content, Smets1Log } from "../../src/duis/smets1-content.js";
import { formatRequestId } from "../../src/request-id.js";
import { eui } from "../ring.js";
import { tariffs } from "./generated-tariffs.js";

/** Every kind of request and response, with values from all of their range. */

export function euis() {
  return fc
    .array(fc.constantFrom(..."0123456789ABCDEF"), { minLength: 16, maxLength: 16 })
    .map((digits) => eui(digits.join("")));
}

export function requestIds() {
  return fc.record({
    originator: euis(),
    target: euis(),
    counter: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  });
}

const instants = () => fc.integer({ min: Date.UTC(2014, 0), max: Date.UTC(2035, 0) });
const bytes = () => fc.uint8Array({ minLength: 1, maxLength: 200 }).map((some) => Buffer.from(some));
const scheduleIds = () => fc.integer({ min: 0, max: 1_000_000_000_000 }).map(String);
const variants = () => fc.constantFrom("4.8.1", "4.8.3", "4.17", "4.11.1", "9.1", "8.2");
const dates = () => instants().map((ms) => new Date(ms).toISOString().slice(0, 10));
const minutes = () => fc.integer({ min: 0, max: 1439 });

export function schedules(): fc.Arbitrary<CreateSchedule> {
  return fc.record(
    {
      kind: fc.constant("create-schedule" as const),
      read: fc.constantFrom<ScheduledRead>(
        "import-profile",
        "export-profile",
        "import-daily-read-log",
        "daily-log",
      ),
      device: euis(),
      startDate: dates(),
      endDate: dates(),
      executionMinute: minutes(),
      period: fc.record({
        fromDays: fc.integer({ min: -31, max: 0 }),
        fromMinute: minutes(),
        toDays: fc.integer({ min: -31, max: 0 }),
        toMinute: minutes(),
      }),
      certificate: bytes(),
    },
    { requiredKeys: ["kind", "read", "device", "startDate", "period"] },
  );
}

export function requests(): fc.Arbitrary<DuisRequest> {
  const period = fc.record({ fromMs: instants(), toMs: instants() });
  const log = <const Kind extends string>(kind: Kind) =>
    fc.record(
      { kind: fc.constant(kind), period, certificate: bytes() },
      { requiredKeys: ["kind", "period"] },
    );
  const choice = fc.oneof(fc.record({ scheduleId: scheduleIds() }), fc.record({ device: euis() }));
  const body: fc.Arbitrary<DuisRequestBody> = fc.oneof(
    log("read-import-profile"),
    fc.record({ kind: fc.constant("read-export-profile" as const), period }),
    log("read-daily-log"),
    fc.constant({ kind: "read-tariff" as const }),
    schedules(),
    fc.record({ kind: fc.constant("read-schedule" as const), schedule: choice }),
    fc.record({ kind: fc.constant("delete-schedule" as const), schedule: choice }),
    fc.record({ kind: fc.constant("read-inventory" as const), of: fc.record({ device: euis() }) }),
    fc.constantFrom<DuisRequestBody>(
      { kind: "request-cin" },
      { kind: "read-inventory", of: { meterPoint: "2000027391990", fuel: "electricity" } },
      { kind: "read-inventory", of: { meterPoint: "3938424403", fuel: "gas" } },
    ),
  );
  return fc.record({ requestId: requestIds(), body });
}

export function responses(): fc.Arbitrary<DuisResponse> {
  const acknowledgements = fc
    .record({ code: fc.constantFrom("I99", "E1", "E4", "E1000", "E050101"), body: acknowledgement() })
    .chain(envelope);
  const others = fc.record({ code: fc.constantFrom("I0"), body: bodies() }).chain(envelope);
  return fc.oneof({ weight: 1, arbitrary: acknowledgements }, { weight: 6, arbitrary: others });
}

function envelope(said: { code: string; body: DuisResponseBody }): fc.Arbitrary<DuisResponse> {
  const ids = fc.option(requestIds());
  return fc
    .record({ requestId: ids, responseId: ids, atMs: instants() })
    .map((rest) => ({ ...rest, ...said }));
}

function acknowledgement(): fc.Arbitrary<DuisResponseBody> {
  return variants().map((variant) => ({ kind: "acknowledgement", variant }));
}

function bodies(): fc.Arbitrary<DuisResponseBody> {
  const held = schedules().chain((schedule) =>
    scheduleIds().map((scheduleId) => {
      const variant = {
        "import-profile": "4.8.1",
        "export-profile": "4.8.3",
        "import-daily-read-log": "4.6.1",
        "daily-log": "4.17",
      };
      return { scheduleId, device: schedule.device, variant: variant[schedule.read], schedule };
    }),
  );
  return fc.oneof(
    fc.record({
      kind: fc.constant("gbcs" as const),
      variant: variants(),
      scheduleId: fc.option(scheduleIds()),
      payload: bytes(),
    }),
    fc.record({
      kind: fc.constant("inventory" as const),
      devices: fc.array(devices(), { minLength: 1, maxLength: 17 }),
    }),
    scheduleIds().map((scheduleId) => ({ kind: "schedule-created" as const, scheduleId })),
    fc.record({
      kind: fc.constant("schedules" as const),
      schedules: fc.array(held, { minLength: 1, maxLength: 5 }),
    }),
    fc.constant({ kind: "schedule-deleted" as const }),
    fc.record({
      kind: fc.constant("cin-sent" as const),
      cin: fc.constantFrom("0000", "4711"),
      payload: bytes(),
    }),
    fc.record({
      kind: fc.constant("device-alert" as const),
      alertCode: fc.constantFrom("8F36", "8F0A"),
      payload: bytes(),
    }),
    fc.record({
      kind: fc.constant("dcc-alert" as const),
      alertCode: fc.constantFrom("AD1", "N5", "N999"),
      about: subjects(),
    }),
  );
}

function devices(): fc.Arbitrary<InventoryDevice> {
  return fc.record({
    device: euis(),
    type: fc.constantFrom("ESME", "GSME", "CHF", "GPF", "PPMID", "IHD", "CAD"),
    status: fc.option(fc.constantFrom("Commissioned", "Pending")),
    generation: fc.constantFrom("SMETS1", "SMETS2", null),
    variant: fc.option(fc.constantFrom("A", "B", "ADE")),
    importMeterPoint: fc.option(fc.constantFrom("2000027391990", "3938424403")),
    exportMeterPoint: fc.option(fc.constant("2000027391990")),
    smets1Provider: fc.option(fc.constantFrom("S1SP <1>", "A & B")),
  });
}

function subjects(): fc.Arbitrary<DccAlertSubject> {
  const requestId = requestIds().map(formatRequestId);
  return fc.oneof(
    requestId.map((id) => ({ kind: "quarantined-request" as const, requestId: id })),
    fc.record({
      kind: fc.constant("schedule-removed" as const),
      device: euis(),
      scheduleIds: fc.tuple(scheduleIds()),
    }),
    fc.record({ kind: fc.constant("command-failed" as const), device: euis(), requestId }),
    fc.record({ kind: fc.constant("device-status" as const), device: euis() }),
    fc.record({ kind: fc.constant("change-of-supplier" as const), device: fc.option(euis()) }),
    fc.constant({ kind: "other" as const, element: "CommsHubAlert" }),
    fc.record({
      kind: fc.constant("power-outage" as const),
      communicationsHub: euis(),
      startMs: instants(),
      meterPoint: fc.constant("2000027391990"),
    }),
  );
}

/** The response of the device that was asked, so that the two headers agree. */
export function smets1Responses(): fc.Arbitrary<DuisResponse> {
  return fc
    .record({
      requestId: requestIds(),
      responseId: fc.constant(null),
      code: fc.constant("I0"),
      atMs: instants(),
    })
    .chain((header) =>
      fc
        .record({
          kind: fc.constant("smets1" as const),
          variant: variants(),
          scheduleId: fc.option(scheduleIds()),
          content: smets1Contents(),
        })
        .map((body) => ({
          ...header,
          body: { ...body, content: { ...body.content, device: header.requestId.target } },
        })),
    );
}

function smets1Contents(): fc.Arbitrary<Smets1Content> {
  return fc.oneof(
    logs(),
    fc.record({ device: euis(), tariff: tariffs() }).map(({ device, tariff }) => ({ ...tariff, device })),
    fc.record({
      kind: fc.constant("device-error" as const),
      device: euis(),
      code: fc.constantFrom("139", "-1"),
    }),
    fc.record({
      kind: fc.constant("alert" as const),
      device: euis(),
      alertCode: fc.option(fc.constantFrom("8F36", "81C0")),
      atMs: instants(),
    }),
  );
}

export function logs(): fc.Arbitrary<Smets1Log> {
  const of = (elements: 1 | 2) =>
    fc.array(
      fc.record({
        stampMs: instants(),
        values: fc.array(fc.integer({ min: 0, max: 0xffffffff }), {
          minLength: elements,
          maxLength: elements,
        }),
      }),
      { minLength: 1, maxLength: 20 },
    );
  const rest = { stamp: "by-source" as const, leftOut: 0 };
  const shape = fc.constantFrom(
    { kind: "half-hours", fuel: "electricity", direction: "import", unit: "Wh", elements: 1 },
    { kind: "half-hours", fuel: "electricity", direction: "import", unit: "Wh", elements: 2 },
    { kind: "half-hours", fuel: "gas", direction: "import", unit: "dm3", elements: 1 },
    { kind: "half-hours", fuel: "electricity", direction: "export", unit: "Wh", elements: 1 },
    { kind: "days", fuel: "electricity", direction: "import", unit: "Wh", elements: 1 },
    { kind: "days", fuel: "gas", direction: "import", unit: "dm3", elements: 1 },
  );
  return shape.chain((said) =>
    fc
      .record({ device: euis(), entries: of(said.elements) })
      .map((found) => ({ ...said, ...rest, ...found })),
  );
}
