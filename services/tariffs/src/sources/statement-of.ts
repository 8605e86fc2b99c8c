import type { DocumentFault, MarketTariff, ReadTariff } from "@halfhourly/domain";
import type { RefusedTariff, Statement } from "./port.js";

/** A document that a source states, as it was read. */
export interface ReadDocument {
  /** What a refusal is named by; null where it was read and its text let go. */
  readonly document: unknown;
  readonly read: ReadTariff;
  /** Where a field of the document stands in what the source sent. */
  readonly place: (field: string) => string;
}

/** What cannot be priced keeps so many faults: enough to mend it. */
const MOST_FAULTS = 20;

/** The tariffs, and those that are refused with the fields as the source knows them. A second tariff of an id is refused. */
export function statementOf(asOfMs: number | null, documents: readonly ReadDocument[]): Statement {
  const tariffs = new Map<string, MarketTariff>();
  const refused: RefusedTariff[] = [];
  for (const { document, read, place } of documents) {
    const faults = read.ok ? faultsOfId(read.tariff.id, tariffs) : read.faults;
    if (read.ok && faults.length === 0) tariffs.set(read.tariff.id, read.tariff);
    else
      refused.push(
        refusal(
          read.ok ? read.tariff : document,
          faults.map(({ field, message }) => ({ field: place(field), message })),
        ),
      );
  }
  return { asOfMs, tariffs: [...tariffs.values()], refused };
}

/** An id is a key of ours: text that a database keeps as it is. */
function faultsOfId(id: string, known: ReadonlyMap<string, unknown>): readonly DocumentFault[] {
  if (known.has(id)) return [{ field: "id", message: "Another tariff before it has the same id." }];
  if (/[\p{Cc}\p{Cs}]/u.test(id))
    return [{ field: "id", message: "Text without control characters is needed." }];
  return [];
}

/** What a wrong document says of itself, as far as it can be read. */
export function refusal(document: unknown, faults: readonly DocumentFault[]): RefusedTariff {
  return {
    id: wordOf(document, "id"),
    supplier: wordOf(document, "supplier"),
    name: wordOf(document, "name"),
    faults: faults.slice(0, MOST_FAULTS),
  };
}

function wordOf(document: unknown, name: string): string | null {
  if (typeof document !== "object" || document === null) return null;
  const value: unknown = new Map<string, unknown>(Object.entries(document)).get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 120) : null;
}
