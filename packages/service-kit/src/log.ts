import { pino } from "pino";

type Fields = Readonly<Record<string, unknown>>;

/** What the rest of the system may do with a log. Fields are named facts; the message never holds a person's data. */
export interface Log {
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
  /** A log whose lines all carry these fields, for example a request's correlation id. */
  child(fields: Fields): Log;
}

export const logLevels = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  readonly level: LogLevel;
  /** Which service or program speaks. */
  readonly name: string;
  /** Where lines go; standard output when absent. */
  readonly write?: (line: string) => void;
}

/** A field with one of these names is never printed, at the top or one or two levels down. */
const secretNames = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "token",
  "secret",
  "body",
  "headers",
  "query",
  "meterPoint",
  "mpan",
  "mprn",
  "readings",
  "values",
  "email",
];
const secretPaths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** One JSON object a line, with time, level, name and message; known secret fields are replaced and URLs lose their query. */
export function createLog({ level, name, write }: LogOptions): Log {
  const options = {
    name,
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretPaths, censor: "[removed]" },
    serializers: { url: withoutQuery, err: describeFault },
  };
  return write === undefined ? pino(options) : pino(options, { write });
}

/** A log that says nothing. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
};

function withoutQuery(url: unknown): string {
  return typeof url === "string" ? url.replace(/[?#].*$/s, "") : "[not text]";
}

/**
 * An error's kind, code and where it was thrown. Its message is left out: a database driver quotes the row it met,
 * which may be a person's. Our own faults carry a stable code instead.
 */
function describeFault(fault: unknown): Fields {
  if (!(fault instanceof Error)) return { kind: typeof fault };
  const code = "code" in fault && typeof fault.code === "string" ? fault.code : undefined;
  const frames = (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { kind: fault.name, code, at: frames.slice(0, 8).map((line) => line.trim()) };
}
