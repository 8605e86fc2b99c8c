import type { Eui } from "@halfhourly/dcc";

/** Whom a scenario is about: one device, or every one. */
interface About {
  readonly device?: Eui;
}

/** Ends of half hours or days, UTC milliseconds, both included. */
interface Ends {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What can go wrong, or otherwise than simply, until it is ended. */
export type Scenario =
  /** The meter has nothing for these ends; what it has before and after, it tells. */
  | ({ readonly kind: "gap" } & About & Ends)
  /** The first answers (one, unless said) tell too much for these ends, later ones the truth. */
  | ({ readonly kind: "correction"; readonly answers?: number } & About & Ends)
  /** In place of the value of the half hour with this end: one of the numbers that mean "no value", in Wh or dm3. */
  | ({ readonly kind: "marker"; readonly endMs: number; readonly value: number } & About)
  /** The half hour with this end is told too low in the first answers (one, unless said); the meter's daily log is right. */
  | ({ readonly kind: "garbled"; readonly endMs: number; readonly answers?: number } & About)
  /** The device says that it holds nothing. */
  | ({ readonly kind: "not-found" } & About)
  /** Each answer is pushed twice. */
  | ({ readonly kind: "duplicate" } & About)
  | ({ readonly kind: "late"; readonly byMs: number } & About)
  /** Answers are held until there are so many, then pushed last first. */
  | ({ readonly kind: "out-of-order"; readonly answers: number } & About)
  /** The request is acknowledged, and nothing follows. */
  | ({ readonly kind: "silent" } & About)
  /** The DCC cannot reach the device: the answer is that it could not. */
  | ({ readonly kind: "unreachable" } & About)
  /** Anomaly detection holds the request back: a DCC alert says so, and nothing follows. */
  | ({ readonly kind: "quarantine" } & About)
  /** The gateway answers 503, or closes the connection; pushes wait. */
  | { readonly kind: "outage"; readonly how: "unavailable" | "silence" }
  | { readonly kind: "throttle"; readonly perSecond: number };

/** Ends it; a second time does nothing. */
export type EndScenario = () => void;
