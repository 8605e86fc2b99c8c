import { sourceTrouble } from "./source-trouble.js";

/** "200 OK" and something that is no answer. It is no outage: the breaker stays closed, and the work ends as a dead letter. */
export const sourceGarbage = sourceTrouble({
  name: "source-garbage",
  what: { kind: "garbage" },
  faultCode: "not-understood",
  opensBreaker: false,
  jobTimeoutMs: 10_000,
});
