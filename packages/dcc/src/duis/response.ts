import type { Eui } from "../eui.js";
import type { RequestId } from "../request-id.js";
import type { CreateSchedule } from "./request.js";
import type { Smets1Content } from "./smets1-content.js";

/** A DUIS response or alert (5.4) whose signature was verified. */
export interface DuisResponse {
  /** Null for an alert of a device, and for a schedule's answers where the DCC gives none. */
  readonly requestId: RequestId | null;
  readonly responseId: RequestId | null;
  /** `I0`, `I99`, `E...`, `W...`. */
  readonly code: string;
  readonly atMs: number;
  readonly body: DuisResponseBody;
}

export type DuisResponseBody =
  /** A synchronous acknowledgement or refusal, with nothing but its code and the service it was for (`4.8.1`). */
  | { readonly kind: "acknowledgement"; readonly variant: string }
  | {
      readonly kind: "gbcs";
      readonly variant: string;
      readonly scheduleId: string | null;
      readonly payload: Uint8Array;
    }
  | { readonly kind: "inventory"; readonly devices: readonly InventoryDevice[] }
  | { readonly kind: "schedule-created"; readonly scheduleId: string }
  | { readonly kind: "schedules"; readonly schedules: readonly HeldSchedule[] }
  | { readonly kind: "schedule-deleted" }
  | { readonly kind: "cin-sent"; readonly cin: string; readonly payload: Uint8Array }
  | { readonly kind: "device-alert"; readonly alertCode: string; readonly payload: Uint8Array }
  | { readonly kind: "dcc-alert"; readonly alertCode: string; readonly about: DccAlertSubject }
  /** SMETS1: the readings themselves, whose own signature (the S1SP's) was verified too. */
  | {
      readonly kind: "smets1";
      /** Null for an alert. */
      readonly variant: string | null;
      readonly scheduleId: string | null;
      readonly content: Smets1Content;
    }
  /** An answer to something we never ask; named by its element. */
  | { readonly kind: "other"; readonly variant: string; readonly element: string };

/** What a DCC alert is about, as far as we act on it. */
export type DccAlertSubject =
  | { readonly kind: "quarantined-request"; readonly requestId: string | null }
  | {
      readonly kind: "schedule-removed";
      readonly device: Eui | null;
      readonly scheduleIds: readonly string[];
    }
  | { readonly kind: "command-failed"; readonly device: Eui | null; readonly requestId: string | null }
  | { readonly kind: "change-of-supplier"; readonly device: Eui | null }
  | { readonly kind: "device-status"; readonly device: Eui | null }
  | {
      readonly kind: "power-outage";
      readonly communicationsHub: Eui;
      readonly startMs: number;
      readonly meterPoint: string;
    }
  | { readonly kind: "other"; readonly element: string };

export interface InventoryDevice {
  readonly device: Eui;
  /** `ESME`, `GSME`, `CHF`, `GPF`, `PPMID`, `IHD`, `CAD`, ... */
  readonly type: string;
  readonly status: string | null;
  /** `SMETS1` or `SMETS2` by its version; null where it has none (an IHD, a CAD) or is no meter (`CHTS`). */
  readonly generation: "SMETS1" | "SMETS2" | null;
  /** Of an electricity meter: `A` single element, `B` twin element, `C` polyphase, `AD` ... */
  readonly variant: string | null;
  /** As the DCC holds it; null where it has none. */
  readonly importMeterPoint: string | null;
  readonly exportMeterPoint: string | null;
  /** Who answers for a SMETS1 device: by it the habit of its stamps is known. */
  readonly smets1Provider: string | null;
}

export interface HeldSchedule {
  readonly scheduleId: string;
  readonly device: Eui | null;
  readonly variant: string | null;
  /** What it does; null where it is a read that we never ask for. */
  readonly schedule: CreateSchedule | null;
}
