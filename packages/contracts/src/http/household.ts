import { Type, type Static } from "typebox";
import {
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  InstantSchema,
  LondonDateSchema,
  IdSchema,
  UnitSchema,
  count,
  londonDateOrNull,
  textOrNull,
} from "./shared.js";

export const RoleSchema = Type.Enum(["consumer", "support", "administrator"], { type: "string" });
export type Role = Static<typeof RoleSchema>;

/** GET /v1/session; 401 `not-signed-in` otherwise. */
export const SessionSchema = Type.Object({
  displayName: Type.String({ maxLength: 80 }),
  accountId: IdSchema,
  demonstration: Type.Boolean(),
  role: RoleSchema,
});
export type Session = Static<typeof SessionSchema>;

export const PreferencesSchema = Type.Object(
  {
    language: Type.Enum(["en", "cy"], { type: "string" }),
    theme: Type.Enum(["system", "light", "dark"], { type: "string" }),
  },
  { additionalProperties: false },
);
export type Preferences = Static<typeof PreferencesSchema>;

export const MeterSchema = Type.Object({
  id: IdSchema,
  name: Type.String({ maxLength: 60 }),
  fuel: FuelSchema,
  meterPoint: Type.String({
    maxLength: 13,
    pattern: "^\\d{6,13}$",
    description: "MPAN core or MPRN, whole: it is the household's own.",
  }),
  payment: Type.Enum(["credit", "prepayment"], { type: "string" }),
  region: textOrNull("GSP group letter (_A to _P) where the MPAN's distributor tells it.", "^_[A-P]$", 2),
  generated: Type.Boolean(),
  viewingConsent: Type.Object({ noticeVersion: Type.String({ maxLength: 40 }), grantedAt: InstantSchema }),
  registers: Type.Array(
    Type.Object({
      direction: DirectionSchema,
      element: ElementSchema,
      unit: UnitSchema,
      firstDate: londonDateOrNull("First London date held."),
      lastDate: londonDateOrNull("Last London date held."),
    }),
    { maxItems: 4 },
  ),
});
export type Meter = Static<typeof MeterSchema>;
export const MetersSchema = Type.Object({ meters: Type.Array(MeterSchema, { maxItems: 3 }), most: count() });

/** POST /v1/meters. Codes: mpan-invalid, mprn-invalid, consent-required, notice-out-of-date, meter-already-linked, too-many-meters. */
export const NewMeterSchema = Type.Object(
  {
    fuel: FuelSchema,
    meterPoint: Type.String({
      maxLength: 40,
      description: "Spaces allowed; 13 or 21 digits for electricity, 6 to 10 for gas.",
    }),
    name: Type.Optional(Type.String({ maxLength: 60 })),
    payment: Type.Enum(["credit", "prepayment"], { type: "string" }),
    consent: Type.Object({
      purpose: Type.Literal("viewing"),
      granted: Type.Boolean(),
      noticeVersion: Type.String({ maxLength: 40 }),
    }),
  },
  { additionalProperties: false },
);
export type NewMeter = Static<typeof NewMeterSchema>;

/** GET /v1/notices/viewing */
export const NoticeSchema = Type.Object({
  purpose: Type.Literal("viewing"),
  version: Type.String({ maxLength: 40 }),
  from: LondonDateSchema,
});

const Pence = Type.String({
  pattern: "^-?\\d{1,4}(\\.\\d{1,5})?$",
  maxLength: 11,
  description: "Pence as exact decimal text, at most five decimals.",
});
const Window = Type.Object({
  from: Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", maxLength: 5 }),
  to: Type.String({ pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$", maxLength: 5 }),
});
const WeekdaySchema = Type.Enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], { type: "string" });

export const RatesSchema = Type.Union([
  Type.Object({ kind: Type.Literal("flat"), pencePerKwh: Pence }),
  Type.Object({
    kind: Type.Literal("two-rate"),
    dayPencePerKwh: Pence,
    nightPencePerKwh: Pence,
    night: Type.Array(Window, { minItems: 1, maxItems: 6 }),
    clock: Type.Enum(["utc", "london"], { type: "string" }),
  }),
  Type.Object({
    kind: Type.Literal("time-of-use"),
    otherPencePerKwh: Pence,
    bands: Type.Array(
      Type.Object({
        name: Type.String({ maxLength: 40 }),
        pencePerKwh: Pence,
        days: Type.Array(WeekdaySchema, { minItems: 1, maxItems: 7 }),
        windows: Type.Array(Window, { minItems: 1, maxItems: 6 }),
      }),
      { minItems: 1, maxItems: 8 },
    ),
  }),
  Type.Object({
    kind: Type.Literal("half-hourly"),
    firstSlot: InstantSchema,
    pencePerKwh: Type.Array(Type.Union([Pence, Type.Null()]), { minItems: 1, maxItems: 20_000 }),
  }),
]);

export const NewAgreementSchema = Type.Object(
  {
    direction: DirectionSchema,
    name: Type.String({ minLength: 1, maxLength: 80 }),
    rates: RatesSchema,
    standingChargePencePerDay: Pence,
    vat: Type.Enum(["included", "excluded"], { type: "string" }),
    from: LondonDateSchema,
    to: londonDateOrNull("Last day of the agreement; null while it runs."),
    origin: Type.Optional(
      Type.String({
        maxLength: 80,
        description: "Where the rates came from, such as 'price cap, July to September 2026'.",
      }),
    ),
  },
  { additionalProperties: false },
);
/** POST /v1/meters/:meterId/agreements. Codes: agreement-overlaps, agreement-dates, rates-invalid. */
export type NewAgreement = Static<typeof NewAgreementSchema>;
export const AgreementSchema = Type.Interface([NewAgreementSchema], { id: IdSchema });
export type Agreement = Static<typeof AgreementSchema>;
export const AgreementsSchema = Type.Object({ agreements: Type.Array(AgreementSchema, { maxItems: 1000 }) });

/** GET /v1/price-caps: the shipped, dated file. */
export const PriceCapsSchema = Type.Object({
  levels: Type.Array(
    Type.Object({
      quarter: Type.String({ maxLength: 10, description: "For example 2026-Q3." }),
      from: LondonDateSchema,
      to: LondonDateSchema,
      region: Type.String({ maxLength: 40, description: "'GB average' or a GSP group." }),
      payment: Type.String({ maxLength: 40 }),
      fuel: FuelSchema,
      pencePerKwh: Pence,
      standingChargePencePerDay: Pence,
      vat: Type.Literal("included"),
      source: Type.String({ maxLength: 500 }),
    }),
    { maxItems: 10_000 },
  ),
});
export type PriceCaps = Static<typeof PriceCapsSchema>;

/** GET /v1/service: who runs this copy and answers for its data (UK GDPR Article 13). */
export const ServiceSchema = Type.Object({
  operator: Type.Object({
    name: textOrNull(
      "The person or organisation; null where none is configured: whoever runs it at home.",
      ".",
      200,
    ),
    contact: textOrNull("How to reach them about personal data: an address, email or telephone.", ".", 400),
  }),
});
export type Service = Static<typeof ServiceSchema>;

/** POST /v1/feedback */
export const NewFeedbackSchema = Type.Object(
  {
    message: Type.String({ minLength: 1, maxLength: 4000 }),
    appVersion: Type.String({ maxLength: 40 }),
    device: Type.String({ maxLength: 80, description: "Kind of device only, such as 'web, phone width'." }),
    screen: Type.String({ maxLength: 60 }),
  },
  { additionalProperties: false },
);
export type NewFeedback = Static<typeof NewFeedbackSchema>;

/** GET /v1/operator/feedback: what people told the operator, newest first; never who. */
export const FeedbackListSchema = Type.Object({
  feedback: Type.Array(
    Type.Object({
      id: IdSchema,
      sentAt: InstantSchema,
      message: Type.String({ maxLength: 4000 }),
      appVersion: Type.String({ maxLength: 40 }),
      device: Type.String({ maxLength: 80 }),
      screen: Type.String({ maxLength: 60 }),
    }),
    { maxItems: 200 },
  ),
});
export type FeedbackList = Static<typeof FeedbackListSchema>;
