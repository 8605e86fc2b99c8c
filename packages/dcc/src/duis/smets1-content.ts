import type { Direction, Fuel, RegisterUnit } from "@halfhourly/domain";
import type { Eui } from "../eui.js";
import type { GbcsTariff } from "../gbcs/message.js";

/** What a SMETS1 device answered, through the provider that speaks for it (MMC 5.4). */
export type Smets1Content =
  | Smets1Log
  | (GbcsTariff & { readonly device: Eui })
  | { readonly kind: "device-error"; readonly device: Eui; readonly code: string }
  | {
      readonly kind: "alert";
      readonly device: Eui;
      readonly alertCode: string | null;
      readonly atMs: number | null;
    }
  /** Something we never ask for; named by its element. */
  | { readonly kind: "other"; readonly device: Eui; readonly element: string };

/** A half-hourly profile (4.8.1, 4.8.3) or a log of days (4.17), in the order of the answer. */
export interface Smets1Log {
  readonly kind: "half-hours" | "days";
  readonly device: Eui;
  /** Electricity for an empty half-hourly log, which does not say. */
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly unit: RegisterUnit;
  /** 2 where any entry has a second value. */
  readonly elements: 1 | 2;
  /**
   * The schema does not say which end of its period a stamp names: it is the habit of the provider and its meters,
   * and many name the START. Who reads the log decides by source.
   */
  readonly stamp: "by-source";
  readonly entries: readonly Smets1LogEntry[];
  /** Entries without stamp or without a (first) value, both of which the schema allows: left out, and counted here. */
  readonly leftOut: number;
}

export interface Smets1LogEntry {
  /** UTC milliseconds, as sent. */
  readonly stampMs: number;
  /** Wh or dm3, one an element, markers included; the second is absent where the entry lacks it. Gas is sent as decimal m3. */
  readonly values: readonly number[];
}
