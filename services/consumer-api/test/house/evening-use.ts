import { datesFrom, settlementDay, type Reading } from "@halfhourly/domain";

/** The same use every day: 100 Wh a half hour, 500 in the evening. */
export function eveningUse(
  from: string,
  to: string,
  of: (half: number) => number = (half) => (half >= 32 && half < 38 ? 500 : 100),
): Reading[] {
  return datesFrom(from, to).flatMap((date) => {
    const { firstSlot, slotCount } = settlementDay(date);
    return Array.from({ length: slotCount }, (_, i): Reading => ({
      slot: firstSlot + i,
      value: of(i),
      quality: "actual",
      source: "file",
    }));
  });
}
