import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** The time, in UTC milliseconds; draws again every minute, so that "yesterday" stays true overnight. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
