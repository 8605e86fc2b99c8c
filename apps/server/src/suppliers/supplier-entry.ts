import { readFileSync } from "node:fs";
import { resolve } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

interface Named {
  readonly name: string;
  /** As people know it. */
  readonly title: string;
  readonly baseUrl: string;
}

/** One supplier or intermediary as the operator configured it. */
export type SupplierSettings = Named &
  (
    | { readonly adapter: "kraken" }
    | { readonly adapter: "glow"; readonly applicationId: string }
    | { readonly adapter: "n3rgy"; readonly apiKey: string; readonly takesTestNumbers: boolean }
    | { readonly adapter: "open-supply"; readonly clientId: string; readonly clientSecret: string }
  );

interface Reading {
  /** Which entry of which file: begins every fault. */
  readonly where: string;
  readonly folder: string;
  readonly env: Env;
  readonly faults: string[];
}

const ADAPTERS = ["kraken", "glow", "n3rgy", "open-supply"] as const;

/** Null where it cannot be used; then its faults are told, each with what to do, without a value. */
export function readSupplierEntry(entry: unknown, reading: Reading): SupplierSettings | null {
  const { where, faults } = reading;
  const known = faults.length;
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    faults.push(`${where} must be an object with name, title, adapter and baseUrl`);
    return null;
  }
  const members = new Map(Object.entries(entry));
  const text = (member: string, pattern: RegExp, what: string) => {
    const value: unknown = members.get(member);
    if (typeof value === "string" && pattern.test(value)) return value;
    faults.push(`${where}.${member} must be ${what}`);
    return "";
  };
  const flag = (member: string) => {
    const value: unknown = members.get(member) ?? false;
    if (typeof value !== "boolean") faults.push(`${where}.${member} must be true or false`);
    return value === true;
  };
  const name = text(
    "name",
    /^(?!dcc$)[a-z][a-z0-9-]{1,30}$/,
    "lower-case letters, digits and hyphens, and not dcc",
  );
  const title = text(
    "title",
    /^[^\p{Cc}]{1,60}$/u,
    "the source's name as people know it, at most 60 characters",
  );
  const adapter = ADAPTERS.find((one) => one === members.get("adapter"));
  if (adapter === undefined) faults.push(`${where}.adapter must be one of ${ADAPTERS.join(", ")}`);
  const baseUrl = text(
    "baseUrl",
    SAFE_ADDRESS,
    "an https address (http only on this machine) without a slash at its end",
  );
  const base = { name, title, baseUrl };
  const read = (): SupplierSettings | null => {
    if (adapter === "glow")
      return {
        ...base,
        adapter,
        applicationId: text("applicationId", /^[\w-]{1,64}$/, "the id that Hildebrand gave"),
      };
    if (adapter === "n3rgy")
      return {
        ...base,
        adapter,
        apiKey: readSecret(members.get("secret"), reading),
        takesTestNumbers: flag("takesTestNumbers"),
      };
    if (adapter === "open-supply")
      return {
        ...base,
        adapter,
        clientId: text("clientId", /^[!-~]{1,200}$/, "the client id that the supplier gave"),
        clientSecret: readSecret(members.get("secret"), reading),
      };
    return adapter === undefined ? null : { ...base, adapter };
  };
  const settings = read();
  return faults.length > known ? null : settings;
}

const SAFE_ADDRESS =
  /^(https:\/\/[^\s?#@]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^\s?#@]*)?)(?<!\/)$/;

/** From the environment or a file of its own, so that settings may be shown to others. */
function readSecret(given: unknown, { where, folder, env, faults }: Reading): string {
  const from =
    typeof given === "object" && given !== null ? new Map(Object.entries(given)) : new Map<string, unknown>();
  const [variable, file] = [from.get("env"), from.get("file")];
  let secret = "";
  if (typeof variable === "string") secret = env[variable]?.trim() ?? "";
  else if (typeof file === "string") secret = readIfThere(resolve(folder, file)).trim();
  else faults.push(`${where}.secret must be { "env": "NAME" } or { "file": "PATH" }`);
  if (secret === "" && (typeof variable === "string" || typeof file === "string"))
    faults.push(`${where}.secret names a variable or file that is not there, or is empty`);
  return secret;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
