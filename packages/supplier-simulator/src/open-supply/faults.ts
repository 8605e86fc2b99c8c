/** What a supplier gets wrong when it implements the contract, one at a time: for trying out what finds them. */
export const OPEN_SUPPLY_FAULTS = [
  "issuer-differs",
  "pkce-not-checked",
  "code-taken-twice",
  "refresh-token-kept",
  "refresh-token-taken-again-for-ever",
  "revocation-without-effect",
  "token-not-checked",
  "faults-in-html",
  "unknown-meter-point-403",
  "unknown-meter-point-500",
  "zero-for-missing",
  "values-in-kwh",
  "local-times",
  "always-48",
  "before-included",
  "from-left-out",
  "page-lost",
  "cursor-not-checked",
  "range-not-checked",
  "other-answer-each-time",
  "readings-before-moving-in",
  "balance-in-pounds",
  "balance-for-everybody",
  "other-unit",
] as const;
export type OpenSupplyFault = (typeof OPEN_SUPPLY_FAULTS)[number];
export type HasFault = (fault: OpenSupplyFault) => boolean;
