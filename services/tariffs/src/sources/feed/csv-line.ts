import { MOST_BANDS, TARIFF_COLUMNS, type TariffColumn } from "./csv-columns.js";

/** The cells of one line by column; an empty one is null. */
export type Cells = (column: string) => string | null;

/** Which column a field of the document was read from: a field without its own is found under the one that it belongs to. */
export type Columns = ReadonlyMap<string, string>;

interface Written {
  readonly value: unknown;
  /** By field, relative to the document or the row. */
  readonly columns: readonly (readonly [field: string, column: string])[];
}

/** What a line says of its tariff, in the published form but for its prices. */
export function tariffPart(cells: Cells): Written {
  const fees = { electricity: cells("exit_fee_electricity_pence"), gas: cells("exit_fee_gas_pence") };
  const green = cells("green_per_mille");
  return {
    value: {
      format: "halfhourly-tariff-1",
      id: cells("tariff_id"),
      supplier: cells("supplier"),
      name: cells("tariff_name"),
      link: cells("link"),
      kind: cells("kind"),
      direction: cells("direction"),
      availableFrom: cells("available_from"),
      availableTo: cells("available_to"),
      fixedFor: fixedFor(cells),
      exitFeePence: Object.fromEntries(Object.entries(fees).filter(([, fee]) => fee !== null)),
      green: green === null ? null : { perMille: wholeOf(green), evidence: cells("green_evidence") },
      eligibility: listOf(cells("eligibility")) ?? [],
      rounding: cells("rounding"),
    },
    columns: [
      ["id", "tariff_id"],
      ["supplier", "supplier"],
      ["name", "tariff_name"],
      ["link", "link"],
      ["kind", "kind"],
      ["direction", "direction"],
      ["availableFrom", "available_from"],
      ["availableTo", "available_to"],
      ["fixedFor", "fixed_months"],
      ["fixedFor.until", "fixed_until"],
      ["exitFeePence.electricity", "exit_fee_electricity_pence"],
      ["exitFeePence.gas", "exit_fee_gas_pence"],
      ["green", "green_per_mille"],
      ["green.evidence", "green_evidence"],
      ["eligibility", "eligibility"],
      ["rounding", "rounding"],
    ],
  };
}

function fixedFor(cells: Cells): unknown {
  const [months, until] = [cells("fixed_months"), cells("fixed_until")];
  if (months === null && until === null) return null;
  return { months: months === null ? null : wholeOf(months), until };
}

/** What a line says of prices, as a row of the published form. */
export function pricePart(cells: Cells): Written {
  const rates = ratesPart(cells);
  return {
    value: {
      fuel: cells("fuel"),
      regions: allOrList(cells("regions")),
      payments: allOrList(cells("payments")),
      from: cells("from"),
      to: cells("to"),
      vat: cells("vat"),
      standingChargePencePerDay: cells("standing_pence_per_day"),
      rates: rates.value,
    },
    columns: [
      ["fuel", "fuel"],
      ["regions", "regions"],
      ["payments", "payments"],
      ["from", "from"],
      ["to", "to"],
      ["vat", "vat"],
      ["standingChargePencePerDay", "standing_pence_per_day"],
      ["rates", "unit_pence_per_kwh"],
      ...rates.columns,
    ],
  };
}

function ratesPart(cells: Cells): Written {
  if (cells("day_pence_per_kwh") !== null || cells("night_pence_per_kwh") !== null) return twoRates(cells);
  const unit = cells("unit_pence_per_kwh");
  const bands = Array.from({ length: MOST_BANDS }, (_, i) => i + 1).filter(
    (n) => cells(`band${n}_pence_per_kwh`) !== null || cells(`band${n}_from`) !== null,
  );
  if (bands.length === 0)
    return {
      value: { kind: "flat", pencePerKwh: unit },
      columns: [["rates.pencePerKwh", "unit_pence_per_kwh"]],
    };
  return {
    value: {
      kind: "time-of-use",
      clock: cells("band_clock"),
      bands: bands.map((n) => bandOf(n, cells)),
      otherPencePerKwh: unit,
    },
    columns: [
      ["rates.clock", "band_clock"],
      ["rates.bands", `band${bands[0]}_from`],
      ["rates.otherPencePerKwh", "unit_pence_per_kwh"],
      ...bands.flatMap((n, i) => columnsOfBand(n, `rates.bands[${i}]`)),
    ],
  };
}

function twoRates(cells: Cells): Written {
  const [from, to] = [cells("night_from"), cells("night_to")];
  return {
    value: {
      kind: "multi-rate",
      registers: [
        { name: "day", pencePerKwh: cells("day_pence_per_kwh") },
        { name: "night", pencePerKwh: cells("night_pence_per_kwh") },
      ],
      windows:
        from === null && to === null
          ? null
          : { clock: cells("night_clock"), registers: [{ name: "night", windows: [{ from, to }] }] },
    },
    columns: [
      ["rates", "day_pence_per_kwh"],
      ["rates.registers[1]", "night_pence_per_kwh"],
      ["rates.windows", "night_from"],
      ["rates.windows.clock", "night_clock"],
      ["rates.windows.registers[0].windows[0].to", "night_to"],
    ],
  };
}

function bandOf(n: number, cells: Cells): unknown {
  const of = (part: string) => cells(`band${n}_${part}`);
  const season = { from: of("season_from"), to: of("season_to") };
  return {
    name: of("name") ?? `band ${n}`,
    pencePerKwh: of("pence_per_kwh"),
    days: listOf(of("days")),
    windows: [{ from: of("from"), to: of("to") }],
    season: season.from === null && season.to === null ? null : season,
  };
}

function columnsOfBand(n: number, field: string): (readonly [string, string])[] {
  const parts = [
    ["", "from"],
    [".name", "name"],
    [".pencePerKwh", "pence_per_kwh"],
    [".days", "days"],
    [".windows[0].from", "from"],
    [".windows[0].to", "to"],
    [".season", "season_from"],
    [".season.to", "season_to"],
  ];
  return parts.map(([part, column]) => [`${field}${part}`, `band${n}_${column}`]);
}

/** The first column in which a line says otherwise of its tariff than another line does. */
export function columnThatDiffers(one: Cells, other: Cells): TariffColumn | null {
  return TARIFF_COLUMNS.find((column) => one(column) !== other(column)) ?? null;
}

function allOrList(cell: string | null): unknown {
  return cell === "all" ? cell : listOf(cell);
}

function listOf(cell: string | null): string[] | null {
  return cell === null ? null : cell.split(/\s+/);
}

/** Only what is written as a whole number is one; the rest is left for its fault to show. */
function wholeOf(cell: string): unknown {
  return /^\d{1,9}$/.test(cell) ? Number(cell) : cell;
}
