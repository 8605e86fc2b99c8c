import { Type, type Static } from "typebox";
import {
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  InstantSchema,
  LondonDateSchema,
  IdSchema,
  UnitSchema,
  count,
  integer,
  instantOrNull,
  integerOrNull,
  londonDateOrNull,
  numberOrNull,
  textOrNull,
} from "./shared.js";

export const PeriodKindSchema = Type.Enum(["day", "week", "month", "year"], { type: "string" });
export const FuelChoiceSchema = Type.Enum(["electricity", "gas", "both"], { type: "string" });

/** How many half hours of what kind a figure stands on. expected = actual + estimated + suspect + missing + notYet. */
export const CoverageSchema = Type.Object({
  expected: count(),
  actual: count(),
  estimated: count(),
  suspect: count(),
  missing: count("Gaps before the newest half hour held."),
  notYet: count("Half hours after the newest one held, past or to come."),
  corrected: count("Half hours whose value replaced another that was not provisional."),
  provisional: count("Half hours known from live telemetry only, until the meter's own reading arrives."),
  notPriced: count("Half hours held but not in the cost: no agreement, no price, or suspect."),
  notCarbon: count("Half hours held but not in the carbon."),
});

/** A figure over some half hours. Each part is null where nothing can be said, never zero for a gap. */
export const AmountSchema = Type.Object({
  quantity: integerOrNull("In the register's own unit; null for mixed units."),
  energyWh: integerOrNull("Gas by the named conversion rule."),
  costPence: integerOrNull(
    "Energy plus standing charge, VAT included, rounded once half-up to the penny. Export is negative. Half-hour bars hold no standing charge.",
  ),
  costExactPounds: textOrNull("The same before rounding, 10 decimals."),
  standingChargePence: integerOrNull("Part of the cost, VAT included."),
  vatPence: integerOrNull("Part of the cost."),
  costLowPence: Type.Optional(
    integer("With costHighPence: bounds where a two-rate switch lies off the half hour."),
  ),
  costHighPence: Type.Optional(integer()),
  carbonGrams: integerOrNull("g CO2e."),
  coverage: CoverageSchema,
});
export type Amount = Static<typeof AmountSchema>;
export type Coverage = Static<typeof CoverageSchema>;

/** The same weekdays and the same length before, over the half hours that both periods hold. */
export const ComparisonSchema = Type.Object({
  from: LondonDateSchema,
  to: LondonDateSchema,
  pairedHalfHours: count(),
  expectedHalfHours: count(),
  enough: Type.Boolean({
    description: "False when fewer than half of the half hours can be paired: say so, show no percentage.",
  }),
  nowWh: integer(),
  beforeWh: integer(),
  changePercent: numberOrNull("Energy, one decimal; null when not enough or before is 0."),
  nowCostPence: integerOrNull("Energy only, over the paired half hours that are priced in both periods."),
  beforeCostPence: integerOrNull("The same half hours in the period before."),
  changeCostPercent: numberOrNull("One decimal; null when not enough or before is 0."),
});
export type Comparison = Static<typeof ComparisonSchema>;

export const FreshnessSchema = Type.Object({
  dataUpTo: instantOrNull("End of the newest half hour held."),
  computedAt: InstantSchema,
  stale: Type.Boolean({ description: "True when yesterday is not complete by 10:00 London." }),
});

export const SeriesKeySchema = Type.Object({
  meterId: IdSchema,
  fuel: FuelSchema,
  direction: DirectionSchema,
  element: ElementSchema,
  unit: UnitSchema,
});

/** One bar of one series. Half hours for a day; a day's total for a week, month or year. */
export const BarSchema = Type.Object({
  start: InstantSchema,
  end: InstantSchema,
  quality: Type.Enum(["actual", "estimated", "suspect", "missing", "not-yet", "mixed"], { type: "string" }),
  correctedFrom: Type.Optional(
    integer("Half-hour bars only: the last value replaced, in the register's unit."),
  ),
  correctedAt: Type.Optional({ ...InstantSchema, description: "When it was replaced." }),
  correctedQuality: Type.Optional(
    Type.Enum(["actual", "estimated", "suspect"], {
      type: "string",
      description: "What the replaced value was.",
    }),
  ),
  correctedSource: Type.Optional(
    Type.Enum(["generated", "live", "supplier", "file", "meter"], {
      type: "string",
      description:
        "Where the replaced value came from. A live one was provisional: it is not counted as corrected.",
    }),
  ),
  amount: AmountSchema,
});
export type Bar = Static<typeof BarSchema>;

export const UsageSeriesSchema = Type.Object({
  key: SeriesKeySchema,
  bars: Type.Array(BarSchema, { maxItems: 400 }),
  total: AmountSchema,
});
export type UsageSeries = Static<typeof UsageSeriesSchema>;

/** How cubic metres became kWh in this answer. */
export const GasRuleSchema = Type.Object({
  rule: Type.String({ maxLength: 100, description: "Name and version." }),
  zone: textOrNull(
    "The local distribution zone whose daily calorific values were used, taken from the region of the household's electricity meters; null where none is known.",
    "^[A-Z]{2}$",
    2,
  ),
  gasDays: count("Gas days (from 05:00 London) that volumes lie on."),
  fallbackGasDays: count("Of these, the days whose own value is not known: 39.5 MJ/m3 stands in."),
});

export const RulesSchema = Type.Object({
  gasConversion: Type.String({
    maxLength: 300,
    description:
      "Name and version of the rule, with the value that stands in where a gas day's is not known.",
  }),
  gas: Type.Optional(GasRuleSchema),
  costRounding: Type.String({ maxLength: 300 }),
  carbon: Type.String({
    maxLength: 300,
    description: "half-hourly intensities, an annual factor, or both, by name.",
  }),
});

export const UsageSchema = Type.Object({
  period: PeriodKindSchema,
  fuel: FuelChoiceSchema,
  from: LondonDateSchema,
  to: LondonDateSchema,
  halfHours: count("46, 48 or 50 for a day."),
  series: Type.Array(UsageSeriesSchema, { maxItems: 12 }),
  imported: AmountSchema,
  exported: Type.Union([AmountSchema, Type.Null()]),
  comparison: ComparisonSchema,
  freshness: FreshnessSchema,
  rules: RulesSchema,
  earliest: londonDateOrNull("First London date held for this choice."),
  latest: londonDateOrNull("Last London date held for this choice."),
});
export type Usage = Static<typeof UsageSchema>;

/** GET /v1/usage?period&date&fuel[&meter] */
export const UsageQuerySchema = Type.Object({
  period: PeriodKindSchema,
  date: LondonDateSchema,
  fuel: FuelChoiceSchema,
  meter: Type.Optional(IdSchema),
});

export const HomeRowSchema = Type.Object({
  period: Type.Enum(["day", "week", "month"], { type: "string" }),
  from: LondonDateSchema,
  to: LondonDateSchema,
  soFar: Type.Boolean(),
  imported: AmountSchema,
  exported: Type.Union([AmountSchema, Type.Null()]),
  byFuel: Type.Array(Type.Object({ fuel: FuelSchema, imported: AmountSchema }), { maxItems: 2 }),
  comparison: ComparisonSchema,
});
export type HomeRow = Static<typeof HomeRowSchema>;

/** GET /v1/home: the newest day that holds readings, its week and its month. */
export const HomeSchema = Type.Object({
  displayName: Type.String({ maxLength: 80 }),
  generated: Type.Boolean({ description: "True where every reading was generated for the demonstration." }),
  rows: Type.Array(HomeRowSchema, { maxItems: 3 }),
  freshness: FreshnessSchema,
  rules: RulesSchema,
});
export type Home = Static<typeof HomeSchema>;

/** The query of GET /v1/meters/:meterId/readings; import and element 1 where not stated. */
export const ReadingsQuerySchema = Type.Object({
  from: LondonDateSchema,
  to: LondonDateSchema,
  direction: Type.Optional(DirectionSchema),
  element: Type.Optional(ElementSchema),
});

/** GET /v1/meters/:meterId/readings?from&to[&direction&element]; at most 400 days. */
export const ReadingsSchema = Type.Object({
  key: SeriesKeySchema,
  from: LondonDateSchema,
  to: LondonDateSchema,
  total: integerOrNull("Sum in unit, suspects included, null when nothing is held."),
  readings: count(),
  days: Type.Array(
    Type.Object({
      date: LondonDateSchema,
      firstSlot: InstantSchema,
      values: Type.Array(integerOrNull("Null is missing."), {
        minItems: 46,
        maxItems: 50,
        description: "46, 48 or 50 in order; null is missing.",
      }),
      qualities: Type.String({
        pattern: "^[aes-]{46,50}$",
        maxLength: 50,
        description: "One letter a slot: a actual, e estimated, s suspect, - missing.",
      }),
      revision: count(),
    }),
    { maxItems: 400 },
  ),
});
export type Readings = Static<typeof ReadingsSchema>;
