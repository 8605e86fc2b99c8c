import { parseArgs } from "node:util";
import type { FileFlags } from "@halfhourly/contracts";
import { CommandFault, EXIT } from "./exit-codes.js";

export interface Arguments {
  readonly command: string | null;
  /** What stands after the command. */
  readonly operands: readonly string[];
  readonly flags: FileFlags;
  readonly meter: string | null;
  /** A file of public keys (JWKS), or a folder of certificates and private keys. */
  readonly keys: string | null;
  /** How somebody signs in. */
  readonly email: string | null;
  /** A folder of audit anchors. */
  readonly anchors: string | null;
  /** The file of the DUIS schema. */
  readonly schema: string | null;
  /** An access token of a supplier; "-" for standard input. */
  readonly token: string | null;
  /** A file that says how we are registered with a supplier. */
  readonly client: string | null;
  /** The name of a supplier or an intermediary, as configured. */
  readonly source: string | null;
  /** Of a dead letter. */
  readonly id: string | null;
  /** A case number of the operator's own. */
  readonly reference: string | null;
  /** A date, as typed. */
  readonly since: string | null;
  /** Of `dcc simulate`, as typed. */
  readonly simulation: {
    readonly homes: string | null;
    readonly port: string | null;
    readonly seed: string | null;
    readonly folder: string | null;
    readonly pushTo: string | null;
    readonly scenarios: string | null;
  };
  /** Of `price` and `compare`, as typed. */
  readonly pricing: {
    readonly tariff: string | null;
    readonly tariffs: string | null;
    readonly rounding: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly region: string | null;
    readonly payment: string | null;
    readonly nightTimes: string | null;
    readonly nightClock: string | null;
    readonly calorificValue: string | null;
    readonly order: string | null;
    readonly today: string | null;
  };
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const OPTIONS = {
  fuel: { type: "string" },
  unit: { type: "string" },
  stamp: { type: "string" },
  zone: { type: "string" },
  "time-column": { type: "string" },
  "value-column": { type: "string" },
  "id-column": { type: "string" },
  meter: { type: "string" },
  keys: { type: "string" },
  email: { type: "string" },
  anchors: { type: "string" },
  schema: { type: "string" },
  since: { type: "string" },
  token: { type: "string" },
  client: { type: "string" },
  source: { type: "string" },
  id: { type: "string" },
  reference: { type: "string" },
  homes: { type: "string" },
  port: { type: "string" },
  seed: { type: "string" },
  folder: { type: "string" },
  push: { type: "string" },
  scenarios: { type: "string" },
  tariff: { type: "string" },
  tariffs: { type: "string" },
  rounding: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  region: { type: "string" },
  payment: { type: "string" },
  night: { type: "string" },
  "night-clock": { type: "string" },
  "calorific-value": { type: "string" },
  order: { type: "string" },
  today: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

const FUELS = ["electricity", "gas"] as const;
const UNITS = ["kWh", "Wh", "m3", "dm3"] as const;
const STAMPS = ["start", "end"] as const;
const ZONES = ["UTC", "Europe/London", "GMT"] as const;

/** Throws CommandFault for a flag that is not known (naming the closest), that lacks its value, or has a wrong one. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens)
    if (token.kind === "option") checkOption(token.name, token.rawName, token.value);
  const [command = null, ...operands] = positionals;
  const text = (name: keyof typeof OPTIONS) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const flags: FileFlags = {
    ...present("fuel", oneOf(FUELS, "--fuel", text("fuel"))),
    ...present("unit", oneOf(UNITS, "--unit", text("unit")?.replace("³", "3"))),
    ...present("stamp", oneOf(STAMPS, "--stamp", text("stamp"))),
    ...present("zone", oneOf(ZONES, "--zone", text("zone"))),
    ...present("timeColumn", text("time-column")),
    ...present("valueColumn", text("value-column")),
    ...present("idColumn", text("id-column")),
  };
  const { json, help, version } = values;
  return {
    command,
    operands,
    flags,
    meter: text("meter") ?? null,
    keys: text("keys") ?? null,
    email: text("email") ?? null,
    anchors: text("anchors") ?? null,
    schema: text("schema") ?? null,
    since: text("since") ?? null,
    token: text("token") ?? null,
    client: text("client") ?? null,
    source: text("source") ?? null,
    id: text("id") ?? null,
    reference: text("reference") ?? null,
    simulation: {
      homes: text("homes") ?? null,
      port: text("port") ?? null,
      seed: text("seed") ?? null,
      folder: text("folder") ?? null,
      pushTo: text("push") ?? null,
      scenarios: text("scenarios") ?? null,
    },
    pricing: {
      tariff: text("tariff") ?? null,
      tariffs: text("tariffs") ?? null,
      rounding: text("rounding") ?? null,
      from: text("from") ?? null,
      to: text("to") ?? null,
      region: text("region") ?? null,
      payment: text("payment") ?? null,
      nightTimes: text("night") ?? null,
      nightClock: text("night-clock") ?? null,
      calorificValue: text("calorific-value") ?? null,
      order: text("order") ?? null,
      today: text("today") ?? null,
    },
    json: json === true,
    help: help === true,
    version: version === true,
  };
}

function checkOption(name: string, rawName: string, value: string | undefined): void {
  const known = Object.entries(OPTIONS).find(([option]) => option === name)?.[1];
  if (known === undefined) {
    const near = closest(name, Object.keys(OPTIONS));
    throw unusable(
      "unknown-flag",
      `There is no flag ${rawName}. ${near === null ? "See halfhourly --help." : `Did you mean --${near}?`}`,
    );
  }
  if (known.type === "boolean" && value !== undefined)
    throw unusable("flag-takes-no-value", `${rawName} takes no value.`);
  // A flag that follows in place of the value was not meant as one.
  if (known.type === "string" && (value === undefined || value === "" || /^--[a-z]/.test(value))) {
    throw unusable("flag-needs-value", `${rawName} needs a value after it.`);
  }
}

function oneOf<T extends string>(
  choices: readonly T[],
  flag: string,
  text: string | undefined,
): T | undefined {
  if (text === undefined) return undefined;
  const chosen = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (chosen !== undefined) return chosen;
  const near = closest(text, choices);
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  throw unusable("flag-value-unknown", `${flag} takes ${choices.join(", ")}.${hint}`);
}

function present<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  const found: Partial<Record<K, T>> = {};
  if (value !== undefined) found[name] = value;
  return found;
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}

/** The word that takes the fewest edits, where a slip of the hand could explain it. */
export function closest<T extends string>(word: string, choices: readonly T[]): T | null {
  const ranked = choices
    .map((choice) => ({ choice, edits: editsBetween(word.toLowerCase(), choice.toLowerCase()) }))
    .toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, Math.floor(best.choice.length / 2))
    ? best.choice
    : null;
}

/** Levenshtein distance, row by row. */
function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
