import type { Eui } from "../eui.js";
import type { GbcsTariff } from "../gbcs/tariff.js";
import { DccRefusal } from "../refusal.js";
import type { RequestId } from "../request-id.js";
import { leaf, type Shape } from "../xml/shape.js";
import {
  dailyLogShape,
  exportProfileShape,
  importProfileShape,
  type Smets1LogPart,
} from "./read-smets1-log.js";
import { electricityTariffShape, gasTariffShape } from "./read-smets1-tariff.js";
import { readDateTime, readEui, readScheduleId, readWord } from "./read-value.js";
import type { DuisResponseBody } from "./response.js";
import type { Smets1Content } from "./smets1-content.js";

/** What the DCC's own header says around the answer. */
interface Around {
  readonly requestId: RequestId | null;
  readonly code: string | undefined;
}

/** The content without its device, which stands elsewhere. */
type Part =
  | Smets1LogPart
  | GbcsTariff
  | { kind: "alert"; alertCode: string | null; atMs: number | null }
  | { kind: "other"; element: string };

/** Reads a SMETS1ResponseMessage (DUIS 5.4), whose content is MMC 5.4 signed by the provider of the SMETS1 device. */
export function smets1Shape(around: () => Around, take: (body: DuisResponseBody) => void): Shape {
  let variant: string | null = null;
  let scheduleId: string | null = null;
  let device: Eui | undefined;
  let part: Part | undefined;
  let failure: string | null = null;
  const put = (read: Part): void => {
    if (part !== undefined) throw refused("two contents");
    part = read;
  };
  const fail = (code: string): void => {
    failure = code;
  };
  const response: Shape = {
    children: {
      "sr:Header": {
        children: {
          "ra:BusinessOriginatorID": leaf((text) => (device = readEui(text, "BusinessOriginatorID"))),
        },
      },
      "sr:Body": {
        children: { "sr:ResponseMessage": payloadShape(put, fail), "sr:DeviceAlertMessage": alertShape(put) },
      },
    },
  };
  return {
    children: {
      "sr:ServiceReferenceVariant": leaf((text) => (variant = readWord(text, "ServiceReferenceVariant"))),
      "sr:DSPScheduleID": leaf((text) => (scheduleId = readScheduleId(text, "DSPScheduleID"))),
      "sr:SMETS1SignedResponse": { children: { "sr:SMETS1Response": response } },
    },
    close: () => {
      if (device === undefined) throw refused("no device");
      const { requestId, code = "" } = around();
      // What a provider signed for one device is no answer of another.
      if (requestId !== null && scheduleId === null && part?.kind !== "alert" && requestId.target !== device)
        throw refused("another device than was asked");
      const content = contentOf(device, part, failure ?? (code.startsWith("E") ? code : null));
      take({ kind: "smets1", variant, scheduleId, content });
    },
  };
}

function contentOf(device: Eui, part: Part | undefined, failure: string | null): Smets1Content {
  if (failure !== null) return { kind: "device-error", device, code: failure };
  if (part === undefined) throw refused("no content");
  return { ...part, device };
}

function payloadShape(put: (part: Part) => void, fail: (code: string) => void): Shape {
  const failing = (shape: Shape): Shape => ({
    ...shape,
    open: (attribute) => {
      shape.open?.(attribute);
      // Where the provider gives no code of its own, the word says at least that the device could not.
      if (["false", "0"].includes(attribute("MessageSuccess")?.trim() ?? "true"))
        fail("MessageSuccess false");
    },
  });
  const tariff = (): Shape => ({
    children: { "ra:Electricity": () => electricityTariffShape(put), "ra:Gas": () => gasTariffShape(put) },
  });
  return {
    children: {
      "ra:SMETSData": {
        children: {
          "ra:ReadActiveImportProfileDataRsp": () => failing(importProfileShape(put)),
          "ra:ReadExportProfileDataRsp": () => failing(exportProfileShape(put)),
          "ra:RetrieveDailyConsumptionLogRsp": () => failing(dailyLogShape(put)),
          "ra:ReadTariffPrimaryElementRsp": () => failing(tariff()),
        },
        other: (element) => put({ kind: "other", element: element.slice(3) }),
      },
      "ra:DebugInfo": debugShape(fail),
    },
  };
}

/** DebugInfo/SMETS1Debug/SMETS1Response: the provider's own code for why not; 0 is success. */
function debugShape(fail: (code: string) => void): Shape {
  const response: Shape = {
    repeats: true,
    open: (attribute) => {
      const code = attribute("ResponseCode")?.trim() ?? "";
      if (/^-?\d{1,12}$/.test(code) && Number(code) !== 0) fail(code);
    },
  };
  return { children: { "ra:SMETS1Debug": { children: { "ra:SMETS1Response": response } } } };
}

function alertShape(put: (part: Part) => void): Shape {
  let alertCode: string | null = null;
  let atMs: number | null = null;
  return {
    children: {
      "ra:DeviceAlertContent": {
        children: {
          "ra:GBCSHexAlertCode": leaf(
            (text) => (alertCode = readWord(text, "GBCSHexAlertCode").toUpperCase()),
          ),
          "ra:Timestamp": leaf((text) => (atMs = readDateTime(text, "Timestamp"))),
        },
      },
    },
    close: () => put({ kind: "alert", alertCode, atMs }),
  };
}

function refused(what: string): DccRefusal {
  return new DccRefusal("content-malformed", `The SMETS1 answer has ${what}.`);
}
