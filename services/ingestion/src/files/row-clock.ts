import type { Slot } from "@halfhourly/domain";
import { readClockLabel, type ClockLabel } from "./clock-label.js";
import { Refusal } from "./file-fault.js";
import { HALF_HOUR_MS, isOnHalfHour, slotsShownAt, type Zone } from "./local-clock.js";
import type { RowFaultCode } from "./row-fault.js";

export type Stamp = "start" | "end";

/** Which half hour a row's label means. */
export interface Placement {
  /** One slot; two where London's clock shows the label twice; none with a fault. */
  readonly slots: readonly Slot[];
  readonly fault: RowFaultCode | null;
  /** What the clock shows, as if UTC; NaN where the label could not be read. Tells run order and steps. */
  readonly wallMs: number;
  /** The instant, or where London's clock leaves it open, `wallMs`. For steps only. */
  readonly aboutMs: number;
}

export interface ClockHabit {
  readonly stamp: Stamp;
  /** For labels that state no offset; null where no such label may occur. */
  readonly zone: Zone | null;
  /** The zone that a flag names, to be held against the offsets that the file states. */
  readonly zoneByFlag: Zone | null;
}

const UNREAD: readonly Slot[] = [];

/** Places rows by their labels; one for each file. */
export class RowClock {
  #metNoOffset = false;

  constructor(readonly habit: ClockHabit) {}

  /** True once a label without an offset was read: only then does the zone matter. */
  get metNoOffset(): boolean {
    return this.#metNoOffset;
  }

  /** `endText` is the row's second label where it has one; the first is then its start. Throws Refusal for a wrong flag. */
  place(labelText: string, endText: string | null): Placement {
    const label = readClockLabel(labelText);
    if (typeof label === "string")
      return { slots: UNREAD, fault: label, wallMs: Number.NaN, aboutMs: Number.NaN };
    const end = endText === null ? null : readClockLabel(endText);
    if (typeof end === "string") return refused(label, end);
    if (label.dateOnly || end?.dateOnly === true || !isOnHalfHour(utcMsOf(label)))
      return refused(label, "not-half-hourly");
    const starts = this.#slotsOf(label);
    if (end !== null) return this.#betweenLabels(label, starts, end);
    return placed(label, this.habit.stamp === "end" ? starts.map((slot) => slot - 1) : starts);
  }

  /** Keeps the readings of the first label after which the second comes half an hour later. */
  #betweenLabels(label: ClockLabel, starts: readonly Slot[], end: ClockLabel): Placement {
    const closing = closingLabel(end);
    if (!isOnHalfHour(utcMsOf(closing))) return refused(label, "not-half-hourly");
    // Some write the end as the start's clock plus thirty minutes, also across a clock change.
    const sameClock = label.offsetMinutes === closing.offsetMinutes;
    if (sameClock && closing.wallMs - label.wallMs === HALF_HOUR_MS) return placed(label, starts);
    const ends = this.#slotsOf(closing);
    const fitting = starts.filter((slot) => ends.includes(slot + 1));
    return fitting.length > 0 || starts.length === 0
      ? placed(label, fitting)
      : refused(label, "not-half-hourly");
  }

  #slotsOf(label: ClockLabel): readonly Slot[] {
    const { zone, zoneByFlag } = this.habit;
    if (label.offsetMinutes === null) {
      this.#metNoOffset = true;
      if (zone !== null) return slotsShownAt(label.wallMs, zone);
      throw new Refusal(
        "zone-needed",
        "The times state no offset from UTC: add --zone UTC, --zone GMT or --zone Europe/London.",
      );
    }
    const slot = utcMsOf(label) / HALF_HOUR_MS;
    if (
      zoneByFlag !== null &&
      isOnHalfHour(label.wallMs) &&
      !slotsShownAt(label.wallMs, zoneByFlag).includes(slot)
    ) {
      throw new Refusal(
        "flag-contradicts-file",
        "The file's times state their own offset from UTC, and --zone says another: leave --zone out.",
      );
    }
    return [slot];
  }
}

/** An end that includes its last millisecond or second (01:29:59.999) means the half hour it leads up to. */
function closingLabel(end: ClockLabel): ClockLabel {
  const rounded = Math.ceil(end.wallMs / 60_000) * 60_000;
  return rounded - end.wallMs <= 1000 ? { ...end, wallMs: rounded } : end;
}

function placed(label: ClockLabel, slots: readonly Slot[]): Placement {
  const fault = slots.length === 0 ? "no-such-local-time" : null;
  return {
    slots,
    fault,
    wallMs: label.wallMs,
    aboutMs: slots.length === 1 ? slots[0]! * HALF_HOUR_MS : label.wallMs,
  };
}

function refused(label: ClockLabel, fault: RowFaultCode): Placement {
  return { slots: UNREAD, fault, wallMs: label.wallMs, aboutMs: utcMsOf(label) };
}

/** Exact where the label states its offset; otherwise what the clock shows, which lies whole hours from UTC. */
function utcMsOf(label: ClockLabel): number {
  return label.wallMs - (label.offsetMinutes ?? 0) * 60_000;
}
