import type { KeyObject } from "node:crypto";
import type { Eui } from "../eui.js";
import type { HeldCertificate, KeyRing, KeyUse } from "./key-ring.js";

/** A private key of ours, on P-256. */
export interface HeldPrivateKey {
  readonly eui: Eui;
  readonly use: KeyUse;
  readonly key: KeyObject;
}

export interface HeldKeys {
  readonly certificates: Iterable<HeldCertificate>;
  readonly privateKeys?: Iterable<HeldPrivateKey>;
}

/** A ring over what is given; it does not change later. */
export function keyRingOf({ certificates, privateKeys = [] }: HeldKeys): KeyRing {
  const newestFirst = [...certificates].sort((a, b) => b.notBeforeMs - a.notBeforeMs);
  const bySerial = new Map(newestFirst.toReversed().map((certificate) => [certificate.serial, certificate]));
  const certificatesByParty = grouped(newestFirst, (certificate) => certificate);
  const keysByParty = grouped(privateKeys, ({ key }) => key);
  return {
    certificate: (serial) => bySerial.get(serial) ?? null,
    certificatesOf: (eui, use) => certificatesByParty.get(partyKey(eui, use)) ?? [],
    privateKeysOf: (eui, use) => keysByParty.get(partyKey(eui, use)) ?? [],
  };
}

function grouped<Held extends { readonly eui: Eui; readonly use: KeyUse }, Kept>(
  held: Iterable<Held>,
  keep: (one: Held) => Kept,
): ReadonlyMap<string, readonly Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const one of held) {
    const key = partyKey(one.eui, one.use);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [keep(one)]);
    else group.push(keep(one));
  }
  return groups;
}

const partyKey = (eui: Eui, use: KeyUse): string => `${eui}/${use}`;
