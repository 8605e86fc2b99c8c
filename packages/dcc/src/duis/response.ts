import type { Eui } from "../eui.js";
import type { GbcsLog, GbcsTariff } from "../gbcs/message.js";
import type { RequestId } from "../request-id.js";

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
  /** A synchronous acknowledgement or refusal, with nothing but its code. */
  | { readonly kind: "acknowledgement" }
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
  | { readonly kind: "cin-sent"; readonly cin: string | null }
  | { readonly kind: "device-alert"; readonly alertCode: string; readonly payload: Uint8Array }
  | { readonly kind: "dcc-alert"; readonly alertCode: string; readonly about: DccAlertSubject }
  /** SMETS1: the readings themselves, whose own signature (the S1SP's) was verified too. */
  | {
      readonly kind: "smets1";
      readonly variant: string;
      readonly scheduleId: string | null;
      readonly content: Smets1Content;
    };

export type Smets1Content =
  | (GbcsLog & { readonly device: Eui })
  | (GbcsTariff & { readonly device: Eui })
  | { readonly kind: "device-error"; readonly device: Eui; readonly code: string };

/** What a DCC alert is about, as far as we act on it. */
export type DccAlertSubject =
  | { readonly kind: "quarantined-request"; readonly requestId: string | null }
  | { readonly kind: "schedule-removed"; readonly scheduleIds: readonly string[] }
  | { readonly kind: "command-failed"; readonly requestId: string | null }
  | { readonly kind: "change-of-supplier"; readonly device: Eui | null }
  | { readonly kind: "device-status"; readonly device: Eui | null }
  | { readonly kind: "other"; readonly element: string };

export interface InventoryDevice {
  readonly device: Eui;
  /** `ESME`, `GSME`, `CHF`, `GPF`, `PPMID`, `IHD`, `CAD`, ... */
  readonly type: string;
  readonly status: string | null;
  /** `SMETS1` or `SMETS2` by its version; null where it has none (an IHD, a CAD). */
  readonly generation: "SMETS1" | "SMETS2" | null;
  readonly variant: string | null;
  /** As the DCC holds it; null where it has none. */
  readonly importMeterPoint: string | null;
  readonly exportMeterPoint: string | null;
}

export interface HeldSchedule {
  readonly scheduleId: string;
  readonly device: Eui | null;
  readonly variant: string | null;
}
