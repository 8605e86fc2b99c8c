/** A bucket that fills at `perSecond` and holds one second's worth. Null: no limit. */
export function throttle(nowMs: () => number): { limit(perSecond: number | null): void; take(): boolean } {
  let rate: number | null = null;
  let tokens = 0;
  let filledAtMs = 0;
  return {
    limit: (perSecond) => {
      rate = perSecond;
      tokens = perSecond ?? 0;
      filledAtMs = nowMs();
    },
    take: () => {
      if (rate === null) return true;
      tokens = Math.min(rate, tokens + ((nowMs() - filledAtMs) / 1_000) * rate);
      filledAtMs = nowMs();
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
  };
}
