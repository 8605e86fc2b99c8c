import {
  buildRequest,
  CertificateFault,
  DccRefusal,
  keyRingOf,
  openGbcs,
  readCertificate,
  signDuis,
  verifyDuisStream,
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
}

/** The words of `packages/dcc` under our keys: signed XML out, verified XML and GBCS in. */
export function signedWords(options: SignedWordsOptions): DccWords {
  const { originator, signer, held, now = Date.now, smets1SignerRoles, answerSigners } = options;
  const ring = keyRingOf(held);
  const signers = {
    ...(smets1SignerRoles !== undefined && { smets1SignerRoles }),
    ...(answerSigners !== undefined && { answerSigners }),
  };
  return {
    sign: (request) => signDuis(buildRequest(request), signer),
    async readAnswer(xml) {
      const message = await verifyDuisStream(xml, { ring, nowMs: now(), ...signers });
      if (message.kind === "response") return message.response;
      throw new DccRefusal("not-duis", "The message is a request, where the DCC pushes answers and alerts.");
    },
    openGbcs(payload, deviceCertificates) {
      const certificates = [...held.certificates, ...deviceCertificates.flatMap(read)];
      return openGbcs(payload, keyRingOf({ ...held, certificates }), { recipient: originator });
    },
  };
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
