import { formatRequestId } from "../request-id.js";
import { scheduleContent } from "./build-schedule.js";
import { SERVICE_VARIANTS } from "./service-variants.js";
import type { DuisRequest, DuisRequestBody, LogPeriod, ScheduleChoice } from "./request.js";
import {
  base64Element,
  documentStart,
  element,
  euiElement,
  serviceOf,
  textElement,
  writeDateTime,
} from "./write.js";

/** A DUIS 5.4 request, not signed yet: see `signDuis`. */
export function buildRequest({ requestId, body }: DuisRequest): string {
  const variant = SERVICE_VARIANTS[body.kind];
  const header = element(
    "Header",
    textElement("RequestID", formatRequestId(requestId)),
    textElement("CommandVariant", isForDevice(body) ? COMMAND_ON_DEMAND : DCC_ONLY),
    textElement("ServiceReference", serviceOf(variant)),
    textElement("ServiceReferenceVariant", variant),
  );
  return `${documentStart("Request")}${header}${element("Body", bodyElement(body))}</sr:Request>`;
}

/** Command variants (DUIS 5.4, type CommandVariant): a command sent to a device at once; a request to the DCC itself. */
const COMMAND_ON_DEMAND = "1";
const DCC_ONLY = "8";

function isForDevice({ kind }: DuisRequestBody): boolean {
  return !["create-schedule", "read-schedule", "delete-schedule", "read-inventory"].includes(kind);
}

function bodyElement(body: DuisRequestBody): string {
  switch (body.kind) {
    case "read-import-profile":
      return element("ReadActiveImportProfileData", logContent(body.period, body.certificate));
    case "read-export-profile":
      return element("ReadExportProfileData", logContent(body.period, undefined));
    case "read-daily-log":
      return element("RetrieveDailyConsumptionLog", logContent(body.period, body.certificate));
    case "read-tariff":
      return element("ReadTariffPrimaryElement");
    case "create-schedule":
      return element("CreateSchedule", scheduleContent(body));
    case "read-schedule":
      return element("ReadSchedule", choiceContent(body.schedule));
    case "delete-schedule":
      return element("DeleteSchedule", choiceContent(body.schedule));
    case "read-inventory":
      return element(
        "ReadInventory",
        "device" in body.of
          ? euiElement("DeviceID", body.of.device)
          : textElement("MPxN", body.of.meterPoint),
      );
    case "request-cin":
      return element("RequestCustomerIdentificationNumber");
  }
}

function logContent({ fromMs, toMs }: LogPeriod, certificate: Uint8Array | undefined): string {
  const period = element(
    "ReadLogPeriod",
    textElement("StartDateTime", writeDateTime(fromMs)),
    textElement("EndDateTime", writeDateTime(toMs)),
  );
  return period + (base64Element("KAPublicSecurityCredentials", certificate) ?? "");
}

function choiceContent(choice: ScheduleChoice): string | null {
  return "device" in choice
    ? euiElement("DeviceID", choice.device)
    : textElement("DSPScheduleID", choice.scheduleId);
}
