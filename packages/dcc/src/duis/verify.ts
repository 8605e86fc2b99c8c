import type { HeldCertificate, KeyRing } from "../certificates/key-ring.js";
import type { Eui } from "../eui.js";
import { DccRefusal } from "../refusal.js";
import type { XmlLimits } from "../xml/limits.js";
import { SERVICE_USER_GATEWAY } from "../xml/namespaces.js";
import { XmlReader, type XmlElement } from "../xml/reader.js";
import { ShapeReader } from "../xml/shape.js";
import { SignedReader, type SignedContent, type SignedPart } from "../xml/signed-reader.js";
import { checkInForce, verifySignature } from "../xml/verify-signature.js";
import { requestReader } from "./read-request.js";
import { responseReader } from "./read-response.js";
import type { DuisRequest } from "./request.js";
import type { DuisResponse } from "./response.js";

/** A DUIS message whose signature was verified, and who signed it. */
export type DuisMessage =
  | {
      readonly kind: "request";
      readonly request: DuisRequest;
      readonly signer: HeldCertificate;
      /** As the root says it, such as `5.4`; null where it does not. */
      readonly schemaVersion: string | null;
    }
  | { readonly kind: "response"; readonly response: DuisResponse; readonly signer: HeldCertificate };

/** What a message says of itself; nobody has said that it is true. */
export type UnverifiedDuis = { readonly request: DuisRequest } | { readonly response: DuisResponse };

export interface DuisVerification {
  readonly ring: KeyRing;
  /** UTC milliseconds: the certificate must be in force now too. */
  readonly nowMs: number;
  readonly limits?: Partial<XmlLimits>;
  /** Roles of who may sign a SMETS1 answer within an answer of the DCC; by default that of the DCC's own signer. */
  readonly smets1SignerRoles?: readonly number[];
  /** Who signs the DCC's answers; absent: anybody of that role, which providers of SMETS1 may have too. */
  readonly answerSigners?: readonly Eui[];
}

/** Role of who signs what the DCC answers (SEC certificate policy, xmlSign). */
export const DCC_SIGNER_ROLE = 0x89;

/**
 * Reads and verifies a whole DUIS message (5.4).
 * @throws {DccRefusal} everything of the text, its signature and its signer; see {@link RefusalCode}.
 */
export function verifyDuis(document: Uint8Array, verification: DuisVerification): DuisMessage {
  const reading = new DuisReading(verification.limits);
  reading.write(document);
  return reading.verified(verification);
}

/** The same as it arrives; nothing of it is held but what its values need. */
export async function verifyDuisStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  verification: DuisVerification,
): Promise<DuisMessage> {
  const reading = new DuisReading(verification.limits);
  for await (const chunk of chunks) reading.write(chunk);
  return reading.verified(verification);
}

/**
 * What a message says WITHOUT verifying who said it: for a person who looks into a refused file, never for data.
 * @throws {DccRefusal} where it is no XML or no DUIS.
 */
export function readDuisWithoutVerifying(document: Uint8Array, limits?: Partial<XmlLimits>): UnverifiedDuis {
  const content = new DuisContent();
  const reader = new XmlReader(content, limits);
  reader.write(document);
  reader.end();
  return content.message();
}

class DuisReading {
  readonly #content = new DuisContent();
  readonly #signed = new SignedReader(this.#content, isSignedByAnother);
  readonly #reader: XmlReader;

  constructor(limits: Partial<XmlLimits> | undefined) {
    this.#reader = new XmlReader(this.#signed, limits);
  }

  write(chunk: Uint8Array): void {
    this.#reader.write(chunk);
  }

  verified(verification: DuisVerification): DuisMessage {
    this.#reader.end();
    const { ring, nowMs } = verification;
    const parts = this.#signed.parts();
    const signers = parts.map((part) => verifySignature(part, ring));
    if (this.#signed.contentRefusal !== null) throw this.#signed.contentRefusal;
    const message = this.#content.message();
    const signer = signers.at(-1)!;
    const instants = "response" in message ? [message.response.atMs, nowMs] : [nowMs];
    for (const certificate of signers) checkInForce(certificate, instants);
    if ("response" in message) {
      checkRoles(parts, signers, verification);
      if (verification.answerSigners?.includes(signer.eui) === false)
        throw new DccRefusal(
          "wrong-signer",
          "The answer is signed by another party than the DCC's own signer.",
        );
      return { kind: "response", response: message.response, signer };
    }
    if (signer.eui !== message.request.requestId.originator)
      throw new DccRefusal("wrong-signer", "The request is signed by another than its originator.");
    return { kind: "request", request: message.request, signer, schemaVersion: this.#content.schemaVersion };
  }
}

function checkRoles(
  parts: readonly SignedPart[],
  signers: readonly HeldCertificate[],
  { smets1SignerRoles = [DCC_SIGNER_ROLE] }: DuisVerification,
): void {
  signers.forEach(({ role }, index) => {
    const accepted = index === signers.length - 1 ? [DCC_SIGNER_ROLE] : smets1SignerRoles;
    if (role === null || !accepted.includes(role))
      throw new DccRefusal(
        "wrong-role",
        `The signer of ${parts[index]!.element} has a certificate of another role than one that signs DCC answers.`,
      );
  });
}

/** Elements that another party signed before the DCC put them into its own answer. */
function isSignedByAnother({ uri, local }: XmlElement): boolean {
  return uri === SERVICE_USER_GATEWAY && (local === "SMETS1SignedResponse" || local === "S1SPAlert");
}

/** A request or a response, by its root. */
class DuisContent implements SignedContent {
  #shapes: ShapeReader | null = null;
  #message: (() => UnverifiedDuis) | null = null;
  schemaVersion: string | null = null;

  /** @throws {DccRefusal} `not-duis` where the root is neither. */
  open(element: XmlElement): void {
    this.#shapes ??= this.#start(element);
    this.#shapes.open(element);
  }

  text(text: string): void {
    this.#shapes?.text(text);
  }

  close(): void {
    this.#shapes?.close();
  }

  message(): UnverifiedDuis {
    return this.#message!();
  }

  #start({ uri, local, attributes }: XmlElement): ShapeReader {
    this.schemaVersion = attributes.schemaVersion?.value ?? null;
    if (uri === SERVICE_USER_GATEWAY && local === "Request") {
      const reader = requestReader();
      this.#message = () => ({ request: reader.result() });
      return new ShapeReader({ children: { "sr:Request": reader.shape } });
    }
    if (uri === SERVICE_USER_GATEWAY && local === "Response") {
      const reader = responseReader();
      this.#message = () => ({ response: reader.result() });
      return new ShapeReader({ children: { "sr:Response": reader.shape } });
    }
    throw new DccRefusal("not-duis", "The document is neither a DUIS request nor a DUIS response.");
  }
}
