import type { KeyObject } from "node:crypto";
import type { Fuel } from "@halfhourly/domain";
import type { GbcsContent, GbcsMessage } from "../message.js";
import { GET_SAMPLED_DATA } from "../use-cases/command.js";
import { ECS24_ORDER } from "../use-cases/electricity-tariff.js";
import { MESSAGE_CODES } from "../use-cases/message-codes.js";
import { CLUSTERS } from "../zigbee/components.js";
import { encodeAccessResponse, type AccessAnswer } from "./access-response.js";
import { encodeElectricityAlert, encodeGasAlert } from "./alert.js";
import { defaultResponse, encodeComponents } from "./components.js";
import { nothing } from "./dlms-values.js";
import { encodeExportLog, encodeImportLog } from "./electricity-log.js";
import { encodeElectricityTariff, encodeSecondElementTariff } from "./electricity-tariff.js";
import { encodeGasLog } from "./gas-log.js";
import { encodeGasTariff } from "./gas-tariff.js";
import { sealMessage, signMessage, type AgreementKeys, type GbcsHeader } from "./seal.js";

/** A message of a device; all but commands. */
export type GbcsMessageToSend = Omit<GbcsMessage, "kind"> & {
  readonly kind: "response" | "alert";
  /** Whose alert: a gas meter writes its own form. Electricity where it is not said. */
  readonly alertOf?: Fuel;
};

/** A device's private keys, and the public key of the party that the message is for. */
export interface DeviceKeys extends AgreementKeys {
  /** For a message that is protected by a signature. */
  readonly digitalSignature?: KeyObject;
  /**
   * Public key of the DCC's access control broker: for an answer to a party that the device does not know, whose code is made
   * for the broker that it is addressed to, while what it encrypts is for the party.
   */
  readonly broker?: KeyObject;
}

/**
 * Writes what `openGbcs` reads: encodes, encrypts and protects a device's answer or alert. Throws RangeError for content that no such
 * message can hold, such as the tariff of an electricity meter in a gas message.
 */
export function encodeGbcs(message: GbcsMessageToSend, keys: DeviceKeys): Buffer {
  const payload = encodePayload(message, message.content, keys);
  if (message.protection === "message-authentication-code") return sealedForWhom(message, payload, keys);
  if (keys.digitalSignature === undefined)
    throw new RangeError("a signed message needs a digital signature key");
  return signMessage(message, payload, keys.digitalSignature);
}

function sealedForWhom(
  message: GbcsMessageToSend,
  payload: Buffer,
  { ours, theirs, broker }: DeviceKeys,
): Buffer {
  if (broker === undefined) return sealMessage(message, payload, { ours, theirs });
  const { recipient, counter } = message;
  return sealMessage(message, payload, { ours, theirs: broker }, null, { party: recipient, counter });
}

const GAS_CODES: readonly number[] = [
  MESSAGE_CODES.GCS17,
  MESSAGE_CODES.GCS21f,
  MESSAGE_CODES.GCS36,
  MESSAGE_CODES.GCS61,
];

function encodePayload(header: GbcsMessageToSend, content: GbcsContent, keys: AgreementKeys): Buffer {
  const { messageCode, alertOf } = header;
  switch (content.kind) {
    case "half-hours":
    case "days":
      if (content.fuel === "gas") return encodeGasLog(header, content, keys);
      return content.direction === "export"
        ? encodeExportLog(header, content)
        : encodeImportLog(header, content, keys);
    case "tariff":
      if (content.fuel === "gas") return encodeGasTariff(header, content, keys);
      return content.element === 2
        ? encodeSecondElementTariff(header, content)
        : encodeElectricityTariff(header, content);
    case "alert":
      return alertOf === "gas" ? encodeGasAlert(content) : encodeElectricityAlert(header, content);
    case "cin-shown":
      return encodeStatus(header, 0, keys);
    case "device-error":
      return encodeStatus(header, content.status, keys);
    default:
      throw new RangeError(`a device sends no ${content.kind} (message code ${messageCode})`);
  }
}

/** An answer that is nothing but a status. */
function encodeStatus(header: GbcsHeader, status: number, keys: AgreementKeys): Buffer {
  const { messageCode } = header;
  if (!GAS_CODES.includes(messageCode)) {
    const [of, count] = ANSWER_FORMS.get(messageCode) ?? (["action", 1] as const);
    return encodeAccessResponse(
      header,
      Array.from({ length: count }, () => ({ of, value: nothing, result: status })),
    );
  }
  const [cluster, asked] = GAS_COMMANDS.get(messageCode) ?? ([CLUSTERS.metering, GET_SAMPLED_DATA] as const);
  return encodeComponents(header, [defaultResponse(cluster, asked, status)], keys);
}

/** How many things are asked for, and how; else one action, Data Protection's. */
const ANSWER_FORMS: ReadonlyMap<number, readonly [AccessAnswer["of"], number]> = new Map([
  [MESSAGE_CODES.ECS22a, ["get", 1]],
  [MESSAGE_CODES.ECS24, ["get", ECS24_ORDER.length]],
  [MESSAGE_CODES.ECS24b, ["get", 7]],
  [MESSAGE_CODES.ECS50, ["set", 1]],
]);

/** The command that a default response is about, else get sampled data. */
const GAS_COMMANDS: ReadonlyMap<number, readonly [number, number]> = new Map([
  [MESSAGE_CODES.GCS21f, [CLUSTERS.price, 0x00]],
  [MESSAGE_CODES.GCS36, [CLUSTERS.deviceManagement, 0x06]],
]);
