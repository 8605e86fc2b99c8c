import { parseEui, type Eui } from "@halfhourly/dcc";

type Env = Readonly<Record<string, string | undefined>>;

/** What readings are collected from. */
export type DccChoice = { readonly kind: "off" } | { readonly kind: "simulator" } | LiveDcc;

/** The real network; docs/dcc.md says what it takes. */
export interface LiveDcc {
  readonly kind: "live";
  /** Where requests for devices and requests for the DCC itself are sent. */
  readonly urls: { readonly device: string; readonly nonDevice: string };
  /** Our user id, and the DCC's. */
  readonly user: Eui;
  readonly dcc: Eui;
  /** A folder: certificates and private keys; in its folder tls: certificate.pem, key.pem, root.pem. */
  readonly keysFolder: string;
  /** Where answers are pushed to. */
  readonly listen: { readonly host: string; readonly port: number };
  /** Common names of the client certificates that may push. */
  readonly clients: readonly string[];
  /** Where device certificates are looked up, such as `https://smki.example.org/certificates/`; the EUI is put behind it. */
  readonly smkiUrl: string;
  readonly longestRangeDays: number;
  readonly requestsPerSecond: number;
  /** The operator's copy of the DUIS schema, with those that it imports beside it; null: answers are not held against it. */
  readonly duisXsd: string | null;
}

const others = [
  "NON_DEVICE_URL",
  "USER",
  "ID",
  "KEYS",
  "LISTEN",
  "CLIENTS",
  "SMKI_URL",
  "RANGE_DAYS",
  "REQUESTS_A_SECOND",
  "SCHEMA",
].map((name) => `HALFHOURLY_DCC_${name}`);

/** The simulator where nothing else is configured at all; nothing where something is. Faults say what to do and quote no value. */
export function readDcc(env: Env, embeddedDefaults: boolean, faults: string[]): DccChoice {
  if (env.HALFHOURLY_DCC_URL) return readLive(env, env.HALFHOURLY_DCC_URL, faults);
  for (const name of others.filter((other) => env[other]))
    faults.push(
      `${name} belongs to HALFHOURLY_DCC_URL, which is not set: set that too, or take ${name} away`,
    );
  const chosen = env.HALFHOURLY_DCC || (embeddedDefaults ? "simulator" : "off");
  if (chosen === "simulator" || chosen === "off") return { kind: chosen };
  faults.push("HALFHOURLY_DCC must be simulator or off; for the real network set HALFHOURLY_DCC_URL");
  return { kind: "off" };
}

function readLive(env: Env, device: string, faults: string[]): LiveDcc {
  const nonDevice = env.HALFHOURLY_DCC_NON_DEVICE_URL || device;
  const smkiUrl = env.HALFHOURLY_DCC_SMKI_URL ?? "";
  for (const [name, url] of [
    ["HALFHOURLY_DCC_URL", device],
    ["HALFHOURLY_DCC_NON_DEVICE_URL", nonDevice],
    ["HALFHOURLY_DCC_SMKI_URL", smkiUrl],
  ] as const)
    if (!/^https:\/\/\S+$/.test(url) || !URL.canParse(url)) faults.push(`${name} must be an https address`);
  const keysFolder = env.HALFHOURLY_DCC_KEYS?.trim() ?? "";
  if (keysFolder === "")
    faults.push("HALFHOURLY_DCC_KEYS must name the folder of certificates and private keys (docs/dcc.md)");
  const clients = (env.HALFHOURLY_DCC_CLIENTS ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (clients.length === 0)
    faults.push(
      "HALFHOURLY_DCC_CLIENTS must name whose client certificates may push answers, by their common names with commas between",
    );
  return {
    kind: "live",
    urls: { device, nonDevice },
    user: readEui(env, "HALFHOURLY_DCC_USER", "your user id", faults),
    dcc: readEui(env, "HALFHOURLY_DCC_ID", "the DCC's own id", faults),
    keysFolder,
    listen: readListen(env, faults),
    clients,
    smkiUrl,
    longestRangeDays: readCount(env, "HALFHOURLY_DCC_RANGE_DAYS", 31, 397, faults),
    requestsPerSecond: readCount(env, "HALFHOURLY_DCC_REQUESTS_A_SECOND", 2, 10_000, faults),
    duisXsd: env.HALFHOURLY_DCC_SCHEMA?.trim() || null,
  };
}

const nobody = parseEui("0000000000000000")!;

function readEui(env: Env, name: string, what: string, faults: string[]): Eui {
  const eui = parseEui(env[name] ?? "");
  if (eui === null) faults.push(`${name} must be ${what}, an EUI-64 such as 90-B3-D5-1F-30-01-00-00`);
  return eui ?? nobody;
}

function readListen(env: Env, faults: string[]): LiveDcc["listen"] {
  const [, host = "", digits = ""] = /^(.+):(\d{1,5})$/.exec(env.HALFHOURLY_DCC_LISTEN ?? "") ?? [];
  const port = Number(digits);
  if (host === "" || port < 1 || port > 65_535)
    faults.push("HALFHOURLY_DCC_LISTEN must be where the DCC pushes its answers to, such as 10.0.0.5:8443");
  return { host: host.replace(/^\[|\]$/g, ""), port };
}

function readCount(env: Env, name: string, usual: number, most: number, faults: string[]): number {
  const count = Number(env[name] || usual);
  if (!Number.isInteger(count) || count < 1 || count > most)
    faults.push(`${name} must be a whole number from 1 to ${most}`);
  return count;
}
