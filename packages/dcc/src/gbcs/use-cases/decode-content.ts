import { DccRefusal } from "../../refusal.js";
import type { Envelope } from "../envelope/envelope.js";
import type { GbcsContent } from "../message.js";
import type { Authenticated } from "../protection/authenticate.js";
import { decodeAlert } from "./alert.js";
import { decodeElectricityCin, decodeGasCin } from "./cin.js";
import { decodeElectricityCommand, decodeGasCommand } from "./command.js";
import { decodeExportLog, decodeImportLog } from "./electricity-log.js";
import { decodeElectricityTariff, decodeSecondElementTariff } from "./electricity-tariff.js";
import { decodeGasLog, GAS_DAYS, GAS_HALF_HOURS } from "./gas-log.js";
import { decodeGasTariff } from "./gas-tariff.js";
import { MESSAGE_CODES } from "./message-codes.js";

/** What an authenticated message says. Throws DccRefusal `unknown-message-code`, `content-malformed` or `decryption-failed`. */
export function decodeContent(envelope: Envelope, authenticated: Authenticated): GbcsContent {
  const { kind, messageCode, payload } = envelope;
  const content = kind === "alert" ? decodeAlert(payload) : decodeUseCase(envelope, authenticated);
  if (content !== null) return content;
  const code = `0x${messageCode.toString(16).toUpperCase().padStart(4, "0")}`;
  throw new DccRefusal(
    "unknown-message-code",
    `GBCS ${kind}: authentic, but of message code ${code}, a use case that is not read here (4.8.1, 4.8.3, 4.11, 4.17, 9.1 and alerts are)`,
  );
}

type Decoder = (payload: Buffer, authenticated: Authenticated) => GbcsContent;

interface UseCase {
  readonly command: Decoder;
  readonly response: Decoder;
}

function decodeUseCase(envelope: Envelope, authenticated: Authenticated): GbcsContent | null {
  const useCase = USE_CASES.get(envelope.messageCode);
  const decode = envelope.kind === "command" ? useCase?.command : useCase?.response;
  return decode?.(envelope.payload, authenticated) ?? null;
}

const electricity = (response: Decoder): UseCase => ({ command: decodeElectricityCommand, response });
const gas = (response: Decoder): UseCase => ({ command: decodeGasCommand, response });

const USE_CASES: ReadonlyMap<number, UseCase> = new Map([
  [MESSAGE_CODES.ECS22a, electricity(decodeExportLog)],
  [MESSAGE_CODES.ECS22b, electricity((payload, proof) => decodeImportLog("half-hours", payload, proof))],
  [MESSAGE_CODES.ECS66, electricity((payload, proof) => decodeImportLog("days", payload, proof))],
  [MESSAGE_CODES.ECS24, electricity(decodeElectricityTariff)],
  [MESSAGE_CODES.ECS24b, electricity(decodeSecondElementTariff)],
  [MESSAGE_CODES.ECS50, electricity(decodeElectricityCin)],
  [MESSAGE_CODES.GCS17, gas((payload, proof) => decodeGasLog(GAS_HALF_HOURS, payload, proof))],
  [MESSAGE_CODES.GCS61, gas((payload, proof) => decodeGasLog(GAS_DAYS, payload, proof))],
  [MESSAGE_CODES.GCS21f, gas(decodeGasTariff)],
  [MESSAGE_CODES.GCS36, gas(decodeGasCin)],
]);
