import type { PeriodKind } from "@halfhourly/domain";
import { suite } from "../suite.js";

interface AtInstant {
  readonly instant: string;
}
interface OnDate {
  readonly date: string;
}

export const timeSuites = [
  suite("slots", (of, { instant }: AtInstant) => ({ slot: of.slotAt(Date.parse(instant)) })),

  suite("clock-days", (of, { date }: OnDate) => {
    const { firstSlot, slotCount } = of.settlementDay(date);
    return { firstSlotStart: of.slotStartIso(firstSlot), halfHours: slotCount };
  }),

  suite("local-time", (of, { date, clock }: OnDate & { readonly clock: string }) => {
    return of.slotsOfLocalTime(date, minuteOf(clock)).map((slot) => of.slotStartIso(slot));
  }),

  suite("london-clock", (of, { instant }: AtInstant) => {
    const { minute, ...rest } = of.londonClock(of.slotAt(Date.parse(instant)));
    return { ...rest, clock: clockText(minute) };
  }),

  suite("settlement-periods", (of, { date, period }: OnDate & { readonly period: number }) => {
    return of.slotStartIso(of.settlementPeriodSlot(date, period));
  }),

  suite("periods", (of, { kind, date }: OnDate & { readonly kind: PeriodKind }) => {
    const period = of.periodContaining(kind, date);
    const before = of.periodBefore(period);
    return { ...period, beforeFrom: before.from, beforeTo: before.to };
  }),
];

/** "07:30" is 450 minutes after midnight, "24:00" is 1440. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
