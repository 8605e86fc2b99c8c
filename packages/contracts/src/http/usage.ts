import Type, { type Static } from "typebox";
import { DirectionSchema, ElementSchema, FuelSchema, InstantSchema, LondonDateSchema, QualitySchema, UnitSchema } from "./shared.js";

export const PeriodKindSchema = Type.Enum(["day", "week", "month", "year"]);
export const FuelChoiceSchema = Type.Union([FuelSchema, Type.Literal("both")]);

/** How many half hours of what kind a figure stands on. expected = actual + estimated + suspect + missing + notYet. */
export const CoverageSchema = Type.Object({
  expected: Type.Integer(),
  actual: Type.Integer(),
  estimated: Type.Integer(),
  suspect: Type.Integer(),
  missing: Type.Integer({ description: "Gaps before the newest half hour held." }),
  notYet: Type.Integer({ description: "Half hours after the newest one held, past or to come." }),
  corrected: Type.Integer({ description: "Half hours whose value replaced another." }),
  notPriced: Type.Integer({ description: "Half hours held but not in the cost: no agreement, no price, or suspect." }),
  notCarbon: Type.Integer({ description: "Half hours held but not in the carbon." }),
});

/** A figure over some half hours. Each part is null where nothing can be said, never zero for a gap. */
export const AmountSchema = Type.Object({
  quantity: Type.Union([Type.Integer(), Type.Null()], { description: "In the register's own unit; null for mixed units." }),
  energyWh: Type.Union([Type.Integer(), Type.Null()], { description: "Gas by the named conversion rule." }),
  costPence: Type.Union([Type.Integer(), Type.Null()], {
    description: "Energy plus standing charge, VAT included, rounded once half-up to the penny. Export is negative. Half-hour bars hold no standing charge.",
  }),
  costExactPounds: Type.Union([Type.String(), Type.Null()], { description: "The same before rounding, 10 decimals." }),
  standingChargePence: Type.Union([Type.Integer(), Type.Null()]),
  vatPence: Type.Union([Type.Integer(), Type.Null()]),
  costLowPence: Type.Optional(Type.Integer({ description: "With costHighPence: bounds where a two-rate switch lies off the half hour." })),
  costHighPence: Type.Optional(Type.Integer()),
  carbonGrams: Type.Union([Type.Integer(), Type.Null()], { description: "g CO2e." }),
  coverage: CoverageSchema,
});
export type Amount = Static<typeof AmountSchema>;
export type Coverage = Static<typeof CoverageSchema>;

/** The same weekdays and the same length before, over the half hours that both periods hold. */
export const ComparisonSchema = Type.Object({
  from: LondonDateSchema,
  to: LondonDateSchema,
  pairedHalfHours: Type.Integer(),
  expectedHalfHours: Type.Integer(),
  enough: Type.Boolean({ description: "False when fewer than half of the half hours can be paired: say so, show no percentage." }),
  nowWh: Type.Integer(),
  beforeWh: Type.Integer(),
  changePercent: Type.Union([Type.Number(), Type.Null()], { description: "Energy, one decimal; null when not enough or before is 0." }),
  nowCostPence: Type.Union([Type.Integer(), Type.Null()]),
  beforeCostPence: Type.Union([Type.Integer(), Type.Null()]),
  changeCostPercent: Type.Union([Type.Number(), Type.Null()]),
});
export type Comparison = Static<typeof ComparisonSchema>;

export const FreshnessSchema = Type.Object({
  dataUpTo: Type.Union([InstantSchema, Type.Null()], { description: "End of the newest half hour held." }),
  computedAt: InstantSchema,
  stale: Type.Boolean({ description: "True when yesterday is not complete by 10:00 London." }),
});

export const SeriesKeySchema = Type.Object({
  meterId: Type.String(),
  fuel: FuelSchema,
  direction: DirectionSchema,
  element: ElementSchema,
  unit: UnitSchema,
});

/** One bar of one series. Half hours for a day; a day's total for a week, month or year. */
export const BarSchema = Type.Object({
  start: InstantSchema,
  end: InstantSchema,
  quality: Type.Union([QualitySchema, Type.Literal("mixed")]),
  correctedFrom: Type.Optional(Type.Integer({ description: "Half-hour bars only: the last value replaced, in the register's unit." })),
  amount: AmountSchema,
});
export type Bar = Static<typeof BarSchema>;

export const UsageSeriesSchema = Type.Object({ key: SeriesKeySchema, bars: Type.Array(BarSchema), total: AmountSchema });
export type UsageSeries = Static<typeof UsageSeriesSchema>;

export const RulesSchema = Type.Object({
  gasConversion: Type.String({ description: "Name and version of the rule, with the calorific value used." }),
  costRounding: Type.String(),
  carbon: Type.String({ description: "half-hourly intensities, an annual factor, or both, by name." }),
});

export const UsageSchema = Type.Object({
  period: PeriodKindSchema,
  fuel: FuelChoiceSchema,
  from: LondonDateSchema,
  to: LondonDateSchema,
  halfHours: Type.Integer({ description: "46, 48 or 50 for a day." }),
  series: Type.Array(UsageSeriesSchema),
  imported: AmountSchema,
  exported: Type.Union([AmountSchema, Type.Null()]),
  comparison: ComparisonSchema,
  freshness: FreshnessSchema,
  rules: RulesSchema,
  earliest: Type.Union([LondonDateSchema, Type.Null()], { description: "First London date held for this choice." }),
  latest: Type.Union([LondonDateSchema, Type.Null()]),
});
export type Usage = Static<typeof UsageSchema>;

/** GET /v1/usage?period&date&fuel[&meter] */
export const UsageQuerySchema = Type.Object({
  period: PeriodKindSchema,
  date: LondonDateSchema,
  fuel: FuelChoiceSchema,
  meter: Type.Optional(Type.String()),
});

export const HomeRowSchema = Type.Object({
  period: Type.Enum(["day", "week", "month"]),
  from: LondonDateSchema,
  to: LondonDateSchema,
  soFar: Type.Boolean(),
  imported: AmountSchema,
  exported: Type.Union([AmountSchema, Type.Null()]),
  byFuel: Type.Array(Type.Object({ fuel: FuelSchema, imported: AmountSchema })),
  comparison: ComparisonSchema,
});
export type HomeRow = Static<typeof HomeRowSchema>;

/** GET /v1/home: the newest day that holds readings, its week and its month. */
export const HomeSchema = Type.Object({
  displayName: Type.String(),
  generated: Type.Boolean({ description: "True where every reading was generated for the demonstration." }),
  rows: Type.Array(HomeRowSchema),
  freshness: FreshnessSchema,
  rules: RulesSchema,
});
export type Home = Static<typeof HomeSchema>;

/** GET /v1/meters/:meterId/readings?from&to[&direction&element]; at most 400 days. */
export const ReadingsSchema = Type.Object({
  key: SeriesKeySchema,
  from: LondonDateSchema,
  to: LondonDateSchema,
  total: Type.Union([Type.Integer(), Type.Null()], { description: "Sum in unit, suspects included, null when nothing is held." }),
  readings: Type.Integer(),
  days: Type.Array(
    Type.Object({
      date: LondonDateSchema,
      firstSlot: InstantSchema,
      values: Type.Array(Type.Union([Type.Integer(), Type.Null()]), { description: "46, 48 or 50 in order; null is missing." }),
      qualities: Type.String({ description: "One letter a slot: a actual, e estimated, s suspect, - missing." }),
      revision: Type.Integer(),
    }),
  ),
});
export type Readings = Static<typeof ReadingsSchema>;
