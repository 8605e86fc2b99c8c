import { Type, type Static } from "typebox";
import { CodeSchema, InstantSchema, count, instantOrNull, integer, integerOrNull } from "./shared.js";
import { AccessKindsSchema, ProofKindSchema, SourceNameSchema } from "./source-words.js";

const why = (description: string) => Type.Union([CodeSchema, Type.Null()], { description });

/** GET /v1/meters/:meterId/possibilities: what this home can have, the best way first. */
export const PossibilitiesSchema = Type.Object({
  possibilities: Type.Array(
    Type.Object({
      what: Type.Enum(["half-hours", "live", "balance", "meter-tariff"], { type: "string" }),
      ways: Type.Array(
        Type.Object({
          source: SourceNameSchema,
          title: Type.String({ maxLength: 60 }),
          simulated: Type.Boolean(),
          accepts: AccessKindsSchema,
          proofs: Type.Array(ProofKindSchema, { maxItems: 4 }),
          inUse: Type.Boolean({ description: "Whether this source collects the meter now." }),
        }),
        { maxItems: 20 },
      ),
      whyNot: why(
        "`no-source`, `not-prepayment`, `needs-device` or `source-does-not-give-it`; null where there is a way.",
      ),
    }),
    { maxItems: 4 },
  ),
});
export type ShownPossibilities = Static<typeof PossibilitiesSchema>;

const problem = why(
  "`not-asked-yet`, why it cannot be had (as of possibilities), or a collection's problem; then what is shown may be old.",
);

/** GET /v1/meters/:meterId/balance. Whole pence; below zero where it is owed. */
export const BalanceSchema = Type.Object({
  balance: Type.Union([
    Type.Object({
      source: SourceNameSchema,
      simulated: Type.Boolean(),
      at: InstantSchema,
      askedAt: InstantSchema,
      creditPence: integer(),
      emergencyCredit: Type.Union(
        [Type.Object({ limitPence: integer(), usedPence: integer() }), Type.Null()],
        {
          description: "Null where the source does not say.",
        },
      ),
      debtPence: integerOrNull("What is owed besides."),
      debtRecoveryPencePerWeek: integerOrNull("What is taken off the credit for the debt."),
      topUps: Type.Array(Type.Object({ at: InstantSchema, pence: integer() }), {
        maxItems: 1000,
        description: "Newest first, six months at most.",
      }),
    }),
    Type.Null(),
  ]),
  problem,
});
export type ShownBalance = Static<typeof BalanceSchema>;

/** GET /v1/meters/:meterId/live. The source is asked for as long as somebody asks here; provisional, as is all that is live. */
export const LiveSchema = Type.Object({
  live: Type.Union([
    Type.Object({
      source: SourceNameSchema,
      simulated: Type.Boolean(),
      at: instantOrNull("When it was measured; null where the source gives no power."),
      powerW: integerOrNull("Whole watts; below zero where the home gives to the grid."),
      ageSeconds: Type.Union([count(), Type.Null()]),
      freshWithinSeconds: count("How old a value is at most when the source gives it."),
      askedAt: InstantSchema,
    }),
    Type.Null(),
  ]),
  problem,
});
export type ShownLive = Static<typeof LiveSchema>;
