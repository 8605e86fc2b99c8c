import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { FilePlace } from "./sources/fetch-text.js";
import { feedSource } from "./sources/feed/feed-source.js";
import { octopusSource } from "./sources/octopus/octopus-source.js";
import type { TariffSource } from "./sources/port.js";
import { priceCapSource } from "./sources/price-cap/price-cap-source.js";

type Env = Readonly<Record<string, string | undefined>>;

/** Where tariffs come from. */
export type TariffsChoice =
  | { readonly kind: "off" }
  /** The market of invented suppliers that comes with the product. */
  | { readonly kind: "generated" }
  | { readonly kind: "configured"; readonly sources: readonly TariffSource[] };

const KINDS = ["feed", "octopus", "price-cap"] as const;
const MOST_SOURCES = 20;
const WHERE = "the settings file of HALFHOURLY_TARIFFS";

/** The generated market where nothing is configured at all; nothing where something is. Faults say what to do and quote no value. */
export function readTariffsChoice(env: Env, embeddedDefaults: boolean, faults: string[]): TariffsChoice {
  const chosen = env["HALFHOURLY_TARIFFS"]?.trim() || (embeddedDefaults ? "generated" : "off");
  if (chosen === "generated" || chosen === "off") return { kind: chosen };
  if (!chosen.endsWith(".json")) {
    faults.push(
      "HALFHOURLY_TARIFFS must be generated, off, or the path of a settings file that ends in .json (docs/tariffs.md)",
    );
    return { kind: "off" };
  }
  const sources = readEntries(chosen, faults).flatMap(
    (entry, i) => readEntry(entry, `${WHERE}: sources[${i}]`, dirname(chosen), faults) ?? [],
  );
  const names = sources.map(({ name }) => name);
  for (const name of new Set(names.filter((one, i) => names.indexOf(one) < i)))
    faults.push(`${WHERE}: two sources are named ${name}`);
  return { kind: "configured", sources };
}

function readEntries(path: string, faults: string[]): readonly unknown[] {
  try {
    const held: unknown = JSON.parse(readFileSync(path, "utf8"));
    const sources = typeof held === "object" && held !== null && "sources" in held ? held.sources : null;
    if (Array.isArray(sources) && sources.length <= MOST_SOURCES) return sources;
    faults.push(`${WHERE} must be { "sources": [...] } with at most ${MOST_SOURCES} of them`);
  } catch (fault) {
    faults.push(`${WHERE} ${fault instanceof SyntaxError ? "is no valid JSON" : "cannot be read"}`);
  }
  return [];
}

/** Null where it cannot be used: then its faults are told. */
function readEntry(entry: unknown, where: string, folder: string, faults: string[]): TariffSource | null {
  const known = faults.length;
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    faults.push(`${where} must be an object with name, title and kind`);
    return null;
  }
  const members = new Map<string, unknown>(Object.entries(entry));
  const text = (member: string, pattern: RegExp, what: string) => {
    const value = members.get(member);
    if (typeof value === "string" && pattern.test(value)) return value;
    faults.push(`${where}.${member} must be ${what}`);
    return "";
  };
  const kind = KINDS.find((one) => one === members.get("kind"));
  if (kind === undefined) faults.push(`${where}.kind must be one of ${KINDS.join(", ")}`);
  const own = kind === "octopus" ? ["baseUrl", "link"] : ["url", "path"];
  for (const member of members.keys())
    if (kind !== undefined && !["name", "title", "kind", "at", ...own].includes(member))
      faults.push(`${where}.${member.slice(0, 40)} is no setting of a source of this kind`);
  const base = {
    name: text("name", /^[a-z][a-z0-9-]{1,30}$/, "lower-case letters, digits and hyphens"),
    title: text("title", /^[^\p{Cc}]{1,60}$/u, "the source's name as people know it, at most 60 characters"),
    atMinute: members.has("at") ? minuteOf(text("at", TIME, "a time of UTC such as 04:10")) : null,
  };
  if (kind === "octopus") {
    const baseUrl = text(
      "baseUrl",
      ADDRESS,
      "an https address (http only on this machine) without a slash at its end",
    );
    const link = members.has("link") ? text("link", /^https:\/\/[^\s"<>]{1,490}$/, "an https address") : null;
    return faults.length > known ? null : octopusSource({ ...base, baseUrl, link, generated: false });
  }
  if (kind === undefined) return null;
  const place = placeOf(members, folder, text, (why) => void faults.push(`${where} ${why}`));
  if (faults.length > known) return null;
  return kind === "feed" ? feedSource({ ...base, place }) : priceCapSource({ ...base, place });
}

const LOOPBACK = String.raw`http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?`;
const ADDRESS = new RegExp(String.raw`^(https:\/\/[^\s?#@]+|${LOOPBACK}(\/[^\s?#@]*)?)(?<!\/)$`);
const FILE_ADDRESS = new RegExp(String.raw`^(https:\/\/[^\s#@]+|${LOOPBACK}\/[^\s#@]*)$`);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function minuteOf(time: string): number {
  const [hour = "", minute = ""] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}

function placeOf(
  members: ReadonlyMap<string, unknown>,
  folder: string,
  text: (member: string, pattern: RegExp, what: string) => string,
  fault: (why: string) => void,
): FilePlace {
  if (members.has("url") === members.has("path")) fault("must have either url or path");
  if (members.has("url"))
    return { url: text("url", FILE_ADDRESS, "an https address (http only on this machine)") };
  return {
    path: resolve(folder, text("path", /^[^\p{Cc}]{1,500}$/u, "a path, from the folder of the settings")),
  };
}
