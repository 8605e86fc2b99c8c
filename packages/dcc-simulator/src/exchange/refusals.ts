/** Why a request was not taken, and the DUIS response code that says so (README.md tells which are our reading). */
export const REFUSALS = {
  /** Whoever signed it is not a user, or not in that role. */
  "unknown-user": "E1",
  "service-not-permitted": "E2",
  "wrong-device-type": "E11",
  "wrong-address": "E13",
  "unknown-device": "E19",
  "not-readable": "E48",
  "not-authentic": "E49",
  replayed: "E50",
  "wrong-version": "E55",
  "certificate-unfit": "E57",
  "period-unfit": "E60",
  "too-many-schedules": "E050101",
  "schedule-unfit": "E050102",
  "no-such-schedule": "E050201",
  "no-schedules-of-device": "E050202",
  "no-schedule-to-delete": "E050301",
  "inventory-unknown-device": "E080201",
  "inventory-unknown-meter-point": "E080202",
} as const;

export type Refusal = keyof typeof REFUSALS;
