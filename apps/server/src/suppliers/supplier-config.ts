import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { readSupplierEntry, type SupplierSettings } from "./supplier-entry.js";

type Env = Readonly<Record<string, string | undefined>>;

/** Which suppliers and intermediaries readings are collected from. */
export type SuppliersChoice =
  | { readonly kind: "off" }
  | { readonly kind: "simulator" }
  | { readonly kind: "configured"; readonly suppliers: readonly SupplierSettings[] };

const MOST_SUPPLIERS = 20;

/** The simulator where nothing is configured at all; nothing where something is. Faults say what to do and quote no value. */
export function readSuppliers(env: Env, embeddedDefaults: boolean, faults: string[]): SuppliersChoice {
  const chosen = env.HALFHOURLY_SUPPLIERS?.trim() || (embeddedDefaults ? "simulator" : "off");
  if (chosen === "simulator" || chosen === "off") return { kind: chosen };
  if (!chosen.endsWith(".json")) {
    faults.push(
      "HALFHOURLY_SUPPLIERS must be simulator, off, or the path of a settings file that ends in .json (docs/suppliers.md)",
    );
    return { kind: "off" };
  }
  const entries = readEntries(chosen, faults);
  const suppliers = entries.flatMap((entry, index) => {
    const where = `the settings file of HALFHOURLY_SUPPLIERS: sources[${index}]`;
    return readSupplierEntry(entry, { where, folder: dirname(chosen), env, faults }) ?? [];
  });
  const names = suppliers.map(({ name }) => name);
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) < index)))
    faults.push(`the settings file of HALFHOURLY_SUPPLIERS: two sources are named ${name}`);
  return { kind: "configured", suppliers };
}

function readEntries(path: string, faults: string[]): readonly unknown[] {
  try {
    const held: unknown = JSON.parse(readFileSync(path, "utf8"));
    const sources = typeof held === "object" && held !== null && "sources" in held ? held.sources : null;
    if (Array.isArray(sources) && sources.length <= MOST_SUPPLIERS) return sources;
    faults.push(
      `the settings file of HALFHOURLY_SUPPLIERS must be { "sources": [...] } with at most ${MOST_SUPPLIERS} of them`,
    );
  } catch (fault) {
    // What a broken file holds may be a secret: only the kind of the fault is told.
    const why = fault instanceof SyntaxError ? "is no valid JSON" : "cannot be read";
    faults.push(`the settings file of HALFHOURLY_SUPPLIERS ${why}`);
  }
  return [];
}
