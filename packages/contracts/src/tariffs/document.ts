import {
  ELIGIBILITIES,
  GSP_GROUP_LETTERS,
  PAYMENT_METHODS,
  ROUNDING_POLICIES,
  TARIFF_FORMAT,
  TARIFF_KINDS,
} from "@halfhourly/domain";
import { Type, type Static } from "typebox";
import { DirectionSchema, FuelSchema } from "../http/shared.js";
import { closed, date, orNothing, pence, text } from "./amounts.js";
import { TariffRatesSchema } from "./rates.js";

const all = Type.Literal("all");

export const TariffPriceRowSchema = Type.Object(
  {
    fuel: FuelSchema,
    regions: Type.Union(
      [
        all,
        Type.Array(Type.Enum([...GSP_GROUP_LETTERS], { type: "string" }), {
          minItems: 1,
          maxItems: GSP_GROUP_LETTERS.length,
        }),
      ],
      { description: "GSP groups, or `all` 14 of them. For gas the electricity region of the home counts." },
    ),
    payments: Type.Union(
      [
        all,
        Type.Array(Type.Enum([...PAYMENT_METHODS], { type: "string" }), {
          minItems: 1,
          maxItems: PAYMENT_METHODS.length,
        }),
      ],
      { description: "How a household pays, or `all` of the ways." },
    ),
    from: date("The first day of these prices."),
    to: orNothing(date("The last day, itself included; null while they hold.")),
    vat: Type.Enum(["included", "excluded"], {
      type: "string",
      description: "Whether the prices of this row, and the discounts while it holds, have VAT in them.",
    }),
    standingChargePencePerDay: pence(0, 1000, "A London day."),
    rates: TariffRatesSchema,
  },
  {
    ...closed,
    description:
      "The prices of one fuel for some regions and payment methods on some dates. Two rows never hold at once.",
  },
);

const FixedFor = Type.Union(
  [
    Type.Object(
      { months: Type.Integer({ minimum: 1, maximum: 120 }), until: Type.Optional(Type.Null()) },
      { ...closed, description: "Months from joining." },
    ),
    Type.Object(
      { until: date("The same last day for everybody."), months: Type.Optional(Type.Null()) },
      closed,
    ),
  ],
  { description: "How long the prices are fixed." },
);

const exitFee = orNothing(pence(0, 50_000, "For leaving before the end."));

const Green = Type.Object(
  {
    perMille: Type.Integer({ minimum: 0, maximum: 1000, description: "Of the electricity." }),
    evidence: text(500, "On what the share rests. Without evidence there is no share."),
  },
  { ...closed, description: "Null where the supplier says nothing." },
);

const Discount = Type.Object(
  {
    name: text(80, "What the supplier calls it."),
    pencePerDay: pence(0.00001, 1000, "What a day costs less, for each fuel."),
    condition: orNothing(
      text(200, "What a household must do for it; null where everybody gets it. Only those are compared."),
    ),
  },
  closed,
);

/**
 * A tariff as anybody may publish it: one document a tariff, its price history within. `readMarketTariff` of the domain
 * reads what fits this form, and refuses besides, by field, what a form cannot say: rows at once, a gap between bands.
 */
export const TariffDocumentSchema = Type.Object(
  {
    format: Type.Literal(TARIFF_FORMAT),
    id: text(120, "The publisher's own, and the same for as long as it is the same tariff."),
    supplier: text(80, "Who sells it."),
    name: text(120, "What the supplier calls it."),
    link: orNothing(
      Type.String({
        pattern: String.raw`^\s*https://[^\s"<>]+\s*$`,
        maxLength: 500,
        description: "Where a household can take it: https.",
      }),
    ),
    kind: Type.Enum([...TARIFF_KINDS], {
      type: "string",
      description: "`default`: under the price cap, for a home that chose nothing.",
    }),
    direction: orNothing(DirectionSchema),
    availableFrom: date("Since when new customers can have it."),
    availableTo: orNothing(date("The last day on which they can; null while they can.")),
    fixedFor: orNothing(FixedFor),
    exitFeePence: orNothing(Type.Object({ electricity: exitFee, gas: exitFee }, closed)),
    green: orNothing(Green),
    eligibility: orNothing(
      Type.Array(Type.Enum([...ELIGIBILITIES], { type: "string" }), {
        maxItems: ELIGIBILITIES.length,
        description: "What a home must have, all of it.",
      }),
    ),
    discounts: orNothing(Type.Array(Discount, { maxItems: 10 })),
    rounding: orNothing(
      Type.Enum([...ROUNDING_POLICIES], {
        type: "string",
        description: "How exact amounts become the pence of a bill; left out: everything is rounded once.",
      }),
    ),
    prices: Type.Array(TariffPriceRowSchema, { minItems: 1, maxItems: 2000 }),
  },
  closed,
);
export type TariffDocument = Static<typeof TariffDocumentSchema>;
export type TariffPriceRow = Static<typeof TariffPriceRowSchema>;
