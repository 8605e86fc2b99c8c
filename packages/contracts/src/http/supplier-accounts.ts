import { Type, type Static } from "typebox";
import {
  CodeSchema,
  DirectionSchema,
  FuelSchema,
  IdSchema,
  InstantSchema,
  londonDateOrNull,
  textOrNull,
} from "./shared.js";
import { DeviceIdSchema, PaymentOrNullSchema, ProofKindSchema, SourceNameSchema } from "./source-words.js";

const secret = (description: string) => Type.String({ minLength: 1, maxLength: 2000, description });
const closed = { additionalProperties: false };

/**
 * POST /v1/supplier-accounts/find. Codes: source-unknown, access-not-taken, access-refused, account-unknown, account-empty,
 * postcode-differs, sign-in-ended, source-not-answering, too-many-attempts.
 */
export const FindAccountSchema = Type.Object(
  {
    source: SourceNameSchema,
    postcode: Type.String({ minLength: 5, maxLength: 10, description: "Of the home; spaces allowed." }),
    access: Type.Union([
      Type.Object(
        {
          kind: Type.Literal("api-key"),
          apiKey: secret("As the supplier shows it to its customer."),
          accountNumber: Type.String({ minLength: 1, maxLength: 40 }),
        },
        closed,
      ),
      Type.Object(
        {
          kind: Type.Literal("password"),
          login: secret("What the household signs in with at the source."),
          password: secret("Used once, and never kept."),
          accountNumber: Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()]),
        },
        closed,
      ),
      Type.Object(
        {
          kind: Type.Literal("authorisation-code"),
          code: secret("What the source sent the browser back with."),
          state: Type.String({ minLength: 20, maxLength: 200 }),
        },
        closed,
      ),
      Type.Object(
        {
          kind: Type.Literal("operator"),
          meterPoint: Type.String({ minLength: 6, maxLength: 40, description: "Spaces allowed." }),
          deviceId: Type.Union([DeviceIdSchema, Type.Null()]),
        },
        closed,
      ),
    ]),
  },
  closed,
);
export type FindAccount = Static<typeof FindAccountSchema>;

export const FoundAccountSchema = Type.Object({
  source: SourceNameSchema,
  ticket: Type.String({ maxLength: 100, description: "Stands for the account when a collection is begun." }),
  ticketEndsAt: InstantSchema,
  proofs: Type.Array(ProofKindSchema, {
    maxItems: 4,
    description: "How a collection with this ticket is proved, the easiest first.",
  }),
  meters: Type.Array(
    Type.Object({
      meterPoint: Type.String({
        maxLength: 13,
        pattern: "^(\\d{6,13})?$",
        description: "Empty where the source names none and it is not known by the household's own meters.",
      }),
      fuel: FuelSchema,
      direction: DirectionSchema,
      payment: PaymentOrNullSchema,
      occupiedFrom: londonDateOrNull("From when the account holder has this home, as the source says."),
      halfHours: Type.Boolean(),
      live: Type.Boolean(),
      balance: Type.Boolean(),
      meterId: textOrNull("Of this household's meter, where it is added already.", undefined, 64),
      addable: Type.Boolean({
        description: "Whether it can be added, or collected where it is added already.",
      }),
      whyNot: Type.Union([CodeSchema, Type.Null()], {
        description:
          "`unit-not-stated`, `moved-out`, `no-half-hours`, `number-invalid`, `meter-already-linked` (to another account), `too-many-meters` or `export-with-import` (it comes with the meter that counts the import).",
      }),
    }),
    { maxItems: 50 },
  ),
});
export type ShownAccount = Static<typeof FoundAccountSchema>;

/** GET /v1/supplier-accounts/authorise?source= */
export const AuthoriseQuerySchema = Type.Object({ source: SourceNameSchema }, closed);
export const AuthoriseSchema = Type.Object({
  url: Type.String({ maxLength: 4000, description: "Send the browser there; it comes back with a code." }),
  endsAt: InstantSchema,
});
export type ShownAuthorise = Static<typeof AuthoriseSchema>;

/**
 * GET /v1/supplier-accounts/return: where a source sends the browser back to. It goes on to the app's page
 * `/collect/return#state=...&code=...` or, where the household or the source said no, `#state=...&error=...`.
 */
export const AuthoriseReturnSchema = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 200 })),
  code: Type.Optional(Type.String({ maxLength: 2000 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
});

/** POST of a review: a case number of whoever looked, never a name. */
export const ReviewAnswerSchema = Type.Object(
  { reference: Type.String({ minLength: 1, maxLength: 60, pattern: "^[A-Za-z0-9 ._/-]+$" }) },
  closed,
);
/** GET /v1/operator/reviews */
export const ReviewsSchema = Type.Object({
  reviews: Type.Array(
    Type.Object({ reviewCode: IdSchema, source: SourceNameSchema, fuel: FuelSchema, askedAt: InstantSchema }),
    { maxItems: 200 },
  ),
});
export type ShownReviews = Static<typeof ReviewsSchema>;
