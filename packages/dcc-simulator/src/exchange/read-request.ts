import {
  DccRefusal,
  readDuisWithoutVerifying,
  verifyDuis,
  type DuisSchemas,
  type DuisRequest,
  type KeyRing,
  type RefusalCode,
} from "@halfhourly/dcc";
import { PARTIES, ROLES } from "../parties.js";
import type { Refusal } from "./refusals.js";

/** A request as it came in. `unreadable` is one that does not even say whose it is, so nobody can be answered. */
export type ReadRequest =
  | { readonly kind: "request"; readonly request: DuisRequest }
  | { readonly kind: "refused"; readonly request: DuisRequest; readonly refusal: Refusal }
  | { readonly kind: "unreadable"; readonly code: RefusalCode };

const SCHEMA_VERSION = "5.4";

/** Verifies the signature, the signer's role and that the originator signed it. Throws what is no refusal. */
export function readRequest(
  body: Uint8Array,
  { ring, schemas }: { readonly ring: KeyRing; readonly schemas: DuisSchemas | null },
  nowMs: number,
): ReadRequest {
  try {
    schemas?.validate(body);
    const message = verifyDuis(body, { ring, nowMs });
    if (message.kind !== "request") return { kind: "unreadable", code: "not-duis" };
    if (message.schemaVersion !== SCHEMA_VERSION)
      return { kind: "refused", request: message.request, refusal: "wrong-version" };
    const isUser = message.signer.role === ROLES.otherUser && message.signer.eui === PARTIES.user;
    return isUser
      ? { kind: "request", request: message.request }
      : { kind: "refused", request: message.request, refusal: "unknown-user" };
  } catch (fault) {
    if (!(fault instanceof DccRefusal)) throw fault;
    const request = claimed(body);
    return request === null
      ? { kind: "unreadable", code: fault.code }
      : { kind: "refused", request, refusal: refusalOf(fault.code) };
  }
}

/** What it claims to be, to refuse it by its name; never acted on. */
function claimed(body: Uint8Array): DuisRequest | null {
  try {
    const read = readDuisWithoutVerifying(body);
    return "request" in read ? read.request : null;
  } catch (fault) {
    if (fault instanceof DccRefusal) return null;
    throw fault;
  }
}

function refusalOf(code: RefusalCode): Refusal {
  switch (code) {
    case "unknown-certificate":
    case "wrong-role":
    case "wrong-signer":
      return "unknown-user";
    case "signature-missing":
    case "signature-misplaced":
    case "signature-method":
    case "signature-wrong":
    case "digest-differs":
    case "certificate-not-in-force":
      return "not-authentic";
    default:
      return "not-readable";
  }
}
