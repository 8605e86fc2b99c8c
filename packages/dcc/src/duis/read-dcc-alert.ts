import type { Eui } from "../eui.js";
import { DccRefusal } from "../refusal.js";
import { formatRequestId } from "../request-id.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readDateTime, readEui, readRequestId, readScheduleId, readWord } from "./read-value.js";
import type { DccAlertSubject, DuisResponseBody } from "./response.js";

/** Reads a DCCAlertMessage (DUIS 5.4): its code, and what it is about as far as we act on it. */
export function dccAlertShape(take: (body: DuisResponseBody) => void): Shape {
  let alertCode: string | undefined;
  let about: DccAlertSubject | undefined;
  const put = (subject: DccAlertSubject): void => {
    about = subject;
  };
  return {
    children: {
      "sr:DCCAlertCode": leaf((text) => (alertCode = readWord(text, "DCCAlertCode"))),
      "sr:DCCAlert": {
        children: subjectShapes(put),
        other: (element) => put({ kind: "other", element: element.slice(3) }),
      },
    },
    close: () => {
      if (alertCode === undefined || about === undefined)
        throw new DccRefusal("not-duis", "A DCC alert has no code or is about nothing.");
      take({ kind: "dcc-alert", alertCode, about });
    },
  };
}

/** What the elements of a subject say, whatever their depth. */
interface Said {
  device: Eui | null;
  requestId: string | null;
  scheduleIds: string[];
  startMs: number | null;
  meterPoint: string | null;
}

function subjectShapes(put: (subject: DccAlertSubject) => void): Record<string, Shape> {
  const of = (subject: (said: Said) => DccAlertSubject, wrappers: readonly string[] = []): Shape => {
    const said: Said = { device: null, requestId: null, scheduleIds: [], startMs: null, meterPoint: null };
    const children = partsOf(said);
    for (const wrapper of wrappers) children[`sr:${wrapper}`] = { children: partsOf(said) };
    return { children, close: () => put(subject(said)) };
  };
  return {
    "sr:QuarantinedRequest": of(
      ({ requestId }) => ({ kind: "quarantined-request", requestId }),
      ["ADUserThresholdBreach", "ADDCCThresholdBreach", "ADAttributeLimitsBreach"],
    ),
    "sr:DSPScheduleRemoval": of(({ device, scheduleIds }) => ({
      kind: "schedule-removed",
      device,
      scheduleIds,
    })),
    "sr:CommandFailure": of(({ device, requestId }) => ({ kind: "command-failed", device, requestId })),
    "sr:ChangeOfSupplier": of(
      ({ device }) => ({ kind: "change-of-supplier", device }),
      ["DeviceChangeOfSupplier"],
    ),
    "sr:DeviceStatusChangeEvent": of(({ device }) => ({ kind: "device-status", device })),
    "sr:PowerOutageEvent": of(({ device, startMs, meterPoint }) =>
      device === null || startMs === null || meterPoint === null
        ? { kind: "other", element: "PowerOutageEvent" }
        : { kind: "power-outage", communicationsHub: device, startMs, meterPoint },
    ),
  };
}

function partsOf(said: Said): Record<string, Shape> {
  const requestId = (name: string): Shape =>
    leaf((text) => (said.requestId = formatRequestId(readRequestId(text, name))));
  return {
    "sr:DeviceID": leaf((text) => (said.device = readEui(text, "DeviceID"))),
    "sr:CommsHubDeviceID": leaf((text) => (said.device = readEui(text, "CommsHubDeviceID"))),
    "sr:RequestID": requestId("RequestID"),
    "sr:CommandRequestID": requestId("CommandRequestID"),
    "sr:DSPScheduleID": {
      repeats: true,
      text: (text) => said.scheduleIds.push(readScheduleId(text, "DSPScheduleID")),
    },
    "sr:StartDateTime": leaf((text) => (said.startMs = readDateTime(text, "StartDateTime"))),
    "sr:MPxN": leaf((text) => (said.meterPoint = readWord(text, "MPxN"))),
  };
}
