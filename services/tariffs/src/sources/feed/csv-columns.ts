/** Of the tariff: the same on each of its lines. */
export const TARIFF_COLUMNS = [
  "tariff_id",
  "supplier",
  "tariff_name",
  "kind",
  "direction",
  "link",
  "available_from",
  "available_to",
  "fixed_months",
  "fixed_until",
  "exit_fee_electricity_pence",
  "exit_fee_gas_pence",
  "green_per_mille",
  "green_evidence",
  "eligibility",
  "rounding",
] as const;
export type TariffColumn = (typeof TARIFF_COLUMNS)[number];

export const MOST_BANDS = 4;
const BANDS = Array.from({ length: MOST_BANDS }, (_, i) => i + 1);

/** Of the prices of one line. */
export const PRICE_COLUMNS: readonly string[] = [
  "fuel",
  "regions",
  "payments",
  "from",
  "to",
  "vat",
  "standing_pence_per_day",
  "unit_pence_per_kwh",
  "day_pence_per_kwh",
  "night_pence_per_kwh",
  "night_from",
  "night_to",
  "night_clock",
  "band_clock",
  ...BANDS.flatMap((n) =>
    ["name", "pence_per_kwh", "from", "to", "days", "season_from", "season_to"].map(
      (part) => `band${n}_${part}`,
    ),
  ),
];

export const NEEDED_COLUMNS: readonly string[] = [
  "tariff_id",
  "supplier",
  "tariff_name",
  "kind",
  "available_from",
  "fuel",
  "regions",
  "payments",
  "from",
  "vat",
  "standing_pence_per_day",
];
