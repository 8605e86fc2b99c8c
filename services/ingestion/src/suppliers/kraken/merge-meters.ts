import type { Reading, Slot } from "@halfhourly/domain";
import type { ReadRegister } from "../../files/read-register.js";
import type { ReadPage } from "../port.js";

/**
 * One history of the meters that stood one after another on a meter point. On the day of an exchange both may tell a half
 * hour: a zero gives way to what the other counted; two other values that differ are kept as suspect, because which of them,
 * or both, were used cannot be told.
 */
export function mergeMeters(histories: readonly (readonly ReadPage[])[]): ReadPage {
  const pages = histories.flat();
  const rejected = pages.flatMap((page) => page.rejected);
  const registers = pages.flatMap((page) => page.registers);
  const [first] = registers;
  if (first === undefined) return { registers: [], rejected };
  const bySlot = new Map<Slot, Reading>();
  for (const { readings } of registers)
    for (const reading of readings) {
      const known = bySlot.get(reading.slot);
      bySlot.set(reading.slot, known === undefined ? reading : together(known, reading));
    }
  const readings = [...bySlot.values()].toSorted((a, b) => a.slot - b.slot);
  const merged: ReadRegister = { ...first, readings };
  return { registers: [merged], rejected };
}

function together(earlier: Reading, later: Reading): Reading {
  if (later.value === earlier.value || later.value === 0) return earlier;
  if (earlier.value === 0) return later;
  return { ...earlier, quality: "suspect" };
}
