import type { Eui, RequestId } from "@halfhourly/dcc";

/** Remembers the counters of requests, so that none is taken twice. */
export interface ReplayGuard {
  /** False where the request was taken before, or may have been. */
  take(id: RequestId): boolean;
}

/** Of requests to the DCC itself, whose order between processes is chance. */
const REMEMBERED = 10_000;

/**
 * A device takes a counter only above its last of that originator (GBCS 4.3.1.3, Originator Counter). The DCC itself takes each
 * request id once, in any order; one so old that it was forgotten is not taken.
 */
export function replayGuard(dcc: Eui): ReplayGuard {
  const lastOf = new Map<string, bigint>();
  const seen = new Set<bigint>();
  let forgottenUpTo = -1n;
  return {
    take: ({ originator, target, counter }) => {
      if (target === dcc) {
        if (seen.has(counter) || counter <= forgottenUpTo) return false;
        seen.add(counter);
        if (seen.size > REMEMBERED) {
          // Sets keep the order of insertion: the first is the one taken longest ago.
          const [oldest] = seen;
          seen.delete(oldest!);
          if (oldest! > forgottenUpTo) forgottenUpTo = oldest!;
        }
        return true;
      }
      const pair = `${originator}/${target}`;
      if (counter <= (lastOf.get(pair) ?? -1n)) return false;
      lastOf.set(pair, counter);
      return true;
    },
  };
}
