import { Type, type Static } from "typebox";
import { RoleSchema } from "./household.js";
import { InstantSchema, instantOrNull, londonDateOrNull } from "./shared.js";

const Id = Type.String({ maxLength: 64, description: "Opaque." });
/** Pages of the sign-in provider that change an account, each behind a fresh sign-in. */
export const AccountActionSchema = Type.Enum(["password", "email", "authenticator", "recovery-codes"], {
  type: "string",
});
export type AccountAction = Static<typeof AccountActionSchema>;

/** GET /v1/account */
export const AccountSchema = Type.Object({
  email: Type.String({ maxLength: 254 }),
  displayName: Type.String({ maxLength: 80 }),
  role: RoleSchema,
  createdAt: InstantSchema,
  lastSignInAt: instantOrNull("When somebody last signed in."),
  signInHere: Type.Boolean({
    description: "True: password and second factor are changed here. False: at the issuer's own pages.",
  }),
  secondFactor: Type.Boolean({ description: "Whether the last sign-in proved a second factor." }),
});
export type Account = Static<typeof AccountSchema>;

/** GET /v1/sessions */
export const SessionListSchema = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Id,
      current: Type.Boolean(),
      device: Type.String({
        maxLength: 80,
        description: "Kind of browser and system only, such as 'Firefox, Android'.",
      }),
      createdAt: InstantSchema,
      lastUsedAt: InstantSchema,
    }),
    { maxItems: 100 },
  ),
});
export type SessionList = Static<typeof SessionListSchema>;

/** GET /v1/sign-in/settings: the issuer that this instance trusts, and as which public client an app comes to it. */
export const SignInSettingsSchema = Type.Object({
  issuer: Type.String({ maxLength: 2000 }),
  clientId: Type.String({ maxLength: 200 }),
  scopes: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 20 }),
  resource: Type.Unsafe<string | null>({
    type: ["string", "null"],
    maxLength: 2000,
    description:
      "What the access token is for (RFC 8707); null where the issuer does not know the parameter.",
  }),
});
export type SignInSettings = Static<typeof SignInSettingsSchema>;

/**
 * POST /v1/session-exchange: a token of the issuer for a session of ours, for apps that sign in with the system's browser.
 * Codes: token-refused, other-account, sign-in-unavailable.
 */
export const TokenToExchangeSchema = Type.Object(
  {
    accessToken: Type.String({ minLength: 20, maxLength: 8192 }),
    device: Type.Optional(Type.String({ maxLength: 80 })),
  },
  { additionalProperties: false },
);
export const ExchangedSessionSchema = Type.Object({
  sessionToken: Type.String({
    maxLength: 64,
    description:
      "Sent as `Authorization: Session <token>`. A successor comes in the header `x-session-token`.",
  }),
  idleMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
  endsAt: InstantSchema,
});
export type ExchangedSession = Static<typeof ExchangedSessionSchema>;

/** POST /v1/support-cases, GET /v1/support-cases: the household lets support see its account's metadata, for a while. */
export const NewSupportCaseSchema = Type.Object(
  {
    about: Type.Enum(["sign-in", "meter", "readings", "tariff", "other"], { type: "string" }),
  },
  { additionalProperties: false },
);
export const SupportCaseSchema = Type.Object({
  id: Id,
  code: Type.String({ maxLength: 16, description: "What the household tells support." }),
  about: Type.String({ maxLength: 20 }),
  openedAt: InstantSchema,
  endsAt: InstantSchema,
  state: Type.Enum(["open", "closed", "expired"], { type: "string" }),
  seenBySupportAt: instantOrNull("When support last looked."),
});
export type SupportCase = Static<typeof SupportCaseSchema>;
export const SupportCasesSchema = Type.Object({ cases: Type.Array(SupportCaseSchema, { maxItems: 100 }) });

/** GET /v1/staff/support-cases/:code: account metadata only. No email, no meter number, no reading. */
export const AccountMetadataSchema = Type.Object({
  accountId: Id,
  about: Type.String({ maxLength: 20 }),
  endsAt: InstantSchema,
  createdAt: InstantSchema,
  lastSignInAt: instantOrNull("When somebody last signed in."),
  secondFactor: Type.Boolean(),
  language: Type.Enum(["en", "cy"], { type: "string" }),
  liveSessions: Type.Integer({ minimum: 0, maximum: 1000 }),
  meters: Type.Array(
    Type.Object({
      meterId: Id,
      fuel: Type.Enum(["electricity", "gas"], { type: "string" }),
      payment: Type.Enum(["credit", "prepayment"], { type: "string" }),
      linkedAt: InstantSchema,
      readingsUpTo: londonDateOrNull("Up to which London date there are readings."),
    }),
    { maxItems: 3 },
  ),
});
export type AccountMetadata = Static<typeof AccountMetadataSchema>;

/** POST /v1/staff/access-requests: an administrator asks, another allows, both are audited and the household sees it. */
export const NewAccessRequestSchema = Type.Object(
  {
    accountId: Id,
    reason: Type.Enum(["legal-request", "security-incident", "household-asked", "data-quality"], {
      type: "string",
    }),
    reference: Type.String({
      minLength: 3,
      maxLength: 40,
      pattern: "^[A-Za-z0-9./-]+$",
      description: "A case number, never a name.",
    }),
  },
  { additionalProperties: false },
);
export const AccessRequestSchema = Type.Object({
  id: Id,
  accountId: Id,
  reason: Type.String({ maxLength: 30 }),
  reference: Type.String({ maxLength: 40 }),
  askedBy: Id,
  askedAt: InstantSchema,
  allowedBy: Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: 64 }),
  endsAt: InstantSchema,
  state: Type.Enum(["waiting", "allowed", "ended"], { type: "string" }),
});
export type AccessRequest = Static<typeof AccessRequestSchema>;
export const AccessRequestsSchema = Type.Object({
  requests: Type.Array(AccessRequestSchema, { maxItems: 100 }),
});
/** GET /v1/staff/access-requests/:id/account. Half hours are never shown: no consent covers an administrator. */
export const AccessedAccountSchema = Type.Object({
  accountId: Id,
  email: Type.String({ maxLength: 254 }),
  displayName: Type.String({ maxLength: 80 }),
  createdAt: InstantSchema,
  meters: Type.Array(
    Type.Object({
      meterId: Id,
      fuel: Type.Enum(["electricity", "gas"], { type: "string" }),
      meterPoint: Type.String({ maxLength: 13 }),
      linkedAt: InstantSchema,
    }),
    { maxItems: 3 },
  ),
});
export type AccessedAccount = Static<typeof AccessedAccountSchema>;

/** POST /v1/operator/roles: makes somebody staff, or a household again. Codes: person-not-found, has-meters, roles-at-issuer. */
export const RoleChangeSchema = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254, description: "How the person signs in." }),
    role: RoleSchema,
  },
  { additionalProperties: false },
);
export type RoleChange = Static<typeof RoleChangeSchema>;
export const ChangedRoleSchema = Type.Object({
  accountId: Type.Unsafe<string | null>({
    type: ["string", "null"],
    maxLength: 64,
    description: "Null where the person has never signed in.",
  }),
  role: RoleSchema,
});
export type ChangedRole = Static<typeof ChangedRoleSchema>;
