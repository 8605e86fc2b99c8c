import { DccRefusal } from "../refusal.js";
import { SERVICE_VARIANTS } from "./service-variants.js";
import type { RequestId } from "../request-id.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readBase64, readDateTime, readEui, readRequestId, readScheduleId, readWord } from "./read-value.js";
import { scheduleShape, type ScheduleDraft } from "./read-schedule.js";
import type { DuisRequest, DuisRequestBody, LogPeriod, ScheduleChoice } from "./request.js";

/** A DUIS request as it is read: the shape to be told, and then what it was. */
export interface RequestReader {
  readonly shape: Shape;
  /** @throws {DccRefusal} `not-duis` where a part is missing, or it asks for something we never ask for. */
  result(): DuisRequest;
}

export function requestReader(): RequestReader {
  let requestId: RequestId | undefined;
  let variant: string | undefined;
  let body: DuisRequestBody | undefined;
  const take = (read: DuisRequestBody): void => {
    if (body !== undefined) throw refused("two bodies");
    body = read;
  };
  const header: Shape = {
    children: {
      "sr:RequestID": leaf((text) => (requestId = readRequestId(text, "RequestID"))),
      "sr:ServiceReferenceVariant": leaf((text) => (variant = readWord(text, "ServiceReferenceVariant"))),
    },
  };
  return {
    shape: { children: { "sr:Header": header, "sr:Body": { children: bodyShapes(take) } } },
    result() {
      if (requestId === undefined) throw refused("no request id");
      if (body === undefined) throw refused("a body that is none of those we ask for");
      if (variant !== SERVICE_VARIANTS[body.kind])
        throw refused("a body of another service than its header says");
      return { requestId, body };
    },
  };
}

function bodyShapes(take: (body: DuisRequestBody) => void): NonNullable<Shape["children"]> {
  return {
    "sr:ReadActiveImportProfileData": () => logShape((log) => take({ kind: "read-import-profile", ...log })),
    "sr:ReadExportProfileData": () => logShape(({ period }) => take({ kind: "read-export-profile", period })),
    "sr:RetrieveDailyConsumptionLog": () => logShape((log) => take({ kind: "read-daily-log", ...log })),
    "sr:ReadTariffPrimaryElement": { children: {}, close: () => take({ kind: "read-tariff" }) },
    "sr:CreateSchedule": () => createScheduleShape(take),
    "sr:ReadSchedule": () => choiceShape((choice) => take({ kind: "read-schedule", schedule: choice })),
    "sr:DeleteSchedule": () => choiceShape((choice) => take({ kind: "delete-schedule", schedule: choice })),
    "sr:ReadInventory": () => inventoryShape(take),
    "sr:RequestCustomerIdentificationNumber": { children: {}, close: () => take({ kind: "request-cin" }) },
  };
}

function logShape(take: (log: { period: LogPeriod; certificate?: Uint8Array }) => void): Shape {
  let fromMs: number | undefined;
  let toMs: number | undefined;
  let certificate: Uint8Array | undefined;
  const period: Shape = {
    children: {
      "sr:StartDateTime": leaf((text) => (fromMs = readDateTime(text, "StartDateTime"))),
      "sr:EndDateTime": leaf((text) => (toMs = readDateTime(text, "EndDateTime"))),
    },
  };
  return {
    children: {
      "sr:ReadLogPeriod": period,
      "sr:KAPublicSecurityCredentials": leaf(
        (text) => (certificate = readBase64(text, "KAPublicSecurityCredentials")),
      ),
    },
    close: () => {
      if (fromMs === undefined || toMs === undefined) throw refused("no whole period");
      take({ period: { fromMs, toMs }, ...(certificate === undefined ? {} : { certificate }) });
    },
  };
}

function createScheduleShape(take: (body: DuisRequestBody) => void): Shape {
  const draft: ScheduleDraft = {};
  const schedule = scheduleShape(draft);
  return {
    ...schedule,
    close: () => {
      schedule.close?.();
      if (draft.schedule === undefined) throw refused("a schedule that is none of those we ask for");
      take(draft.schedule);
    },
  };
}

function choiceShape(take: (choice: ScheduleChoice) => void): Shape {
  let choice: ScheduleChoice | undefined;
  return {
    children: {
      "sr:DSPScheduleID": leaf((text) => (choice = { scheduleId: readScheduleId(text, "DSPScheduleID") })),
      "sr:DeviceID": leaf((text) => (choice = { device: readEui(text, "DeviceID") })),
    },
    close: () => {
      if (choice === undefined) throw refused("no schedule and no device");
      take(choice);
    },
  };
}

function inventoryShape(take: (body: DuisRequestBody) => void): Shape {
  return {
    children: {
      "sr:DeviceID": leaf((text) =>
        take({ kind: "read-inventory", of: { device: readEui(text, "DeviceID") } }),
      ),
      "sr:MPxN": leaf((text) => {
        const meterPoint = readWord(text, "MPxN");
        // An MPAN has 13 digits, an MPRN at most 10.
        const fuel = meterPoint.length === 13 ? "electricity" : "gas";
        take({ kind: "read-inventory", of: { meterPoint, fuel } });
      }),
    },
  };
}

function refused(what: string): DccRefusal {
  return new DccRefusal("not-duis", `The request has ${what}.`);
}
