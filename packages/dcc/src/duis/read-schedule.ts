import { DccRefusal } from "../refusal.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readBase64, readDate, readEui, readInteger, readMinuteOfDay, readWord } from "./read-value.js";
import type { CreateSchedule, LogPeriodOffset, ScheduledRead } from "./request.js";

/** The element of each daily read, and the service it is (DUIS 5.4, type DSPSchedule). */
export const SCHEDULED_READS: Readonly<Record<ScheduledRead, { element: string; variant: string }>> = {
  "import-profile": { element: "DSPReadActiveImportProfileData", variant: "4.8.1" },
  "export-profile": { element: "DSPReadExportProfileData", variant: "4.8.3" },
  "import-daily-read-log": { element: "DSPRetrieveImportDailyReadLog", variant: "4.6.1" },
  "daily-log": { element: "DSPRetrieveDailyConsumptionLog", variant: "4.17" },
};

const READS: readonly ScheduledRead[] = [
  "import-profile",
  "export-profile",
  "import-daily-read-log",
  "daily-log",
];

/** What a DSPSchedule says so far. */
export interface ScheduleDraft {
  device?: CreateSchedule["device"];
  variant?: string;
  schedule?: CreateSchedule;
}

/** Reads a DSPSchedule into `draft`; `draft.schedule` stays away where it is a read that we never ask for. */
export function scheduleShape(draft: ScheduleDraft): Shape {
  const said: {
    -readonly [Part in keyof CreateSchedule]?: CreateSchedule[Part];
  } = {};
  const period: { -readonly [Part in keyof LogPeriodOffset]?: number } = {};
  let isDaily = false;
  const reads = READS.map((read): [string, Shape] => [
    `sr:${SCHEDULED_READS[read].element}`,
    { ...offsetShape(period), open: () => (said.read = read) },
  ]);
  return {
    children: {
      "sr:ScheduleFrequency": leaf((text) => (isDaily = text.trim() === "Daily")),
      "sr:ScheduleStartDate": leaf((text) => (said.startDate = readDate(text, "ScheduleStartDate"))),
      "sr:ScheduleEndDate": leaf((text) => (said.endDate = readDate(text, "ScheduleEndDate"))),
      "sr:ScheduleExecutionStartTime": leaf(
        (text) => (said.executionMinute = readMinuteOfDay(text, "ScheduleExecutionStartTime")),
      ),
      "sr:KAPublicSecurityCredential": leaf(
        (text) => (said.certificate = readBase64(text, "KAPublicSecurityCredential")),
      ),
      "sr:DSPScheduledServiceReferenceVariant": leaf(
        (text) => (draft.variant = readWord(text, "DSPScheduledServiceReferenceVariant")),
      ),
      "sr:DeviceID": leaf((text) => (draft.device = readEui(text, "DeviceID"))),
      ...Object.fromEntries(reads),
    },
    close: () => {
      if (said.read === undefined || !isDaily) return;
      const { fromDays, fromMinute, toDays, toMinute } = period;
      const { read, startDate, ...rest } = said;
      const { device } = draft;
      if (
        startDate === undefined ||
        device === undefined ||
        fromDays === undefined ||
        fromMinute === undefined ||
        toDays === undefined ||
        toMinute === undefined
      )
        throw new DccRefusal("not-duis", "A schedule has no device, no start date or no whole period.");
      draft.schedule = {
        ...rest,
        kind: "create-schedule",
        read,
        device,
        startDate,
        period: { fromDays, fromMinute, toDays, toMinute },
      };
    },
  };
}

function offsetShape(period: { -readonly [Part in keyof LogPeriodOffset]?: number }): Shape {
  return {
    children: {
      "sr:StartDateOffset": leaf((text) => (period.fromDays = readInteger(text, "StartDateOffset"))),
      "sr:StartTime": leaf((text) => (period.fromMinute = readMinuteOfDay(text, "StartTime"))),
      "sr:EndDateOffset": leaf((text) => (period.toDays = readInteger(text, "EndDateOffset"))),
      "sr:EndTime": leaf((text) => (period.toMinute = readMinuteOfDay(text, "EndTime"))),
    },
  };
}
