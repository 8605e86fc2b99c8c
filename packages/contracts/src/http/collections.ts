import { Type, type Static } from "typebox";
import {
  CodeSchema,
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  IdSchema,
  InstantSchema,
  LondonDateSchema,
  UnitSchema,
  count,
  instantOrNull,
  londonDateOrNull,
  textOrNull,
} from "./shared.js";
import { StateCountsSchema } from "./source-operations.js";
import { AccessKindsSchema, DeviceIdSchema, ProofKindSchema, SourceNameSchema } from "./source-words.js";

/** GET /v1/sources: what this copy can collect from, and what each can give. */
export const SourcesSchema = Type.Object({
  sources: Type.Array(
    Type.Object({
      source: SourceNameSchema,
      title: Type.String({ maxLength: 60, description: "As people know it." }),
      kind: Type.Enum(["network", "supplier", "intermediary"], { type: "string" }),
      accepts: AccessKindsSchema,
      simulated: Type.Boolean({ description: "Its readings are made up, and say so." }),
      fuels: Type.Array(FuelSchema, { maxItems: 2 }),
      intervals: Type.Array(
        Type.Object({
          fuel: FuelSchema,
          direction: DirectionSchema,
          elements: Type.Array(ElementSchema, { maxItems: 2 }),
          unit: UnitSchema,
        }),
        { maxItems: 8 },
      ),
      depthMonths: count("How far back it can be asked, in calendar months."),
      live: Type.Boolean({ description: "Whether it gives power now." }),
      balance: Type.Boolean({ description: "Whether it gives a prepayment meter's balance." }),
      meterTariff: Type.Boolean({ description: "Whether it gives the rates that the meter holds." }),
      proofs: Type.Array(ProofKindSchema, { maxItems: 4 }),
      practice: Type.Array(
        Type.Object({
          fuel: FuelSchema,
          meterPoint: Type.String({ maxLength: 13 }),
          displayId: Type.String({ maxLength: 23 }),
        }),
        { maxItems: 20, description: "Made-up meters to try it with; only of a simulated source." },
      ),
      practiceAccounts: Type.Array(
        Type.Object({
          accountNumber: Type.String({ maxLength: 40 }),
          apiKey: textOrNull("Where the source takes a key."),
          login: textOrNull("Where the source takes a password."),
          password: textOrNull("The same."),
          postcode: Type.String({ maxLength: 10 }),
          meterPoints: Type.Array(Type.String({ maxLength: 13 }), { maxItems: 10 }),
        }),
        { maxItems: 20, description: "Made-up accounts to try it with; only of a simulated source." },
      ),
    }),
    { maxItems: 20 },
  ),
});
export type Sources = Static<typeof SourcesSchema>;

export const CollectionSchema = Type.Object({
  meterId: IdSchema,
  source: SourceNameSchema,
  state: Type.Enum(
    ["proving", "waiting-for-number", "waiting-for-review", "collecting", "running", "refused", "stopped"],
    { type: "string" },
  ),
  problem: Type.Union([CodeSchema, Type.Null()], {
    description:
      "`meter-not-known`, `display-id-differs`, `number-differs`, `number-not-shown`, `too-many-attempts`, `source-not-answering`, `source-refused`, `access-ended`, `account-unknown`, `meter-not-in-account`, `unit-not-stated`, `unit-differs`, `review-refused` or `consent-ended`.",
  }),
  proof: ProofKindSchema,
  movedInOn: londonDateOrNull("Nothing before it is asked for; null: 13 months."),
  reviewCode: textOrNull(
    "What to name when papers are sent in; null unless it waits for a review.",
    undefined,
    64,
  ),
  practiceNumber: textOrNull(
    "What the screen of a made-up meter shows; null for every real one, whose screen only its home can see.",
    "^\\d{4}$",
    4,
  ),
  begunAt: InstantSchema,
  requestsDone: count("Requests of the first collection that are answered."),
  requestsTotal: count(),
  halfHoursStored: count(),
  from: londonDateOrNull("First London date that is asked for; null before the proof is accepted."),
  to: londonDateOrNull("Last London date that is asked for."),
  lastAnswerAt: instantOrNull("When the source last answered."),
  nextTryAt: instantOrNull(
    "When a source that does not answer is asked again; null where that is not known.",
  ),
  daysThatDiffer: Type.Array(
    Type.Object({
      startsAt: InstantSchema,
      counted: count("The meter's own total of the day, in the register's unit."),
      held: count("The sum of the half hours held, in the same unit."),
    }),
    {
      maxItems: 500,
      description:
        "Days (midnight to midnight UTC, as meters keep them) whose half hours do not add up to the meter's own total, also after they were asked for once more. Nothing was changed.",
    },
  ),
});
export type ShownCollection = Static<typeof CollectionSchema>;

/** GET /v1/meters/:meterId/collection */
export const MeterCollectionSchema = Type.Object({
  collection: Type.Union([CollectionSchema, Type.Null()]),
});
export type MeterCollection = Static<typeof MeterCollectionSchema>;

/**
 * POST /v1/meters/:meterId/collection. Codes: consent-required, collection-running, display-id-invalid, too-many-attempts,
 * source-unknown, proof-not-taken, ticket-ended, meter-not-in-account, unit-not-stated, moved-in-date, begun-elsewhere.
 */
export const NewCollectionSchema = Type.Object(
  {
    source: SourceNameSchema,
    proof: Type.Union([
      Type.Object(
        { kind: Type.Literal("display-id"), displayId: DeviceIdSchema },
        { additionalProperties: false },
      ),
      Type.Object({ kind: Type.Literal("cin") }, { additionalProperties: false }),
      Type.Object({ kind: Type.Literal("supplier-account") }, { additionalProperties: false }),
      Type.Object({ kind: Type.Literal("manual-review") }, { additionalProperties: false }),
    ]),
    movedInOn: Type.Optional(LondonDateSchema),
    ticket: Type.Optional(
      Type.String({ maxLength: 100, description: "Of POST /v1/supplier-accounts/find; the DCC needs none." }),
    ),
  },
  { additionalProperties: false },
);
export type NewCollection = Static<typeof NewCollectionSchema>;

/** POST /v1/meters/:meterId/collection/confirmation: the number on the meter's screen. */
export const ConfirmationSchema = Type.Object(
  { number: Type.String({ maxLength: 20, description: "Digits; spaces allowed." }) },
  { additionalProperties: false },
);

/** GET /v1/operator/collection */
export const CollectionStatusSchema = Type.Object({
  source: Type.Union([SourceNameSchema, Type.Null()], { description: "Null where nothing is collected." }),
  simulated: Type.Boolean(),
  stopped: Type.Union([
    Type.Object({
      at: InstantSchema,
      code: Type.String({ maxLength: 40, description: "The source's own." }),
    }),
    Type.Null(),
  ]),
  collections: StateCountsSchema,
  requests: StateCountsSchema,
  answersWaiting: count("Answers that are kept and wait to be decoded."),
  daysThatDiffer: count("Days whose half hours do not add up to the meter's own total."),
});
export type ShownCollectionStatus = Static<typeof CollectionStatusSchema>;

/** POST /v1/operator/collection/resume */
export const ResumedSchema = Type.Object({
  resumed: Type.Boolean({ description: "False where nothing stood still." }),
});

/** POST /v1/operator/collection/decode-again */
export const DecodeAgainSchema = Type.Object(
  { receivedSince: InstantSchema },
  { additionalProperties: false },
);
export const DecodedAgainSchema = Type.Object({ answers: count("Raw answers that wait to be decoded.") });
