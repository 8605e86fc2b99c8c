import { Type, type Static } from "typebox";
import {
  CodeSchema,
  FuelSchema,
  IdSchema,
  InstantSchema,
  LondonDateSchema,
  count,
  integer,
  integerOrNull,
  textOrNull,
} from "./shared.js";

const exactPence = (description: string) =>
  Type.String({ pattern: String.raw`^-?\d{1,12}\.\d{4}$`, maxLength: 18, description });
const name = (maxLength: number) => Type.String({ maxLength });

export const ComparisonScopeSchema = Type.Enum(["both", "electricity", "gas", "export"], { type: "string" });
export type ComparisonScope = Static<typeof ComparisonScopeSchema>;

/** GET /v1/comparison */
export const ComparisonQuerySchema = Type.Object(
  {
    scope: Type.Optional(ComparisonScopeSchema),
    order: Type.Optional(Type.Enum(["cost", "green"], { type: "string" })),
    meter: Type.Optional(
      Type.String({ maxLength: 64, description: "Of several electricity meters, which." }),
    ),
    moveEveningPercent: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description:
          "What if so much of what is used from 16:00 to 19:00 were used from 00:30 to 05:00 instead?",
      }),
    ),
  },
  { additionalProperties: false },
);
export type ComparisonQuery = Static<typeof ComparisonQuerySchema>;

/** The arithmetic is that of the use as it was: a what-if has none. */
export const ArithmeticQuerySchema = Type.Omit(ComparisonQuerySchema, ["moveEveningPercent"], {
  additionalProperties: false,
});
export type ArithmeticQuery = Static<typeof ArithmeticQuerySchema>;

/**
 * `ready`, or why there is nothing to compare yet: no meter; a meter without consent to comparison; less than 90 whole days;
 * a region that neither the meter nor the household tells; no tariff at hand.
 */
export const ComparisonStateSchema = Type.Enum(
  ["ready", "no-meter", "consent-needed", "too-little", "region-unknown", "no-market"],
  { type: "string" },
);

const ComparedMeter = Type.Object({
  meterId: IdSchema,
  name: name(60),
  fuel: FuelSchema,
  isConsented: Type.Boolean({ description: "Whether its readings may be used for comparison." }),
  heldDays: count("Half hours of the year that are held, in days of 48."),
  estimatedHalfHours: count("Half hours of the year that are estimated here."),
  uncertaintyPerMille: integerOrNull(
    "Of the year's energy, either way, for nine homes in ten; null: too little is held.",
  ),
});

export const TariffResultSchema = Type.Object({
  rank: count("From 1. Equal costs share a rank."),
  key: Type.String({ maxLength: 240, description: "For GET /v1/comparison/{key}." }),
  supplier: name(80),
  name: name(120),
  kind: CodeSchema,
  isGenerated: Type.Boolean({ description: "Of an invented supplier: it can be taken nowhere." }),
  isStale: Type.Boolean({ description: "Stated more than 7 days ago." }),
  link: textOrNull("Where it can be taken.", undefined, 500),
  totalPence: integer("A year, VAT included, rounded once."),
  totalExactPence: exactPence("The same, exact to four decimals."),
  lowPence: integer("Where a rate switches inside half hours; else `totalPence`."),
  highPence: integer("Where a rate switches inside half hours; else `totalPence`."),
  energyPence: integer("Of the total: energy."),
  standingPence: integer("Of the total: standing charges."),
  vatPence: integer("Of the total: VAT."),
  differencePence: integerOrNull("To today's tariff: below 0 is cheaper. Null where today's is not known."),
  exitFeePence: integer("For leaving before the end, all fuels."),
  fixedMonths: integerOrNull("How long the prices are fixed from joining."),
  fixedUntil: textOrNull("The last day of fixed prices, the same for everybody."),
  greenPerMille: integerOrNull("Null where no evidence is stated."),
  greenEvidence: textOrNull("As the supplier states it.", undefined, 500),
  eligibility: Type.Array(CodeSchema, { maxItems: 10, description: "What a home must have." }),
  conditions: Type.Array(name(200), { maxItems: 10, description: "Of discounts that were not counted." }),
});
export type TariffResult = Static<typeof TariffResultSchema>;

export const TariffComparisonSchema = Type.Object({
  state: ComparisonStateSchema,
  meters: Type.Array(ComparedMeter, { maxItems: 3 }),
  scope: ComparisonScopeSchema,
  scopes: Type.Array(ComparisonScopeSchema, { maxItems: 4 }),
  order: Type.Enum(["cost", "green"], { type: "string" }),
  moveEveningPercent: count(),
  year: Type.Union([Type.Object({ from: LondonDateSchema, to: LondonDateSchema }), Type.Null()]),
  region: textOrNull("GSP group.", "^_[A-P]$", 2),
  payment: CodeSchema,
  nightTimes: textOrNull(
    "When a second register counts, where that was needed: as 00:30-07:30 UTC.",
    undefined,
    60,
  ),
  nightTimesFrom: textOrNull("meter, household or region: who says so.", undefined, 20),
  market: Type.Object({
    asOf: Type.Union([InstantSchema, Type.Null()]),
    isStale: Type.Boolean({ description: "Some of it was stated more than 7 days ago." }),
    isGenerated: Type.Boolean({ description: "All of it is invented, for the demonstration." }),
  }),
  today: Type.Union([
    Type.Object({
      name: name(200),
      totalPence: integer("A year on today's tariffs of this scope, VAT included."),
    }),
    Type.Null(),
  ]),
  results: Type.Array(TariffResultSchema, { maxItems: 1000 }),
  resultsInAll: count("Results may be cut off at 1,000."),
  notPriced: Type.Array(Type.Object({ supplier: name(80), name: name(120), why: CodeSchema }), {
    maxItems: 200,
    description: "Tariffs that are offered and cannot be priced exactly for this home.",
  }),
});
export type TariffComparison = Static<typeof TariffComparisonSchema>;

/** GET /v1/comparison/:key and, the same as text, GET /v1/comparison/:key/csv. Codes: tariff-not-found, comparison-not-ready. */
export const ArithmeticSchema = Type.Object({
  result: TariffResultSchema,
  fuels: Type.Array(
    Type.Object({
      fuel: FuelSchema,
      direction: Type.Enum(["import", "export"], { type: "string" }),
      vatIncluded: Type.Boolean({ description: "Whether the tariff states its prices with VAT." }),
      standingPencePerDay: Type.String({ maxLength: 20 }),
      months: Type.Array(
        Type.Object({
          month: Type.String({ pattern: String.raw`^\d{4}-\d{2}$`, maxLength: 7 }),
          lines: Type.Array(
            Type.Object({
              band: name(80),
              pencePerKwh: textOrNull("Null where several prices are in the band."),
              wh: integer("Energy in the band."),
              exactPence: exactPence("Without VAT."),
            }),
            { maxItems: 40 },
          ),
          standingDays: count(),
          standingExactPence: exactPence("Without VAT."),
          vatExactPence: exactPence("At the rates of the year to come."),
          totalExactPence: exactPence("VAT included."),
        }),
        { maxItems: 14 },
      ),
      totalExactPence: exactPence("Of the months together, before any rounding."),
    }),
    { maxItems: 2 },
  ),
});
export type Arithmetic = Static<typeof ArithmeticSchema>;

/** POST /v1/meters/:meterId/bill-checks. Codes: meter-not-found, consent-required, no-agreement, invalid-request. */
export const BillToCheckSchema = Type.Object(
  {
    from: LondonDateSchema,
    to: LondonDateSchema,
    totalPence: Type.Integer({
      minimum: -10_000_000,
      maximum: 10_000_000,
      description: "What the bill says, VAT included.",
    }),
  },
  { additionalProperties: false },
);
export type BillToCheck = Static<typeof BillToCheckSchema>;

export const BillCheckSchema = Type.Object({
  from: LondonDateSchema,
  to: LondonDateSchema,
  billPence: integer("What the bill says."),
  oursPence: integer(
    "What the half hours cost on the household's own tariff, rounded by the policy by which the bill agrees, else once.",
  ),
  rounding: CodeSchema,
  differencePence: integer("The bill's less ours."),
  lines: Type.Array(
    Type.Object({
      band: name(80),
      pencePerKwh: textOrNull("As the tariff states it."),
      wh: integer("Energy."),
      exactPence: exactPence("Without VAT."),
      vatPerMille: count(),
    }),
    { maxItems: 100 },
  ),
  standingDays: count(),
  standingExactPence: exactPence("Without VAT."),
  vatExactPence: exactPence("VAT."),
  estimatedHalfHours: count("Missing half hours that were estimated."),
  estimatedExactPence: exactPence("What those are thought to cost, VAT included."),
  notPriced: count("Half hours without a tariff."),
  /** From the likeliest on. */
  reasons: Type.Array(
    Type.Object({
      code: Type.Enum(
        [
          "same",
          "rounding",
          "estimated-half-hours",
          "one-day-more",
          "one-day-fewer",
          "without-vat",
          "without-standing-charge",
          "no-tariff-on-some-days",
          "other-prices",
        ],
        { type: "string" },
      ),
      pence: integer("What this reason alone would explain."),
    }),
    { maxItems: 9 },
  ),
});
export type BillCheck = Static<typeof BillCheckSchema>;
