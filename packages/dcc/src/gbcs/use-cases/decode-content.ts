import { DccRefusal } from "../../refusal.js";
import type { Envelope } from "../envelope/envelope.js";
import type { GbcsContent } from "../message.js";
import type { Authenticated } from "../protection/authenticate.js";
import { decodeExportLog, decodeImportLog } from "./electricity-log.js";
import { MESSAGE_CODES } from "./message-codes.js";

type Decoder = (payload: Buffer, authenticated: Authenticated) => GbcsContent;

/** What an authenticated message says. Throws DccRefusal `unknown-message-code`, `content-malformed` or `decryption-failed`. */
export function decodeContent(envelope: Envelope, authenticated: Authenticated): GbcsContent {
  const { kind, messageCode, payload } = envelope;
  const decode = kind === "response" ? RESPONSES.get(messageCode) : undefined;
  if (decode === undefined) throw unknownMessageCode(kind, messageCode);
  return decode(payload, authenticated);
}

const RESPONSES: ReadonlyMap<number, Decoder> = new Map<number, Decoder>([
  [MESSAGE_CODES.ECS22a, decodeExportLog],
  [MESSAGE_CODES.ECS22b, (payload, authenticated) => decodeImportLog("half-hours", payload, authenticated)],
  [MESSAGE_CODES.ECS66, (payload, authenticated) => decodeImportLog("days", payload, authenticated)],
]);

function unknownMessageCode(kind: Envelope["kind"], messageCode: number): DccRefusal {
  const code = `0x${messageCode.toString(16).toUpperCase().padStart(4, "0")}`;
  return new DccRefusal(
    "unknown-message-code",
    `GBCS ${kind}: authentic, but of message code ${code}, which is not read here`,
  );
}
