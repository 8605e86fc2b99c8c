import type { Eui } from "../eui.js";
import { formatRequestId } from "../request-id.js";
import type { Signer } from "../xml/sign.js";
import { scheduleContent } from "./build-schedule.js";
import { smets1Pieces } from "./build-smets1.js";
import type {
  DccAlertSubject,
  DuisResponse,
  DuisResponseBody,
  HeldSchedule,
  InventoryDevice,
} from "./response.js";
import {
  base64Element,
  documentStart,
  element,
  euiElement,
  serviceOf,
  textElement,
  writeDateTime,
} from "./write.js";

/** A response or alert of DUIS 5.4 as the DCC would write it, not signed yet: see `signDuis`. For the simulator. */
export function buildResponse(response: DuisResponse): string {
  if (response.body.kind === "smets1")
    throw new TypeError("A SMETS1 answer is signed twice and may be long: use buildSmets1Response.");
  return `${beginning(response)}${element("Body", bodyElement(response.body))}</sr:Response>`;
}

/** A SMETS1 answer piece by piece, signed within by the provider; the whole is then to be signed by the DCC. */
export function* buildSmets1Response(response: DuisResponse, provider: Signer): Generator<string> {
  const { body, requestId } = response;
  if (body.kind !== "smets1") throw new TypeError("This is no SMETS1 answer: use buildResponse.");
  yield `${beginning(response)}<sr:Body><sr:SMETS1ResponseMessage>`;
  yield (
    (body.variant === null ? "" : service(body.variant)) +
    (textElement("DSPScheduleID", body.scheduleId) ?? "")
  );
  yield* smets1Pieces(body, requestId, provider);
  yield "</sr:SMETS1ResponseMessage></sr:Body></sr:Response>";
}

function beginning({ requestId, responseId, code, atMs }: DuisResponse): string {
  const header = element(
    "Header",
    textElement("RequestID", requestId === null ? null : formatRequestId(requestId)),
    textElement("ResponseID", responseId === null ? null : formatRequestId(responseId)),
    textElement("ResponseCode", code),
    textElement("ResponseDateTime", writeDateTime(atMs)),
  );
  return documentStart("Response") + header;
}

function service(variant: string): string {
  return `${textElement("ServiceReference", serviceOf(variant))}${textElement("ServiceReferenceVariant", variant)}`;
}

function bodyElement(body: Exclude<DuisResponseBody, { kind: "smets1" }>): string {
  switch (body.kind) {
    case "acknowledgement":
      return message(body.variant);
    case "gbcs":
      return message(body.variant, gbcsContent(body.payload, body.scheduleId));
    case "inventory":
      return message("8.2", element("DSPInventory", ...body.devices.map(deviceElement)));
    case "schedule-created":
      return message("5.1", textElement("DSPScheduleID", body.scheduleId));
    case "schedules":
      return message("5.2", element("DSPSchedulesRead", ...body.schedules.map(heldScheduleElement)));
    case "schedule-deleted":
      return message("5.3");
    case "cin-sent":
      return message(
        "9.1",
        element(
          "CINMessage",
          base64Element("GBCSPayload", body.payload),
          textElement("CustomerIdentificationNumber", body.cin),
        ),
      );
    case "device-alert":
      return element(
        "DeviceAlertMessage",
        textElement("AlertCode", body.alertCode),
        base64Element("GBCSPayload", body.payload),
      );
    case "dcc-alert":
      return element(
        "DCCAlertMessage",
        textElement("DCCAlertCode", body.alertCode),
        element("DCCAlert", subjectElement(body.about)),
      );
    case "other":
      throw notOurs(body.element);
  }
}

function message(variant: string, content: string | null = null): string {
  return element("ResponseMessage", service(variant), content);
}

function gbcsContent(payload: Uint8Array, scheduleId: string | null): string | null {
  const bytes = base64Element("GBCSPayload", payload);
  return scheduleId === null
    ? bytes
    : element("DSPScheduledMessage", bytes, textElement("DSPScheduleID", scheduleId));
}

function deviceElement(device: InventoryDevice): string {
  return element(
    "Device",
    euiElement("DeviceID", device.device),
    textElement("DeviceType", device.type),
    textElement("DeviceStatus", device.status),
    // The schema asks for a maker and a model of every device; ours are of nobody.
    textElement("DeviceManufacturer", "0000"),
    textElement("DeviceModel", "00000000"),
    textElement("SMETSCHTSVersion", device.generation === "SMETS2" ? "SMETS2 V4.2" : device.generation),
    textElement("ImportMPxN", device.importMeterPoint),
    textElement("ExportMPAN", device.exportMeterPoint),
    textElement("ESMEVariant", device.variant),
    textElement("S1SP", device.smets1Provider),
  );
}

function heldScheduleElement({ scheduleId, schedule }: HeldSchedule): string {
  if (schedule === null) throw notOurs("a schedule whose content is not known");
  return element(
    "DSPSchedules",
    textElement("DSPScheduleID", scheduleId),
    element("DSPScheduleDetails", scheduleContent(schedule)),
  );
}

function subjectElement(about: DccAlertSubject): string {
  switch (about.kind) {
    case "quarantined-request": {
      const breach = [textElement("RequestID", about.requestId), textElement("QuarantineEventRef", "1")];
      return element("QuarantinedRequest", element("ADUserThresholdBreach", ...breach));
    }
    case "schedule-removed":
      return element(
        "DSPScheduleRemoval",
        euiElement("DeviceID", about.device),
        ...about.scheduleIds.map((id) => textElement("DSPScheduleID", id)),
      );
    case "command-failed":
      return element(
        "CommandFailure",
        textElement("CommandRequestID", about.requestId),
        euiElement("DeviceID", about.device),
      );
    case "device-status":
      return element(
        "DeviceStatusChangeEvent",
        euiElement("DeviceID", about.device),
        element("DeviceStatusChange", element("RecoveryComplete")),
      );
    case "power-outage":
      return element(
        "PowerOutageEvent",
        euiElement("CommsHubDeviceID", about.communicationsHub),
        textElement("StartDateTime", writeDateTime(about.startMs)),
        textElement("MPxN", about.meterPoint),
      );
    case "change-of-supplier":
      return element("ChangeOfSupplier", changeOfSupplier(about.device));
    case "other":
      // One that we never act on, to be met by who reads.
      if (about.element !== "CommsHubAlert") throw notOurs(about.element);
      return element(
        "CommsHubAlert",
        textElement("CommsHubDeviceID", NOBODY),
        textElement("AlertCode", "8F36"),
      );
  }
}

/** Of a device, or where there is none of a request by a supplier. */
function changeOfSupplier(device: Eui | null): string {
  if (device === null) return textElement("ChangeOfSupplierServiceRequestID", `${NOBODY}:${NOBODY}:1`) ?? "";
  return element(
    "DeviceChangeOfSupplier",
    euiElement("DeviceID", device),
    textElement("DeviceType", "ESME"),
    element("MPxNs", textElement("ImportMPxN", "0000000000000")),
  );
}

const NOBODY = "00-00-00-00-00-00-00-00";

function notOurs(what: string): TypeError {
  return new TypeError(`${what} is read but never written.`);
}
