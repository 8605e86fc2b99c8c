import {
  DeadLettersQuerySchema,
  DeadLettersSchema,
  ReplayedSchema,
  ReplaySchema,
  ReviewAnswerSchema,
  ReviewsSchema,
  SourcesStatusSchema,
} from "@halfhourly/contracts";
import { Type } from "typebox";
import {
  answerReview,
  replayDeadLetters,
  showDeadLetters,
  showReviews,
  showSourcesStatus,
} from "../actions/source-operations.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";

const ReviewParams = Type.Object({ reviewCode: Type.String({ maxLength: 64 }) });
/** Administrators look; only the operator does something. */
const lookers = [
  { access: "operator", at: "/v1/operator", codes: ["operator-token-refused"] },
  {
    access: "administrator",
    at: "/v1/staff",
    codes: ["not-signed-in", "not-for-your-role", "second-factor-needed"],
  },
] as const;

/** How every source does, what was given up, and who waits for a review: figures, and nothing of any household. */
export function sourceOperationRoutes(api: Api, context: Context): void {
  for (const { access, at, codes } of lookers) {
    api.get(
      `${at}/sources`,
      {
        config: { access },
        schema: {
          tags: ["Collection"],
          summary: "How every source does: success, speed, freshness, what waits, its breaker",
          response: { 200: SourcesStatusSchema, ...problems(...codes) },
        },
      },
      () => showSourcesStatus(context),
    );

    api.get(
      `${at}/dead-letters`,
      {
        config: { access },
        schema: {
          tags: ["Collection"],
          summary: "What was given up, with its reason, the oldest first",
          querystring: DeadLettersQuerySchema,
          response: { 200: DeadLettersSchema, ...problems(...codes, "invalid-request") },
        },
      },
      (request) => showDeadLetters(context, request.query.source ?? null),
    );
  }

  api.post(
    "/v1/operator/dead-letters/replay",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Collection"],
        summary: "Try again from the start: one dead letter, those of a source, or all (1,000 at a time)",
        body: ReplaySchema,
        response: { 200: ReplayedSchema, ...problems("operator-token-refused", "invalid-request") },
      },
    },
    (request) => replayDeadLetters(context, request.body),
  );

  api.get(
    "/v1/operator/reviews",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Collection"],
        summary: "Who waits until somebody has looked at papers",
        response: { 200: ReviewsSchema, ...problems("operator-token-refused") },
      },
    },
    () => showReviews(context),
  );

  for (const [answer, approved] of [
    ["approve", true],
    ["refuse", false],
  ] as const)
    api.post(
      `/v1/operator/reviews/:reviewCode/${answer}`,
      {
        config: { access: "operator" },
        schema: {
          tags: ["Collection"],
          summary: approved
            ? "The papers show that the home is theirs: collect"
            : "The papers do not show it",
          params: ReviewParams,
          body: ReviewAnswerSchema,
          response: {
            204: nothing("Written down."),
            ...problems("operator-token-refused", "invalid-request", "review-not-found"),
          },
        },
      },
      async (request, reply) => {
        const { reference } = request.body;
        await answerReview(context, request.params.reviewCode, { approved, reference });
        return reply.code(204).send(undefined);
      },
    );
}
