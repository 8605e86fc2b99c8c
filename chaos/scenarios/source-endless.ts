import { sourceTrouble } from "./source-trouble.js";

/** An answer without an end: it is left at 16 MB. */
export const sourceEndless = sourceTrouble({
  name: "source-endless",
  what: { kind: "endless" },
  faultCode: "not-understood",
  opensBreaker: false,
  jobTimeoutMs: 30_000,
});
