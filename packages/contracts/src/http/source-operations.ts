import { Type, type Static } from "typebox";
import {
  CodeSchema,
  IdSchema,
  InstantSchema,
  count,
  instantOrNull,
  integerOrNull,
  londonDateOrNull,
  numberOrNull,
} from "./shared.js";
import { SourceNameSchema } from "./source-words.js";

export const StateCountsSchema = Type.Record(Type.String({ pattern: "^[a-z-]{1,40}$" }), count());

/** GET /v1/operator/sources */
export const SourcesStatusSchema = Type.Object({
  sources: Type.Array(
    Type.Object({
      source: SourceNameSchema,
      title: Type.String({ maxLength: 60 }),
      simulated: Type.Boolean(),
      collections: StateCountsSchema,
      calls: count("Of the last hour, made by this process."),
      answered: count(),
      successRate: numberOrNull("Of those calls, from 0 to 1; null where there were none."),
      latencyP50Ms: integerOrNull("Whole milliseconds."),
      latencyP95Ms: integerOrNull("Whole milliseconds."),
      freshnessP50Hours: numberOrNull("How old the newest half hour of a running collection is."),
      freshnessP95Hours: numberOrNull("The same, of the stalest but 5 %."),
      backlog: count("Ranges that are due and not fetched."),
      backlogSince: instantOrNull("Since when the oldest waits."),
      breaker: Type.Enum(["closed", "open", "half-open"], { type: "string" }),
      nextTryAt: instantOrNull("When something is asked of it next."),
      lastFault: Type.Union([Type.Object({ code: CodeSchema, at: InstantSchema }), Type.Null()]),
      deadLetters: count(),
    }),
    { maxItems: 20 },
  ),
});
export type ShownSourcesStatus = Static<typeof SourcesStatusSchema>;

/** GET /v1/operator/dead-letters?source= */
export const DeadLettersQuerySchema = Type.Object(
  { source: Type.Optional(SourceNameSchema) },
  { additionalProperties: false },
);
export const DeadLettersSchema = Type.Object({
  total: count(),
  deadLetters: Type.Array(
    Type.Object({
      id: IdSchema,
      source: SourceNameSchema,
      stage: Type.Enum(["fetch", "store", "balance", "live"], { type: "string" }),
      reason: CodeSchema,
      at: InstantSchema,
      attempts: count(),
      from: londonDateOrNull("First London date that was asked for."),
      to: londonDateOrNull("Last London date that was asked for."),
    }),
    { maxItems: 200, description: "The oldest first." },
  ),
});
export type ShownDeadLetters = Static<typeof DeadLettersSchema>;

/** POST /v1/operator/dead-letters/replay: one, those of a source, or all. */
export const ReplaySchema = Type.Object(
  { source: Type.Optional(SourceNameSchema), id: Type.Optional(IdSchema) },
  { additionalProperties: false },
);
export const ReplayedSchema = Type.Object({ replayed: count() });
