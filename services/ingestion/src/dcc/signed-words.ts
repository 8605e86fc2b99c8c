import {
  buildRequest,
  CertificateFault,
  DccRefusal,
  keyRingOf,
  openGbcs,
  readCertificate,
  signDuis,
  verifyDuisStream,
  type DuisSchemas,
  type Eui,
  type HeldCertificate,
  type HeldKeys,
  type Signer,
} from "@halfhourly/dcc";
import type { DccWords } from "./words.js";

export interface SignedWordsOptions {
  /** Our user id: a message of a meter for another is refused. */
  readonly originator: Eui;
  /** Our digital signature key, and its certificate. */
  readonly signer: Signer;
  /** The DCC's certificates and our own, and our key agreement keys: a folder read with `readKeystoreFolder`. */
  readonly held: HeldKeys;
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** Who signs the DCC's answers; absent: anybody with a certificate of that role, as SMETS1 providers may have too. */
  readonly answerSigners?: readonly Eui[];
  /** Roles of who may sign for SMETS1 meters; by default that of the DCC's own signer. */
  readonly smets1SignerRoles?: readonly number[];
  /** The operator's own copy of the schema: an answer is held against it once it is verified. */
  readonly schemas?: Pick<DuisSchemas, "validate">;
}

/** The words of `packages/dcc` under our keys: signed XML out, verified XML and GBCS in. */
export function signedWords(options: SignedWordsOptions): DccWords {
  const { originator, signer, held, now = Date.now, smets1SignerRoles, answerSigners, schemas } = options;
  const ring = keyRingOf(held);
  const signers = {
    ...(smets1SignerRoles !== undefined && { smets1SignerRoles }),
    ...(answerSigners !== undefined && { answerSigners }),
  };
  return {
    sign: (request) => signDuis(buildRequest(request), signer),
    async readAnswer(xml) {
      const whole: Uint8Array[] = [];
      const chunks = schemas === undefined ? xml : keeping(xml, whole);
      const message = await verifyDuisStream(chunks, { ring, nowMs: now(), ...signers });
      schemas?.validate(Buffer.concat(whole));
      if (message.kind === "response") return message.response;
      throw new DccRefusal("not-duis", "The message is a request, where the DCC pushes answers and alerts.");
    },
    openGbcs(payload, deviceCertificates) {
      const certificates = [...held.certificates, ...deviceCertificates.flatMap(read)];
      return openGbcs(payload, keyRingOf({ ...held, certificates }), {
        recipient: originator,
        // No meter knows an Other User: the code is made for the DCC's broker, and `readAnswer` verified that the DCC sent it.
        brokersCode: "vouched-for",
      });
    },
  };
}

/** The schema's library wants the whole document; only where it is asked is the document kept. */
async function* keeping(
  xml: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  whole: Uint8Array[],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of xml) {
    whole.push(chunk);
    yield chunk;
  }
}

/** Empty for what is no certificate of this infrastructure: what it would have shown is then not held. */
function read(certificate: Uint8Array): HeldCertificate[] {
  try {
    return [readCertificate(certificate)];
  } catch (fault) {
    if (fault instanceof CertificateFault) return [];
    throw fault;
  }
}
