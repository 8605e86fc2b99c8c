import type { DocumentFault, DocumentPlace, PaymentMethod } from "@halfhourly/domain";
import { instantOf } from "./ask.js";

/** A price from an instant up to another (null: still), as the API states it. */
export interface Period {
  readonly fromMs: number;
  readonly beforeMs: number | null;
  /** In 10^-7 £, without VAT. */
  readonly price: number;
}

export interface StatedPeriod extends Period {
  /** Null: for every way of paying. */
  readonly method: "DIRECT_DEBIT" | "NON_DIRECT_DEBIT" | null;
}

/** Prices between these bounds, in pence; taken exactly or not at all. */
export interface PriceBounds {
  readonly least: number;
  readonly most: number;
}

/** Periods of no length hold never, and are passed over. */
export function readPeriods(
  results: readonly DocumentPlace[],
  { least, most }: PriceBounds,
): readonly StatedPeriod[] {
  return results.flatMap((result) => {
    const price = result.field("value_exc_vat").pence(least, most);
    const fromMs = instantOf(result.field("valid_from"));
    const to = result.field("valid_to");
    const beforeMs = to.isAbsent ? null : instantOf(to);
    const stated = result.field("payment_method");
    const method = stated.isAbsent ? null : stated.oneOf(["DIRECT_DEBIT", "NON_DIRECT_DEBIT"] as const);
    if (fromMs === null) return [];
    if (beforeMs !== null && beforeMs < fromMs) to.fault("It lies before valid_from.");
    return beforeMs === fromMs ? [] : [{ fromMs, beforeMs, price, method }];
  });
}

/** The periods that hold for a way of paying, in order; where two of them are at once with other prices it is a fault. */
export function periodsFor(
  stated: readonly StatedPeriod[],
  payment: PaymentMethod,
  { faults, name }: { readonly faults: DocumentFault[]; readonly name: string },
): readonly Period[] {
  const method = payment === "direct-debit" ? "DIRECT_DEBIT" : "NON_DIRECT_DEBIT";
  const own = stated
    .filter((period) => period.method === null || period.method === method)
    .toSorted((a, b) => a.fromMs - b.fromMs);
  const joined: Period[] = [];
  for (const { fromMs, beforeMs, price } of own) {
    const last = joined.at(-1);
    const isAtOnce = last !== undefined && (last.beforeMs ?? Infinity) > fromMs;
    if (isAtOnce && last.price !== price) {
      faults.push({
        field: name,
        message: `Two prices hold at once from ${new Date(fromMs).toISOString()}.`,
      });
      return [];
    }
    if (last !== undefined && last.price === price && (last.beforeMs ?? Infinity) >= fromMs)
      joined[joined.length - 1] = { ...last, beforeMs: laterOf(last.beforeMs, beforeMs) };
    else joined.push({ fromMs, beforeMs, price });
  }
  return joined;
}

function laterOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
