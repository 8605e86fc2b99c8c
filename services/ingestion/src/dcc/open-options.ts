import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  describeKeystoreFaults,
  openSchemas,
  readKeystoreFolder,
  type KeystoreFolder,
  type Signer,
} from "@halfhourly/dcc";
import type { DccSettings } from "./config.js";
import type { DccOptions } from "./exchange.js";
import type { ReceiverOptions } from "./receiver.js";
import { signedWords, type SignedWordsOptions } from "./signed-words.js";
import { smkiOverHttps } from "./smki-over-https.js";
import { httpsTransport, type TransportOptions } from "./transport.js";

/** What an operator configures: a folder of keys, three PEM files, addresses. */
export interface DccFiles {
  readonly settings: Omit<DccSettings, "certificate">;
  /** As `readKeystoreFolder` of packages/dcc reads it: ours with their private keys, and those of who signs answers. */
  readonly keystore: string;
  /** Our key agreement certificate, PEM or DER, which meters encrypt to. */
  readonly agreementCertificate: string;
  /** Paths of PEM files. */
  readonly tls: { readonly certificate: string; readonly key: string; readonly root: string };
  readonly urls: TransportOptions["urls"] & { readonly smki: string };
  readonly receiver?: Omit<ReceiverOptions, "tls">;
  readonly now?: SignedWordsOptions["now"];
  readonly smets1SignerRoles?: readonly number[];
  readonly answerSigners?: SignedWordsOptions["answerSigners"];
  /** Path of the operator's copy of the DUIS schema, with those that it imports beside it. */
  readonly duisXsd?: string;
}

/**
 * The exchange's options from files.
 * @throws Error that names what is missing, for whoever configures it; it never quotes a key
 */
export async function openDccOptions(files: DccFiles): Promise<DccOptions> {
  const { settings, urls, now, smets1SignerRoles, answerSigners, duisXsd } = files;
  const { originator } = settings;
  const keystore = await readKeystoreFolder(files.keystore);
  const [cert, key, ca] = await Promise.all(
    [files.tls.certificate, files.tls.key, files.tls.root].map((path) => readFile(path)),
  );
  const tls = { cert: cert!, key: key!, ca: ca! };
  const signer = signerOf(keystore, originator);
  const certificate = new X509Certificate(await readFile(files.agreementCertificate)).raw;
  return {
    settings: { ...settings, certificate },
    words: signedWords({
      originator,
      signer,
      held: keystore,
      ...(now !== undefined && { now }),
      ...(smets1SignerRoles !== undefined && { smets1SignerRoles }),
      ...(answerSigners !== undefined && { answerSigners }),
      ...(duisXsd !== undefined && { schemas: await openSchemas({ duisXsd }) }),
    }),
    transport: httpsTransport({ urls, tls }),
    certificates: smkiOverHttps({ url: urls.smki, tls }),
    ...(files.receiver !== undefined && { receiver: { ...files.receiver, tls } }),
  };
}

function signerOf(keystore: KeystoreFolder, originator: DccSettings["originator"]): Signer {
  const [certificate] = keystore.ring.certificatesOf(originator, "digital-signature");
  const [privateKey] = keystore.ring.privateKeysOf(originator, "digital-signature");
  if (certificate !== undefined && privateKey !== undefined) return { privateKey, certificate };
  const faults = describeKeystoreFaults(keystore.faults);
  throw new Error(
    `The DCC keystore lacks the user's signing certificate or its private key${faults === "" ? "" : `; ${faults}`}.`,
  );
}
