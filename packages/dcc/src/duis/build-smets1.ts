import { hyphenated } from "../eui.js";
import type { RequestId } from "../request-id.js";
import { escapeText } from "../xml/escape.js";
import { RESPONSE_AND_ALERT, SERVICE_USER_GATEWAY } from "../xml/namespaces.js";
import { signedPieces, type Signer } from "../xml/sign.js";
import { tariffContent } from "./build-smets1-tariff.js";
import type { DuisResponseBody } from "./response.js";
import type { Smets1Content, Smets1Log, Smets1LogEntry } from "./smets1-content.js";
import { serviceOf, writeDateTime } from "./write.js";

/** A SMETS1SignedResponse (DUIS 5.4) as its provider signs it: a document of its own, without an XML declaration. */
export function smets1Pieces(
  body: Extract<DuisResponseBody, { kind: "smets1" }>,
  requestId: RequestId | null,
  provider: Signer,
): Iterable<string> {
  return signedPieces(unsignedPieces(body, requestId), provider);
}

function* unsignedPieces(
  { content, variant }: Extract<DuisResponseBody, { kind: "smets1" }>,
  requestId: RequestId | null,
): Generator<string> {
  const header =
    ra("BusinessOriginatorID", hyphenated(content.device)) +
    // A schedule's answer is to the DCC, which holds the schedule; its own id is of no use to us.
    ra("BusinessTargetID", hyphenated(requestId?.originator ?? content.device)) +
    ra("OriginatorCounter", String(requestId?.counter ?? 0n)) +
    (variant === null
      ? ""
      : ra("ServiceReference", serviceOf(variant)) + ra("ServiceReferenceVariant", variant));
  yield (
    `<sr:SMETS1SignedResponse xmlns:ra="${RESPONSE_AND_ALERT}" xmlns:sr="${SERVICE_USER_GATEWAY}" schemaVersion="5.4">` +
    `<sr:SMETS1Response><sr:Header>${header}</sr:Header><sr:Body>`
  );
  yield* contentPieces(content);
  yield "</sr:Body></sr:SMETS1Response></sr:SMETS1SignedResponse>";
}

function* contentPieces(content: Smets1Content): Generator<string> {
  if (content.kind === "alert") {
    yield `<sr:DeviceAlertMessage><ra:DeviceAlertContent>`;
    if (content.alertCode !== null) yield ra("GBCSHexAlertCode", content.alertCode);
    yield ra("AlertDescription", "Alert") + ra("Timestamp", writeDateTime(content.atMs ?? 0));
    yield "</ra:DeviceAlertContent></sr:DeviceAlertMessage>";
    return;
  }
  yield "<sr:ResponseMessage>";
  switch (content.kind) {
    case "half-hours":
    case "days":
      yield* logPieces(content);
      break;
    case "tariff":
      yield `<ra:SMETSData><ra:ReadTariffPrimaryElementRsp MessageSuccess="true">${tariffContent(content)}</ra:ReadTariffPrimaryElementRsp></ra:SMETSData>`;
      break;
    case "device-error":
      yield `<ra:DebugInfo><ra:SMETS1Debug><ra:SMETS1Response ResponseCode="${escapeText(content.code)}" Position="1">${ra("Error", "Refused")}</ra:SMETS1Response></ra:SMETS1Debug></ra:DebugInfo>`;
      break;
    case "other":
      throw new TypeError(`${content.element} is read but never written.`);
  }
  yield "</sr:ResponseMessage>";
}

/** Entries of a piece: large enough that pieces cost nothing, small enough to be held. */
const PIECE_ENTRIES = 256;

function* logPieces(log: Smets1Log): Generator<string> {
  const name =
    log.kind === "days"
      ? "RetrieveDailyConsumptionLogRsp"
      : log.direction === "export"
        ? "ReadExportProfileDataRsp"
        : "ReadActiveImportProfileDataRsp";
  const fuel = log.fuel === "gas" ? "Gas" : "Electricity";
  yield `<ra:SMETSData><ra:${name} MessageSuccess="true">${log.kind === "days" ? `<ra:${fuel}>` : ""}`;
  for (let at = 0; at < log.entries.length; at += PIECE_ENTRIES)
    yield log.entries
      .slice(at, at + PIECE_ENTRIES)
      .map((entry) => entryElement(log, fuel, entry))
      .join("");
  yield `${log.kind === "days" ? `</ra:${fuel}>` : ""}</ra:${name}></ra:SMETSData>`;
}

function entryElement(
  log: Smets1Log,
  fuel: "Gas" | "Electricity",
  { stampMs, values }: Smets1LogEntry,
): string {
  const stamp = ra("Timestamp", writeDateTime(stampMs));
  const [primary, secondary] = values;
  const value = (name: string, said: number | undefined): string =>
    said === undefined ? "" : ra(name, fuel === "Gas" ? cubicMetres(said) : String(said));
  if (log.kind === "days") return `<ra:LogEntry>${value("Value", primary)}${stamp}</ra:LogEntry>`;
  if (log.direction === "export")
    return `<ra:LogEntry>${value("ActiveEnergyExportedValue", primary)}${stamp}</ra:LogEntry>`;
  const both = value("PrimaryValue", primary) + value("SecondaryValue", secondary);
  return `<ra:LogEntry>${stamp}<ra:${fuel}>${both}</ra:${fuel}></ra:LogEntry>`;
}

/** Whole dm3 as decimal m3, without the error of binary fractions. */
function cubicMetres(dm3: number): string {
  const [whole = "0", fraction = ""] = String(Math.abs(dm3)).split(".");
  const digits = whole.padStart(4, "0");
  return `${dm3 < 0 ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}${fraction}`;
}

function ra(name: string, text: string): string {
  return `<ra:${name}>${escapeText(text)}</ra:${name}>`;
}
