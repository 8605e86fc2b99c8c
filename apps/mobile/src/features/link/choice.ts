import type { ShownAccount } from "../../data/answers.js";

type Found = Pick<ShownAccount["meters"][number], "meterPoint" | "meterId" | "addable">;

/** Who came for one meter has chosen it; otherwise nothing is ticked beforehand. */
export function chosenAtFirst(meters: readonly Found[], wanted: string | null): readonly string[] {
  return meters
    .filter(({ meterId, addable }) => addable && meterId !== null && meterId === wanted)
    .map(({ meterPoint }) => meterPoint);
}

/** What is wrong with what is ticked, or null. `room`: meters that the household may still add; its own need none. */
export function choiceFault(
  meters: readonly Found[],
  chosen: readonly string[],
  room: number,
): "none" | "too-many" | null {
  const ticked = meters.filter(({ addable, meterPoint }) => addable && chosen.includes(meterPoint));
  if (ticked.length === 0) return "none";
  return ticked.filter(({ meterId }) => meterId === null).length > room ? "too-many" : null;
}
