import { sourceTrouble } from "./source-trouble.js";

/** Answers that come after we have stopped waiting. */
export const sourceSlow = sourceTrouble({
  name: "source-slow",
  what: { kind: "slow", byMs: 2_000 },
  faultCode: "not-reached",
  opensBreaker: true,
  jobTimeoutMs: 200,
});
