const shortestMs = 1000;
const longestMs = 60_000;

/** How long delivery rests after so many faults in a row: 1 s, twice as long each time, at most 60 s. */
export function pauseMs(faults: number): number {
  return Math.min(longestMs, shortestMs * 2 ** (faults - 1));
}
