import { isIP } from "node:net";
import type { IssuerConfig, Proxies } from "@halfhourly/consumer-api";
import { hasControlCharacter } from "@halfhourly/domain";
import { logLevels, type LogLevel } from "@halfhourly/service-kit";
import { readTariffsChoice, type TariffsChoice } from "@halfhourly/tariffs";
import { readDcc, type DccChoice } from "./dcc/dcc-config.js";
import { readIssuer } from "./issuer-config.js";
import { readKafka, type KafkaChoice } from "./stream-config.js";
import { readSuppliers, type SuppliersChoice } from "./suppliers/supplier-config.js";

export interface ServerConfig {
  /** A PostgreSQL server of the operator's; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** The one address that people use; sign-in is bound to it. */
  readonly publicUrl: string;
  /** True where nothing was configured: only then are demonstration homes seeded and their passwords printed. */
  readonly embeddedDefaults: boolean;
  readonly logLevel: LogLevel;
  /** Who runs this copy and answers for its data, as households are told; null where it was not said. */
  readonly operator: { readonly name: string | null; readonly contact: string | null };
  /** Requests that a session, or an address without one, may make a minute. */
  readonly requestsAMinute: number;
  /** Who is believed about where a request comes from. */
  readonly proxies: Proxies;
  /** Null: mail goes into the mailbox of this machine on embedded defaults, and nowhere otherwise. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** The OpenID Connect issuer of the operator's; null: the embedded provider. */
  readonly issuer: IssuerConfig | null;
  /** How the national network is collected from. */
  readonly dcc: DccChoice;
  /** Which suppliers and intermediaries are collected from. */
  readonly suppliers: SuppliersChoice;
  /** Where the market's tariffs come from. */
  readonly tariffs: TariffsChoice;
  /** What arrives goes through it on its way to the store; null: through PostgreSQL. */
  readonly kafka: KafkaChoice | null;
  /** A service that answers range queries about passwords that became known; null: only the shipped list is asked. */
  readonly breachedPasswordsUrl: string | null;
  /** Where calorific values of gas are asked for, in the shape of National Gas's data portal; null: nowhere, the fallback is used. */
  readonly calorificValuesUrl: string | null;
}

/**
 * Reads the environment once. Nothing is required.
 * @throws Error that names every fault at once, each with what to do.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  host: string,
  port: number,
): ServerConfig {
  const faults: string[] = [];
  const databaseUrl = env.DATABASE_URL || null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    faults.push("DATABASE_URL must begin with postgres:// or postgresql://");
  const publicUrl = (env.HALFHOURLY_PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, "");
  if (!isWebAddress(publicUrl))
    faults.push("HALFHOURLY_PUBLIC_URL must be an address such as https://energy.example.org, with no path");
  const logLevel = logLevels.find((level) => level === (env.HALFHOURLY_LOG || "warn"));
  if (logLevel === undefined) faults.push(`HALFHOURLY_LOG must be one of ${logLevels.join(", ")}`);
  if (env.SERVICES)
    faults.push("SERVICES cannot be set: the in-process bus needs every service in this process");
  const loopback = ["127.0.0.1", "localhost", "::1"].includes(host);
  if (!loopback && !publicUrl.startsWith("https://"))
    faults.push(
      "HALFHOURLY_HOST beyond this machine needs HALFHOURLY_PUBLIC_URL with https:// (a proxy in front carries TLS)",
    );
  const requestsAMinute = Number(env.HALFHOURLY_REQUESTS_A_MINUTE || 600);
  if (!Number.isInteger(requestsAMinute) || requestsAMinute < 60 || requestsAMinute > 1_000_000)
    faults.push("HALFHOURLY_REQUESTS_A_MINUTE must be a whole number from 60 to 1000000");
  const proxies = readProxies(env, faults);
  const operator = readOperator(env, faults);
  const smtp = readSmtp(env, faults);
  const issuer = readIssuer(env, faults);
  const embeddedDefaults = databaseUrl === null && loopback && !env.HALFHOURLY_PUBLIC_URL && issuer === null;
  const dcc = readDcc(env, embeddedDefaults, faults);
  const suppliers = readSuppliers(env, embeddedDefaults, faults);
  const tariffs = readTariffsChoice(env, embeddedDefaults, faults);
  const kafka = readKafka(env, faults);
  const breachedPasswordsUrl = env.HALFHOURLY_BREACHED_PASSWORDS_URL || null;
  if (breachedPasswordsUrl !== null && !/^https:\/\/\S+\/$/.test(breachedPasswordsUrl))
    faults.push(
      "HALFHOURLY_BREACHED_PASSWORDS_URL must begin with https:// and end with /, such as https://passwords.example.org/range/",
    );
  const calorificValuesUrl = readCalorificValuesUrl(env, faults);
  if (faults.length > 0)
    throw new Error(`The configuration has ${faults.length} fault(s):\n  ${faults.join("\n  ")}`);
  return {
    databaseUrl,
    publicUrl,
    embeddedDefaults,
    logLevel: logLevel ?? "warn",
    operator,
    requestsAMinute,
    proxies,
    smtp,
    issuer,
    dcc,
    suppliers,
    tariffs,
    kafka,
    breachedPasswordsUrl,
    calorificValuesUrl,
  };
}

/** `off`, as where nothing is said, or an address. */
function readCalorificValuesUrl(
  env: Readonly<Record<string, string | undefined>>,
  faults: string[],
): string | null {
  const text = env.HALFHOURLY_CALORIFIC_VALUES_URL?.trim() || "off";
  if (text === "off") return null;
  if (!/^https:\/\/\S+$/.test(text) || !URL.canParse(text))
    faults.push(
      "HALFHOURLY_CALORIFIC_VALUES_URL must be off, or begin with https://, such as https://data.nationalgas.com/api/find-gas-data-download",
    );
  return text;
}

function readOperator(
  env: Readonly<Record<string, string | undefined>>,
  faults: string[],
): ServerConfig["operator"] {
  const line = (name: string, most: number) => {
    const text = env[name]?.trim() || null;
    if (text !== null && (text.length > most || hasControlCharacter(text)))
      faults.push(`${name} must be one line of at most ${most} characters`);
    return text;
  };
  return { name: line("HALFHOURLY_OPERATOR_NAME", 200), contact: line("HALFHOURLY_OPERATOR_CONTACT", 400) };
}

function readSmtp(env: Readonly<Record<string, string | undefined>>, faults: string[]): ServerConfig["smtp"] {
  const { HALFHOURLY_SMTP_URL: url, HALFHOURLY_MAIL_FROM: from } = env;
  if (!url && !from) return null;
  if (!url || !/^smtps?:\/\//.test(url) || !URL.canParse(url))
    faults.push("HALFHOURLY_SMTP_URL must be an address such as smtp://user:password@mail.example.org:587");
  if (!from || !/^[^\r\n]*[^\s@]+@[^\s@]+$/.test(from))
    faults.push("HALFHOURLY_MAIL_FROM must say who mail is from, such as Halfhourly <no-reply@example.org>");
  return url && from ? { url, from } : null;
}

/** A number of proxies, or their addresses; unset: one on this machine. */
function readProxies(env: Readonly<Record<string, string | undefined>>, faults: string[]): Proxies {
  const text = env.HALFHOURLY_PROXIES?.trim() || "loopback";
  if (/^\d$/.test(text)) return Number(text);
  const addresses = text.split(",").map((address) => address.trim());
  if (!addresses.every((address) => address === "loopback" || isNetwork(address)))
    faults.push(
      "HALFHOURLY_PROXIES must be how many proxies stand in front (0 to 9), or their addresses, such as 10.0.0.0/8,192.0.2.7",
    );
  return addresses;
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const width = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width))
  );
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "";
}
