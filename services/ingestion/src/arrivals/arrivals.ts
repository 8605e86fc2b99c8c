import type { HalfHourRun, Reading } from "@halfhourly/domain";
import type { DropReason } from "@halfhourly/reading-store";
import type { ReadRegister } from "../files/read-register.js";

/** Readings of one register of one household, from one answer of a source. */
export interface ArrivedReadings {
  readonly household: string;
  readonly meterPoint: string;
  /** Opaque: whose progress they count for. */
  readonly linkId: string;
  readonly register: Pick<ReadRegister, "fuel" | "direction" | "element" | "unit">;
  readonly readings: HalfHourRun | readonly Reading[];
  /** For the lineage: which source said so, and the version of the adapter that turned its words into readings. */
  readonly source: string;
  readonly conversion: number;
  /** UTC milliseconds. */
  readonly receivedAtMs: number;
}

/** What became of arrived readings once they were stored; summed over a link in one batch of the stream. */
export interface ArrivalOutcome {
  readonly linkId: string;
  readonly stored: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Null, or why they were dropped. */
  readonly dropped: DropReason | null;
}

/** The way of readings that sources send: into the stream first, into the reading store by whoever holds the partition. */
export interface Arrivals {
  /** Durable when it resolves; stored soon after. Throws StreamFull where storing is too far behind. */
  append(arrived: readonly ArrivedReadings[]): Promise<void>;
}
