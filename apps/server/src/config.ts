import { logLevels, type LogLevel } from "@halfhourly/service-kit";

export interface ServerConfig {
  /** A PostgreSQL server of the operator's; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** The one address that people use; sign-in is bound to it. */
  readonly publicUrl: string;
  /** True where nothing was configured: only then are demonstration homes seeded and their passwords printed. */
  readonly embeddedDefaults: boolean;
  readonly logLevel: LogLevel;
  /** Requests that a session, or an address without one, may make a minute. */
  readonly requestsAMinute: number;
  /** Null: mail goes into the mailbox of this machine on embedded defaults, and nowhere otherwise. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** A service that answers range queries about passwords that became known; null: only the shipped list is asked. */
  readonly breachedPasswordsUrl: string | null;
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
  const smtp = readSmtp(env, faults);
  const breachedPasswordsUrl = env.HALFHOURLY_BREACHED_PASSWORDS_URL || null;
  if (breachedPasswordsUrl !== null && !/^https:\/\/\S+\/$/.test(breachedPasswordsUrl))
    faults.push(
      "HALFHOURLY_BREACHED_PASSWORDS_URL must begin with https:// and end with /, such as https://passwords.example.org/range/",
    );
  if (faults.length > 0)
    throw new Error(`The configuration has ${faults.length} fault(s):\n  ${faults.join("\n  ")}`);
  return {
    databaseUrl,
    publicUrl,
    embeddedDefaults: databaseUrl === null && loopback && !env.HALFHOURLY_PUBLIC_URL,
    logLevel: logLevel ?? "warn",
    requestsAMinute,
    smtp,
    breachedPasswordsUrl,
  };
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

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "";
}
