import type { Eui } from "@halfhourly/dcc";
import type { Stamp } from "../files/row-clock.js";

/** UTC minutes of the day; a window may go over midnight. */
export interface DailyWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** What has to be said. All else has a default. */
export interface DccSettings extends Partial<DccLimits> {
  /** `simulator`: every reading says that it is generated. */
  readonly environment: "simulator" | "live";
  /** Our user id. */
  readonly originator: Eui;
  /** The DCC's id, to which inventory and schedule requests go. */
  readonly dcc: Eui;
  /** Our key agreement certificate (DER), which a meter that does not know us encrypts to. */
  readonly certificate?: Uint8Array;
}

export interface DccLimits {
  /** Longest range of one request, in days. The DCC's own limit is not published for every meter: start low. */
  readonly longestRangeDays: number;
  /** Requests a second and at once, of one user id. */
  readonly requestsPerSecond: number;
  readonly requestsAtOnce: number;
  /** Requests that one process sends side by side. */
  readonly sendersAtOnce: number;
  /** Until the DCC must have acknowledged, and a device must have answered after that. */
  readonly acknowledgeWithinMs: number;
  readonly answerWithinMs: number;
  /** The first pause before a request is asked again; it grows with the square of the attempts. */
  readonly retryAfterMs: number;
  readonly mostAttempts: number;
  /** How often a network that cannot be reached is tried, at most an hour apart: longer than an outage lasts. */
  readonly mostUnreached: number;
  /** When schedules are executed, spread over homes. */
  readonly scheduleWindow: DailyWindow;
  /** When gaps are asked for. */
  readonly lowTraffic: DailyWindow;
  readonly gapTries: number;
  readonly gapRequestsADay: number;
  /** How often a meter's own daily totals are asked for, and of how many days; a day that differs is asked for once more. */
  readonly logEveryDays: number;
  readonly logCoversDays: number;
  readonly proofsADayOfHousehold: number;
  readonly proofsADayOfMeter: number;
  /** How long the number on the meter counts. */
  readonly numberValidMs: number;
  readonly keepAnswersDays: number;
  /** Which end of a half hour SMETS1 meters name, and where a provider's meters do otherwise. */
  readonly smets1Stamp: Stamp;
  readonly smets1StampOfProvider: Readonly<Record<string, Stamp>>;
}

export type DccConfig = Required<Omit<DccSettings, "certificate">> & Pick<DccSettings, "certificate">;

const MINUTE_MS = 60_000;

export const defaultLimits: DccLimits = {
  longestRangeDays: 31,
  requestsPerSecond: 2,
  requestsAtOnce: 20,
  sendersAtOnce: 2,
  acknowledgeWithinMs: 5 * MINUTE_MS,
  answerWithinMs: 60 * MINUTE_MS,
  retryAfterMs: MINUTE_MS,
  mostAttempts: 5,
  mostUnreached: 60,
  scheduleWindow: { fromMinute: 60, toMinute: 5 * 60 },
  lowTraffic: { fromMinute: 22 * 60, toMinute: 6 * 60 },
  gapTries: 7,
  gapRequestsADay: 6,
  logEveryDays: 7,
  logCoversDays: 14,
  proofsADayOfHousehold: 5,
  proofsADayOfMeter: 10,
  numberValidMs: 24 * 60 * MINUTE_MS,
  keepAnswersDays: 90,
  smets1Stamp: "start",
  smets1StampOfProvider: {},
};

export function dccConfig(settings: DccSettings): DccConfig {
  return { ...defaultLimits, ...settings };
}
