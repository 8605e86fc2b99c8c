import type { DuisRequest, DuisRequestBody, Eui } from "@halfhourly/dcc";
import { slotStartMs } from "@halfhourly/domain";
import { SLOTS_A_METER_DAY } from "./daily-log.js";
import type { DccConfig } from "./config.js";
import type { CollectionRow } from "./store/collections.js";
import type { RequestRow } from "./store/requests.js";
import type { CollectionTask, TaskMeter } from "./task.js";
import { minuteOf } from "./windows.js";

export interface RequestSubject {
  readonly collection: Pick<CollectionRow, "fuel" | "meter_point_hash">;
  readonly task: CollectionTask;
}

export interface BuiltRequest {
  readonly service: "device" | "non-device";
  readonly target: Eui;
  readonly body: DuisRequestBody;
}

type BuildConfig = Pick<DccConfig, "dcc" | "certificate" | "scheduleWindow">;

/**
 * What a row of the ledger asks for. Null where the meter is not known: such a row is a fault of ours. `subject` is null
 * for the deletion of a schedule, which is of no home any more.
 */
export function buildRequest(
  row: RequestRow,
  subject: RequestSubject | null,
  config: BuildConfig,
  nowMs: number,
): BuiltRequest | null {
  const { dcc } = config;
  if (row.variant === "5.3" && row.schedule_id !== null) {
    const schedule = { scheduleId: row.schedule_id };
    return { service: "non-device", target: dcc, body: { kind: "delete-schedule", schedule } };
  }
  if (subject === null) return null;
  const { collection, task } = subject;
  if (row.variant === "8.2") {
    const of = { meterPoint: task.meterPoint, fuel: collection.fuel };
    return { service: "non-device", target: dcc, body: { kind: "read-inventory", of } };
  }
  if (task.meter === null) return null;
  if (row.variant === "5.1") {
    const minute = minuteOf(config.scheduleWindow, collection.meter_point_hash);
    const body = scheduleBody(row, task.meter, config, minute, nowMs);
    return { service: "non-device", target: dcc, body };
  }
  const body = readBody(row, task.meter, config);
  return body === null ? null : { service: "device", target: task.meter.device, body };
}

export function requestOf(built: BuiltRequest, originator: Eui, counter: bigint): DuisRequest {
  return { requestId: { originator, target: built.target, counter }, body: built.body };
}

function readBody(row: RequestRow, meter: TaskMeter, config: BuildConfig): DuisRequestBody | null {
  if (row.variant === "9.1") return { kind: "request-cin" };
  if (row.variant === "4.11.1") return { kind: "read-tariff" };
  if (row.first_slot === null || row.last_slot === null) return null;
  if (row.variant === "4.17") {
    // Ends of days, both included.
    const period = {
      fromMs: slotStartMs(Number(row.first_slot) + SLOTS_A_METER_DAY),
      toMs: slotStartMs(Number(row.last_slot) + 1),
    };
    return { kind: "read-daily-log", period, ...certificateFor(meter, config) };
  }
  // Both ends are period ends, and both are included.
  const period = {
    fromMs: slotStartMs(Number(row.first_slot) + 1),
    toMs: slotStartMs(Number(row.last_slot) + 1),
  };
  if (row.variant === "4.8.3") return { kind: "read-export-profile", period };
  return { kind: "read-import-profile", period, ...certificateFor(meter, config) };
}

/** From tomorrow on, each day the UTC day before: its period ends are 00:30 to 00:00. */
function scheduleBody(
  row: RequestRow,
  meter: TaskMeter,
  config: BuildConfig,
  executionMinute: number,
  nowMs: number,
): DuisRequestBody {
  return {
    kind: "create-schedule",
    read: row.direction === "export" ? "export-profile" : "import-profile",
    device: meter.device,
    startDate: new Date(nowMs + DAY_MS).toISOString().slice(0, 10),
    executionMinute,
    period: { fromDays: -1, fromMinute: 30, toDays: 0, toMinute: 0 },
    ...(row.direction !== "export" && certificateFor(meter, config)),
  };
}

const DAY_MS = 86_400_000;

/** A SMETS1 meter answers through its provider in the clear of XML: there is nothing to encrypt to. */
function certificateFor({ generation }: TaskMeter, { certificate }: BuildConfig) {
  return generation === "SMETS1" || certificate === undefined ? {} : { certificate };
}
