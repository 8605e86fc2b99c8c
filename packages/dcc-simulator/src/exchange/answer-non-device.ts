import type { DuisRequestBody, DuisResponseBody, Eui } from "@halfhourly/dcc";
import { isLondonDate } from "@halfhourly/domain";
import { inventoryOf } from "../answers/inventory.js";
import type { KeptSchedule } from "../schedules/schedule-file.js";
import type { ScheduleKeeper } from "../schedules/schedule-keeper.js";
import type { World } from "../world/world.js";
import { isFit } from "./check-device-request.js";
import type { Refusal } from "./refusals.js";

/** Services that the DCC answers itself, at once. */
export type NonDeviceBody = Extract<
  DuisRequestBody,
  { kind: "create-schedule" | "read-schedule" | "delete-schedule" | "read-inventory" }
>;

interface Known {
  readonly world: World;
  readonly schedules: ScheduleKeeper;
}

/** The answer, or why not. */
export function answerNonDevice(known: Known, user: Eui, body: NonDeviceBody): DuisResponseBody | Refusal {
  switch (body.kind) {
    case "create-schedule":
      return createSchedule(known, user, body);
    case "read-schedule":
      return readSchedule(known, user, body);
    case "delete-schedule":
      return deleteSchedule(known, user, body);
    case "read-inventory":
      return readInventory(known.world, body);
  }
}

function createSchedule(
  { world, schedules }: Known,
  user: Eui,
  body: Extract<NonDeviceBody, { kind: "create-schedule" }>,
): DuisResponseBody | Refusal {
  // 4.6.1 is the supplier's; an Other User has the profiles and the log of days.
  if (body.read === "import-daily-read-log") return "service-not-permitted";
  const device = world.findDevice(body.device)?.device ?? null;
  if (device === null) return "unknown-device";
  const isElectricityOnly = body.read === "export-profile";
  if (device.meter === null || (isElectricityOnly && device.kind !== "ESME")) return "wrong-device-type";
  const { fromDays, fromMinute, toDays, toMinute } = body.period;
  const isBackwards = fromDays * 1_440 + fromMinute > toDays * 1_440 + toMinute;
  const endsBefore = body.endDate !== undefined && body.endDate < body.startDate;
  if (!isLondonDate(body.startDate) || isBackwards || endsBefore) return "schedule-unfit";
  const isEncrypted = device.generation === "SMETS2" && body.read !== "export-profile";
  if (isEncrypted && !isFit(body.certificate ?? null, user)) return "certificate-unfit";
  const scheduleId = schedules.create(user, body);
  return scheduleId === null ? "too-many-schedules" : { kind: "schedule-created", scheduleId };
}

function readSchedule(
  known: Known,
  user: Eui,
  { schedule: choice }: Extract<NonDeviceBody, { kind: "read-schedule" }>,
): DuisResponseBody | Refusal {
  const chosen = choose(known, user, choice);
  if (chosen.length === 0) return "scheduleId" in choice ? "no-such-schedule" : "no-schedules-of-device";
  const schedules = chosen.map(({ id, schedule }) => ({
    scheduleId: id,
    device: schedule.device,
    variant: SCHEDULED_VARIANTS[schedule.read],
    schedule,
  }));
  return { kind: "schedules", schedules };
}

const SCHEDULED_VARIANTS = {
  "import-profile": "4.8.1",
  "export-profile": "4.8.3",
  "daily-log": "4.17",
  "import-daily-read-log": "4.6.1",
} as const;

function deleteSchedule(
  known: Known,
  user: Eui,
  { schedule: choice }: Extract<NonDeviceBody, { kind: "delete-schedule" }>,
): DuisResponseBody | Refusal {
  const chosen = choose(known, user, choice);
  if (chosen.length === 0) return "no-schedule-to-delete";
  for (const { id } of chosen) known.schedules.remove(id);
  return { kind: "schedule-deleted" };
}

function choose(
  { schedules }: Known,
  user: Eui,
  choice: Extract<NonDeviceBody, { kind: "read-schedule" }>["schedule"],
): readonly KeptSchedule[] {
  if ("device" in choice) return schedules.ofDevice(user, choice.device);
  const one = schedules.find(user, choice.scheduleId);
  return one === null ? [] : [one];
}

/** By meter point, or by the hub, everything in the home; by another device, that device. */
function readInventory(
  world: World,
  { of }: Extract<NonDeviceBody, { kind: "read-inventory" }>,
): DuisResponseBody | Refusal {
  if ("device" in of) {
    const found = world.findDevice(of.device);
    if (found === null) return "inventory-unknown-device";
    const all = inventoryOf(found.home);
    const devices = found.device.kind === "CHF" ? all : all.filter(({ device }) => device === of.device);
    return { kind: "inventory", devices };
  }
  const found = world.findMeterPoint(of.meterPoint, of.fuel);
  return found === null
    ? "inventory-unknown-meter-point"
    : { kind: "inventory", devices: inventoryOf(found.home) };
}
