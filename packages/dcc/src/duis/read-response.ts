import { DccRefusal } from "../refusal.js";
import type { RequestId } from "../request-id.js";
import { leaf, type Shape } from "../xml/shape.js";
import { dccAlertShape } from "./read-dcc-alert.js";
import { inventoryShape } from "./read-inventory.js";
import { smets1Shape } from "./read-smets1.js";
import { readBase64, readDateTime, readRequestId, readScheduleId, readWord } from "./read-value.js";
import { scheduleShape, type ScheduleDraft } from "./read-schedule.js";
import type { DuisResponse, DuisResponseBody, HeldSchedule } from "./response.js";

/** A DUIS response as it is read: the shape to be told, and then what it was. */
export interface ResponseReader {
  readonly shape: Shape;
  /** @throws {DccRefusal} `not-duis` where a part is missing. */
  result(): DuisResponse;
}

export function responseReader(): ResponseReader {
  let requestId: RequestId | null = null;
  let responseId: RequestId | null = null;
  let code: string | undefined;
  let atMs: number | undefined;
  let body: DuisResponseBody | undefined;
  const take = (read: DuisResponseBody): void => {
    if (body !== undefined) throw refused("two bodies");
    body = read;
  };
  const header: Shape = {
    children: {
      "sr:RequestID": leaf((text) => (requestId = readRequestId(text, "RequestID"))),
      "sr:ResponseID": leaf((text) => (responseId = readRequestId(text, "ResponseID"))),
      "sr:ResponseCode": leaf((text) => (code = readWord(text, "ResponseCode"))),
      "sr:ResponseDateTime": leaf((text) => (atMs = readDateTime(text, "ResponseDateTime"))),
    },
  };
  const bodies: Shape = {
    children: {
      "sr:ResponseMessage": () => messageShape(() => code, take),
      "sr:DeviceAlertMessage": () => deviceAlertShape(take),
      "sr:DCCAlertMessage": () => dccAlertShape(take),
      "sr:SMETS1ResponseMessage": () => smets1Shape(() => ({ requestId, code }), take),
    },
  };
  return {
    shape: { children: { "sr:Header": header, "sr:Body": bodies } },
    result() {
      if (code === undefined || atMs === undefined) throw refused("no response code or no time");
      if (body === undefined) throw refused("no body");
      return { requestId, responseId, code, atMs, body };
    },
  };
}

function messageShape(code: () => string | undefined, take: (body: DuisResponseBody) => void): Shape {
  let variant: string | undefined;
  let content: ((variant: string) => DuisResponseBody) | undefined;
  const put = (made: (variant: string) => DuisResponseBody): void => {
    if (content !== undefined) throw refused("two contents");
    content = made;
  };
  return {
    children: {
      "sr:ServiceReference": leaf(() => undefined),
      "sr:ServiceReferenceVariant": leaf((text) => (variant = readWord(text, "ServiceReferenceVariant"))),
      "sr:GBCSPayload": leaf((text) => {
        const payload = readBase64(text, "GBCSPayload");
        put((of) => ({ kind: "gbcs", variant: of, scheduleId: null, payload }));
      }),
      "sr:DSPScheduledMessage": () => scheduledMessageShape(put),
      "sr:DSPScheduleID": leaf((text) => {
        const scheduleId = readScheduleId(text, "DSPScheduleID");
        put(() => ({ kind: "schedule-created", scheduleId }));
      }),
      "sr:DSPSchedulesRead": () =>
        schedulesShape((schedules) => put(() => ({ kind: "schedules", schedules }))),
      "sr:DSPInventory": () => inventoryShape((devices) => put(() => ({ kind: "inventory", devices }))),
      "sr:CINMessage": () => cinShape(put),
    },
    other: (element) => put((of) => ({ kind: "other", variant: of, element: element.slice(3) })),
    close: () => {
      if (variant === undefined) throw refused("no ServiceReferenceVariant");
      const isDone = !code()?.startsWith("E") && code() !== "I99";
      if (content !== undefined) take(content(variant));
      else if (variant === "5.3" && isDone) take({ kind: "schedule-deleted" });
      else take({ kind: "acknowledgement", variant });
    },
  };
}

function scheduledMessageShape(put: (made: (variant: string) => DuisResponseBody) => void): Shape {
  let payload: Uint8Array | undefined;
  let scheduleId: string | undefined;
  return {
    children: {
      "sr:GBCSPayload": leaf((text) => (payload = readBase64(text, "GBCSPayload"))),
      "sr:DSPScheduleID": leaf((text) => (scheduleId = readScheduleId(text, "DSPScheduleID"))),
    },
    close: () => {
      const [found, of] = [payload, scheduleId];
      if (found === undefined || of === undefined)
        throw refused("a scheduled message without payload or schedule");
      put((variant) => ({ kind: "gbcs", variant, scheduleId: of, payload: found }));
    },
  };
}

function schedulesShape(take: (schedules: readonly HeldSchedule[]) => void): Shape {
  const schedules: HeldSchedule[] = [];
  let scheduleId: string | undefined;
  let draft: ScheduleDraft = {};
  return {
    children: {
      "sr:DSPSchedules": {
        repeats: true,
        open: () => {
          draft = {};
          scheduleId = undefined;
        },
        children: {
          "sr:DSPScheduleID": leaf((text) => (scheduleId = readScheduleId(text, "DSPScheduleID"))),
          "sr:DSPScheduleDetails": () => scheduleShape(draft),
        },
        close: () => {
          if (scheduleId === undefined) throw refused("a schedule without its number");
          const { device = null, variant = null, schedule = null } = draft;
          schedules.push({ scheduleId, device, variant, schedule });
        },
      },
    },
    close: () => take(schedules),
  };
}

function cinShape(put: (made: (variant: string) => DuisResponseBody) => void): Shape {
  let payload: Uint8Array | undefined;
  let cin: string | undefined;
  return {
    children: {
      "sr:GBCSPayload": leaf((text) => (payload = readBase64(text, "GBCSPayload"))),
      "sr:CustomerIdentificationNumber": leaf((text) => {
        if (!/^\d{4}$/.test(text)) throw refused("a customer identification number that is not four digits");
        cin = text;
      }),
    },
    close: () => {
      const [found, number] = [payload, cin];
      if (found === undefined || number === undefined)
        throw refused("a CIN message without number or payload");
      put(() => ({ kind: "cin-sent", cin: number, payload: found }));
    },
  };
}

function deviceAlertShape(take: (body: DuisResponseBody) => void): Shape {
  let alertCode: string | undefined;
  let payload: Uint8Array | undefined;
  return {
    children: {
      "sr:AlertCode": leaf((text) => (alertCode = readWord(text, "AlertCode").toUpperCase())),
      "sr:GBCSPayload": leaf((text) => (payload = readBase64(text, "GBCSPayload"))),
    },
    close: () => {
      if (alertCode === undefined || payload === undefined) throw refused("an alert without code or payload");
      take({ kind: "device-alert", alertCode, payload });
    },
  };
}

function refused(what: string): DccRefusal {
  return new DccRefusal("not-duis", `The response has ${what}.`);
}
