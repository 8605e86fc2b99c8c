import type { FileFlags, Inspection } from "@halfhourly/contracts";
import {
  hyphenated,
  MESSAGE_CODES,
  type DuisMessage,
  type Eui,
  type GbcsContent,
  type GbcsMessage,
  type Smets1Content,
  type VerifiedGbcs,
} from "@halfhourly/dcc";
import { inspectAnswer } from "@halfhourly/ingestion/dcc";
import type { OpenedMessage, VerifiedMessage } from "./open-message.js";
import { codeText } from "./open-message.js";
import { describeDuis, type DuisDescription } from "./describe-duis.js";

type Stamp = NonNullable<FileFlags["stamp"]>;

/** What `dcc decode --json` prints: `inspect`'s object, with whose message it is. */
export interface DescribedMessage extends Inspection, MessageFacts {
  /** Null for a bare GBCS message. */
  readonly duis: DuisDescription | null;
  /** All that the message says, value by value as it was sent; null for nothing. */
  readonly content: unknown;
}

/** Of a device's own message; where there is none, of the request that was answered, with null for what it does not say. */
export interface MessageFacts {
  readonly kind: GbcsMessage["kind"] | DuisMessage["kind"];
  /** Such as `0x0037`; null where no device speaks GBCS. */
  readonly messageCode: string | null;
  readonly useCase: string | null;
  readonly originator: string | null;
  readonly recipient: string | null;
  /** A number; text beyond 2^53. */
  readonly counter: number | string | null;
  readonly supplementary: Readonly<Record<string, unknown>> | null;
  readonly protection: GbcsMessage["protection"];
}

export function describeMessage(opened: OpenedMessage, smets1Stamp: Stamp): DescribedMessage {
  const { duis, gbcs } = opened;
  const content = gbcs?.content ?? smets1ContentOf(duis) ?? null;
  return {
    ...inspectionOf(content, gbcs === null ? smets1Stamp : "end"),
    ...describeFacts(opened),
    duis: duis === null ? null : describeDuis(duis),
    content: furtherContent(content, duis),
  };
}

export function describeFacts({ duis, gbcs }: VerifiedMessage): MessageFacts {
  if (gbcs !== null) return describeGbcs(gbcs);
  const id = duis?.kind === "request" ? duis.request.requestId : (duis?.response.requestId ?? null);
  return {
    kind: duis?.kind ?? "response",
    messageCode: null,
    useCase: null,
    originator: id === null ? null : hyphenated(id.originator),
    recipient: id === null ? null : hyphenated(id.target),
    counter: id === null ? null : exact(id.counter),
    supplementary: null,
    protection: "signature",
  };
}

function describeGbcs(message: VerifiedGbcs): MessageFacts {
  const { kind, messageCode, originator, recipient, counter, supplementary, protection } = message;
  const useCase = Object.entries(MESSAGE_CODES).find(([, code]) => code === messageCode)?.[0] ?? null;
  return {
    kind,
    messageCode: codeText(messageCode),
    useCase,
    originator: hyphenated(originator),
    recipient: hyphenated(recipient),
    counter: exact(counter),
    supplementary:
      supplementary === null
        ? null
        : {
            party: hyphenated(supplementary.party),
            counter: exact(supplementary.counter),
            originatorCounter:
              supplementary.originatorCounter === null ? null : exact(supplementary.originatorCounter),
          },
    protection,
  };
}

function smets1ContentOf(duis: DuisMessage | null): Smets1Content | null {
  if (duis?.kind !== "response" || duis.response.body.kind !== "smets1") return null;
  return duis.response.body.content;
}

function inspectionOf(content: GbcsContent | Smets1Content | null, stamp: Stamp): Inspection {
  const inspected =
    content === null ? null : inspectAnswer(content, { source: "meter", stamp, keepsHeld: true });
  if (inspected?.ok === true) return inspected.inspection;
  return { format: "dcc", registers: [], rejected: [], warnings: [] };
}

function furtherContent(content: GbcsContent | Smets1Content | null, duis: DuisMessage | null): unknown {
  if (content !== null) return plain(content);
  if (duis === null) return null;
  return plain(duis.kind === "request" ? duis.request.body : duis.response.body);
}

/** Ids with hyphens, instants as text, whole counters, bytes by their length. */
function plain(value: unknown, name = ""): unknown {
  if (typeof value === "bigint") return exact(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === "number" && name.endsWith("Ms")) return new Date(value).toISOString();
  if (typeof value === "string" && /^[0-9A-F]{16}$/.test(value)) return hyphenated(value as Eui);
  if (Array.isArray(value)) return value.map((part) => plain(part, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key.replace(/Ms$/, ""), plain(part, key)]),
  );
}

function exact(counter: bigint): number | string {
  return counter <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(counter) : `${counter}`;
}
