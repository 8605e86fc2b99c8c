import { Type, type Static } from "typebox";
import {
  FuelSchema,
  InstantSchema,
  LondonDateSchema,
  instantOrNull,
  londonDateOrNull,
  textOrNull,
} from "./shared.js";

const Id = Type.String({ maxLength: 64, description: "Opaque." });
export const PurposeSchema = Type.Enum(["viewing", "recommendations", "comparison", "research"], {
  type: "string",
});

/** GET /v1/notices: the words in force for each purpose. The words themselves are the app's, by version. */
export const NoticesSchema = Type.Object({
  notices: Type.Array(
    Type.Object({ purpose: PurposeSchema, version: Type.String({ maxLength: 40 }), from: LondonDateSchema }),
    { maxItems: 4 },
  ),
});
export type Notices = Static<typeof NoticesSchema>;

/** `lapsed`: not renewed within a year. `ended`: the household moved out, or a new tenant claimed the meter. */
export const ConsentStateSchema = Type.Enum(["none", "granted", "withdrawn", "lapsed", "ended"], {
  type: "string",
});

export const ConsentSchema = Type.Object({
  consentId: textOrNull("Opaque; null where the purpose was never answered."),
  meterId: Id,
  meterName: Type.String({ maxLength: 60 }),
  fuel: FuelSchema,
  purpose: PurposeSchema,
  state: ConsentStateSchema,
  noticeVersion: textOrNull("The notice that was agreed to."),
  changedAt: instantOrNull("When it was last granted or ended."),
  renewBy: londonDateOrNull("Say yes again by this London date or it lapses."),
  renewSoon: Type.Boolean({ description: "True from 30 days before `renewBy`." }),
  hasReceipt: Type.Boolean(),
  /** When somebody else tried to add this meter: the household is asked whether it still lives there. */
  tenancyQuestionAt: Type.Optional(InstantSchema),
});
export type Consent = Static<typeof ConsentSchema>;
/** GET /v1/consents: the four purposes of every meter, whatever was answered. */
export const ConsentsSchema = Type.Object({ consents: Type.Array(ConsentSchema, { maxItems: 12 }) });
export type Consents = Static<typeof ConsentsSchema>;

/** PUT /v1/consents. Codes: step-up-required, meter-not-found, notice-out-of-date. */
export const ConsentAnswerSchema = Type.Object(
  {
    meterId: Id,
    purpose: PurposeSchema,
    granted: Type.Boolean(),
    noticeVersion: Type.String({ maxLength: 40 }),
  },
  { additionalProperties: false },
);
export type ConsentAnswer = Static<typeof ConsentAnswerSchema>;

/** What a withdrawal or a deletion set going. */
export const ErasureCaseSchema = Type.Object({
  id: Id,
  kind: Type.Enum(["consent-ended", "account-closed"], { type: "string" }),
  fuel: Type.Optional(FuelSchema),
  purpose: Type.Optional(PurposeSchema),
  meterName: Type.Optional(Type.String({ maxLength: 60 })),
  state: Type.Enum(["open", "overdue", "closed"], { type: "string" }),
  openedAt: InstantSchema,
  dueAt: InstantSchema,
  closedAt: instantOrNull("When every owner of data had answered."),
  ownersDone: Type.Integer({ minimum: 0, maximum: 100 }),
  ownersTotal: Type.Integer({ minimum: 0, maximum: 100 }),
  droppedInFlight: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    description: "Pieces of work that were under way when the consent ended, and were dropped.",
  }),
});
export type ErasureCase = Static<typeof ErasureCaseSchema>;
export const ErasureCasesSchema = Type.Object({ cases: Type.Array(ErasureCaseSchema, { maxItems: 200 }) });
export type ErasureCases = Static<typeof ErasureCasesSchema>;

export const ConsentOutcomeSchema = Type.Object({
  consent: ConsentSchema,
  erasureCase: Type.Optional(ErasureCaseSchema),
});
export type ConsentOutcome = Static<typeof ConsentOutcomeSchema>;

/**
 * GET /v1/consents/:consentId/receipt and GET /v1/erasure-cases/:caseId/certificate: `signed` is a compact JWS (ES256);
 * `keys` is the JWKS that was published when it was fetched, the same as GET /v1/keys.
 */
export const SignedDocumentSchema = Type.Object({
  kind: Type.Enum(["consent-receipt", "erasure-certificate"], { type: "string" }),
  signed: Type.String({ maxLength: 20_000 }),
  keys: Type.Array(Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 400 })), {
    maxItems: 100,
  }),
});
export type SignedDocument = Static<typeof SignedDocumentSchema>;
export const PublishedKeysSchema = Type.Object({ keys: SignedDocumentSchema.properties.keys });

/** POST /v1/meters/:meterId/move-out: every consent for the meter ends with the tenancy, the same day. */
export const MoveOutSchema = Type.Object({ movedOutOn: LondonDateSchema }, { additionalProperties: false });

/** DELETE /v1/account answers this: the page stays reachable by its key after the account is gone. */
export const AccountClosingSchema = Type.Object({
  case: ErasureCaseSchema,
  certificateKey: Type.String({
    maxLength: 64,
    description: "Opens GET /v1/erasure-certificates with the header `x-certificate-key`. Shown once.",
  }),
});
export type AccountClosing = Static<typeof AccountClosingSchema>;
/** GET /v1/erasure-certificates. Codes: certificate-not-found. */
export const ClosingStateSchema = Type.Object({
  case: ErasureCaseSchema,
  certificate: Type.Optional(SignedDocumentSchema),
});
export type ClosingState = Static<typeof ClosingStateSchema>;
