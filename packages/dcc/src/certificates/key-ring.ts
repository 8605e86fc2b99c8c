import type { KeyObject } from "node:crypto";
import type { Eui } from "../eui.js";

export type KeyUse = "digital-signature" | "key-agreement";

/** A certificate as it is held, read once. */
export interface HeldCertificate {
  /** Decimal, as X509SerialNumber writes it. */
  readonly serial: string;
  /** RFC 4514, as X509IssuerName writes it; for signing. */
  readonly issuer: string;
  readonly eui: Eui;
  /** Remote party role (SEC certificate policies): 2 supplier, 3 network operator, 0x89 signer of DCC answers, ...; null for a device. */
  readonly role: number | null;
  readonly use: KeyUse;
  readonly publicKey: KeyObject;
  /** UTC milliseconds. */
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

/** The certificates and private keys that are held. What is not held is never taken as verified. */
export interface KeyRing {
  /** By serial number in decimal; null where none is held. */
  certificate(serial: string): HeldCertificate | null;
  /** Every certificate of a party for one use, newest first. */
  certificatesOf(eui: Eui, use: KeyUse): readonly HeldCertificate[];
  /** Our own keys; empty where we hold none of that party. */
  privateKeysOf(eui: Eui, use: KeyUse): readonly KeyObject[];
}
