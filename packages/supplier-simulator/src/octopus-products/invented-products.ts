/** How the unit rates of a product come. Prices are in 10^-4 of a penny, without VAT. */
export type InventedPrices =
  /** One price at a time; `changes` are the UTC dates from whose London midnight another holds. */
  | { readonly kind: "flat"; readonly price: number; readonly changes: readonly string[] }
  | { readonly kind: "daily"; readonly price: number }
  | { readonly kind: "half-hourly"; readonly price: number }
  /** Cheap by London's clock from 00:30 to 05:30, told a day at a time. */
  | { readonly kind: "night"; readonly price: number; readonly nightPrice: number };

export interface InventedProduct {
  readonly code: string;
  readonly name: string;
  readonly direction: "IMPORT" | "EXPORT";
  /** London date. */
  readonly from: string;
  readonly flags: Partial<
    Readonly<
      Record<"is_variable" | "is_green" | "is_tracker" | "is_prepay" | "is_business" | "is_restricted", true>
    >
  >;
  readonly term: number | null;
  readonly electricity: InventedPrices | null;
  /** Whether there is one for two registers too. */
  readonly twoRates: boolean;
  readonly gas: InventedPrices | null;
  /** In 10^-4 of a penny a day. */
  readonly standing: number;
  /** Whether another way of paying costs more. */
  readonly byPayment: boolean;
  /** Of the tariffs on its page; nothing says in what unit. */
  readonly exitFee: number;
}

const usual = {
  direction: "IMPORT",
  flags: {},
  term: null,
  twoRates: false,
  gas: null,
  standing: 452_300,
  byPayment: false,
  exitFee: 0,
} as const;
const quarters = ["2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"];
const flat = (price: number, changes: readonly string[] = []) => ({ kind: "flat", price, changes }) as const;

/** Of a supplier that there is not. One of each kind that the real API has, and those that are left out or refused. */
export const INVENTED_PRODUCTS: readonly InventedProduct[] = [
  {
    ...usual,
    code: "LARK-AGILE-26-10-20",
    name: "Larkspur Half-Hourly October 2026 v1",
    from: "2026-10-20",
    flags: { is_variable: true, is_green: true },
    electricity: { kind: "half-hourly", price: 180_000 },
  },
  {
    ...usual,
    code: "LARK-TRACKER-26-09-01",
    name: "Larkspur Tracker September 2026 v1",
    from: "2026-09-01",
    flags: { is_variable: true, is_tracker: true },
    electricity: { kind: "daily", price: 205_000 },
    gas: { kind: "daily", price: 51_000 },
  },
  {
    ...usual,
    code: "LARK-VAR-25-04-01",
    name: "Larkspur Flexible",
    from: "2025-04-01",
    flags: { is_variable: true },
    electricity: flat(242_500, quarters),
    twoRates: true,
    gas: flat(60_125, quarters),
    byPayment: true,
  },
  {
    ...usual,
    code: "LARK-FIX-12M-26-10-01",
    name: "Larkspur 12M Fixed October 2026 v1",
    from: "2026-10-01",
    term: 12,
    electricity: flat(236_375),
    gas: flat(58_700),
  },
  {
    ...usual,
    code: "GO-LARK-25-12-01",
    name: "Larkspur Nights",
    from: "2025-12-01",
    flags: { is_variable: true },
    electricity: { kind: "night", price: 268_000, nightPrice: 80_952 },
  },
  {
    ...usual,
    code: "LARK-OUTGOING-26-11-01",
    name: "Larkspur Outgoing Half-Hourly",
    direction: "EXPORT",
    from: "2026-11-01",
    flags: { is_variable: true },
    electricity: { kind: "half-hourly", price: 90_000 },
    standing: 0,
  },
  {
    ...usual,
    code: "LARK-SEG-25-01-01",
    name: "Larkspur Outgoing Fixed",
    direction: "EXPORT",
    from: "2025-01-01",
    term: 12,
    electricity: flat(150_000),
    standing: 0,
  },
  {
    ...usual,
    code: "LARK-PREPAY-26-10-01",
    name: "Larkspur Pay As You Go",
    from: "2026-10-01",
    flags: { is_variable: true, is_prepay: true },
    electricity: flat(251_000),
    gas: flat(61_900),
  },
  {
    ...usual,
    code: "LARK-BUSINESS-26-10-01",
    name: "Larkspur for Business",
    from: "2026-10-01",
    flags: { is_business: true },
    electricity: flat(200_000),
  },
  {
    ...usual,
    code: "LARK-STAFF-26-10-01",
    name: "Larkspur Staff",
    from: "2026-10-01",
    flags: { is_restricted: true },
    electricity: flat(100_000),
  },
  {
    ...usual,
    code: "INTELLI-LARK-26-10-01",
    name: "Larkspur Car Plan",
    from: "2026-10-01",
    flags: { is_variable: true },
    electricity: { kind: "night", price: 268_000, nightPrice: 66_667 },
  },
  {
    ...usual,
    code: "LARK-LOYAL-26-10-01",
    name: "Larkspur Loyal",
    from: "2026-10-01",
    term: 24,
    electricity: flat(230_000),
    exitFee: 75,
  },
  {
    ...usual,
    code: "LARK-FINE-26-10-01",
    name: "Larkspur Finely Priced",
    from: "2026-10-01",
    flags: { is_variable: true },
    electricity: flat(240_000.123),
  },
];
