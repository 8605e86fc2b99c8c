import type { PaymentMethod, PriceRow } from "@halfhourly/domain";

/** Where and how somebody is supplied: the product of both lists. */
export type PlaceGroup = Pick<PriceRow, "regions" | "payments">;

/** The places of a row, in groups within which the same of the other rows apply. */
export function groupsOf(
  row: PlaceGroup,
  others: readonly PriceRow[],
): readonly { readonly places: PlaceGroup; readonly applying: readonly PriceRow[] }[] {
  const groups = new Map<string, { regions: string[]; payments: PaymentMethod[]; applying: PriceRow[] }>();
  for (const payment of row.payments) {
    const ofPayment = new Map<string, { regions: string[]; applying: PriceRow[] }>();
    for (const region of row.regions) {
      const applying = others.filter(
        (other) => other.regions.includes(region) && other.payments.includes(payment),
      );
      const key = applying.map((other) => others.indexOf(other)).join(" ");
      const known = ofPayment.get(key) ?? { regions: [], applying };
      known.regions.push(region);
      ofPayment.set(key, known);
    }
    for (const [applies, { regions, applying }] of ofPayment) {
      const key = `${applies}|${regions.join(" ")}`;
      const known = groups.get(key) ?? { regions, payments: [], applying };
      known.payments.push(payment);
      groups.set(key, known);
    }
  }
  return [...groups.values()].map(({ regions, payments, applying }) => ({
    places: { regions, payments },
    applying,
  }));
}

export function arePlacesSame(a: PlaceGroup, b: PlaceGroup): boolean {
  return isSame(a.regions, b.regions) && isSame(a.payments, b.payments);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
