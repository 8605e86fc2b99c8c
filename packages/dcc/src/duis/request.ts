import type { Fuel } from "@halfhourly/domain";
import type { Eui } from "../eui.js";
import type { RequestId } from "../request-id.js";

/** A service request (DUIS 5.4). */
export interface DuisRequest {
  readonly requestId: RequestId;
  readonly body: DuisRequestBody;
}

/** UTC milliseconds, both ends included: ask 00:30 to 00:00 of the next day for one day of period ends. */
export interface LogPeriod {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Days relative to the execution date, with UTC times of day in minutes. */
export interface LogPeriodOffset {
  readonly fromDays: number;
  readonly fromMinute: number;
  readonly toDays: number;
  readonly toMinute: number;
}

export type DuisRequestBody =
  /** 4.8.1. Without a certificate the meter encrypts to the party it knows; an unknown remote party sends its own (DER). */
  | { readonly kind: "read-import-profile"; readonly period: LogPeriod; readonly certificate?: Uint8Array }
  /** 4.8.3: never encrypted, so no certificate is sent. */
  | { readonly kind: "read-export-profile"; readonly period: LogPeriod }
  /** 4.17 */
  | { readonly kind: "read-daily-log"; readonly period: LogPeriod; readonly certificate?: Uint8Array }
  /** 4.11.1: never encrypted, so no certificate is sent. */
  | { readonly kind: "read-tariff" }
  /** 5.1 */
  | CreateSchedule
  /** 5.2 */
  | { readonly kind: "read-schedule"; readonly schedule: ScheduleChoice }
  /** 5.3 */
  | { readonly kind: "delete-schedule"; readonly schedule: ScheduleChoice }
  /** 8.2 */
  | {
      readonly kind: "read-inventory";
      readonly of: { readonly device: Eui } | { readonly meterPoint: string; readonly fuel: Fuel };
    }
  /** 9.1 */
  | { readonly kind: "request-cin" };

/** A daily read by the DCC itself. */
export interface CreateSchedule {
  readonly kind: "create-schedule";
  readonly read: ScheduledRead;
  readonly device: Eui;
  /** London date. */
  readonly startDate: string;
  readonly endDate?: string;
  /** UTC, minute of the day; absent: whenever the DCC likes. */
  readonly executionMinute?: number;
  readonly period: LogPeriodOffset;
  readonly certificate?: Uint8Array;
}

/** 4.8.1, 4.8.3, 4.6.1 and 4.17. */
export type ScheduledRead = "import-profile" | "export-profile" | "import-daily-read-log" | "daily-log";

/** A schedule's number, as the DCC gave it, or every schedule of a device. */
export type ScheduleChoice = { readonly scheduleId: string } | { readonly device: Eui };
