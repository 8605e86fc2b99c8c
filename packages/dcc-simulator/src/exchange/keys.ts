import { keyRingOf, readCertificate, type HeldCertificate, type Signer } from "@halfhourly/dcc";
import type { Identity, SimulatedPki } from "../pki/simulated-pki.js";

/** What the simulator verifies requests with. */
export function gatewayRing(pki: SimulatedPki): ReturnType<typeof keyRingOf> {
  return keyRingOf({ certificates: [heldOf(pki.userSigning), heldOf(pki.userAgreement), heldOf(pki.dcc)] });
}

export function signerOf(identity: Identity): Signer {
  return { privateKey: identity.key, certificate: heldOf(identity) };
}

export function heldOf({ certificate }: Identity): HeldCertificate {
  return readCertificate(certificate.raw);
}
