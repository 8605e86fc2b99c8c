/** What the API answers. Types only: nothing of the schemas goes into the app. */
import type { Static } from "typebox";
import type { FuelSchema, NoticeSchema, PeriodKindSchema } from "@halfhourly/contracts";

export type {
  AccessedAccount,
  AccessRequest,
  Account,
  AccountAction,
  AccountMetadata,
  Agreement,
  Amount,
  Bar,
  Comparison,
  Coverage,
  Home,
  HomeRow,
  ImportJob,
  Meter,
  NewAgreement,
  NewFeedback,
  NewMeter,
  Preferences,
  MeterCollection,
  NewCollection,
  PriceCaps,
  Service,
  Session,
  SessionList,
  ShownCollection,
  Sources,
  FindAccount,
  ShownAccount,
  ShownAuthorise,
  ShownBalance,
  ShownDeadLetters,
  ShownLive,
  ShownPossibilities,
  ShownSourcesStatus,
  SupportCase,
  Usage,
  UsageSeries,
} from "@halfhourly/contracts";

export type Fuel = Static<typeof FuelSchema>;
export type PeriodKind = Static<typeof PeriodKindSchema>;
export type Notice = Static<typeof NoticeSchema>;
