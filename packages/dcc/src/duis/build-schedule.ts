import { SCHEDULED_READS } from "./read-schedule.js";
import type { CreateSchedule } from "./request.js";
import { base64Element, element, euiElement, serviceOf, textElement, writeMinuteOfDay } from "./write.js";

/** The content of a DSPSchedule (DUIS 5.4). */
export function scheduleContent(schedule: CreateSchedule): string {
  const { element: read, variant } = SCHEDULED_READS[schedule.read];
  const { period, executionMinute } = schedule;
  return [
    textElement("ScheduleFrequency", "Daily"),
    textElement("ScheduleStartDate", schedule.startDate),
    textElement("ScheduleEndDate", schedule.endDate),
    textElement(
      "ScheduleExecutionStartTime",
      executionMinute === undefined ? null : writeMinuteOfDay(executionMinute),
    ),
    base64Element("KAPublicSecurityCredential", schedule.certificate),
    textElement("DSPScheduledServiceReference", serviceOf(variant)),
    textElement("DSPScheduledServiceReferenceVariant", variant),
    euiElement("DeviceID", schedule.device),
    element(
      read,
      textElement("StartDateOffset", String(period.fromDays)),
      textElement("StartTime", writeMinuteOfDay(period.fromMinute)),
      textElement("EndDateOffset", String(period.toDays)),
      textElement("EndTime", writeMinuteOfDay(period.toMinute)),
    ),
  ].join("");
}
