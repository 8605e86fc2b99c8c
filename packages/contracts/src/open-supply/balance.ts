import { Type, type Static } from "typebox";
import { InstantSchema } from "../http/shared.js";

/** Whole thousandths of a penny, 10^-5 £: what a SMETS meter itself counts money in. Up to £10 million. */
const Millipence = (description: string, minimum = 0) =>
  Type.Integer({ minimum, maximum: 1_000_000_000_000, description });

const TopUp = Type.Object(
  {
    at: InstantSchema,
    amountMillipence: Millipence("What was put on, before anything was taken off it for a debt."),
  },
  { additionalProperties: false },
);

const EmergencyCredit = Type.Object(
  {
    limitMillipence: Millipence("What may be used after the credit is gone."),
    usedMillipence: Millipence("How much of it is used; not more than the limit."),
  },
  { additionalProperties: false },
);

const Debt = Type.Object(
  {
    owedMillipence: Millipence("What is still owed."),
    recoveryPerWeekMillipence: Millipence("What is taken off the credit for it, by the week."),
  },
  { additionalProperties: false },
);

/** GET /v1/meter-points/{id}/balance: of a prepayment meter, as the supplier knows it. */
export const OpenSupplyBalanceSchema = Type.Object(
  {
    at: InstantSchema,
    creditMillipence: Millipence("What is left; below zero where it is owed.", -1_000_000_000_000),
    emergencyCredit: Type.Unsafe<Static<typeof EmergencyCredit> | null>({
      ...EmergencyCredit,
      type: ["object", "null"],
      description: "Null where the meter offers none.",
    }),
    debt: Type.Unsafe<Static<typeof Debt> | null>({
      ...Debt,
      type: ["object", "null"],
      description: "Null where nothing is owed beside the credit.",
    }),
    topUps: Type.Array(TopUp, {
      maxItems: 1000,
      description: "Of the last six months, the newest first.",
    }),
  },
  { additionalProperties: false },
);
export type OpenSupplyBalance = Static<typeof OpenSupplyBalanceSchema>;
