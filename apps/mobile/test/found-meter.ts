import type { ShownAccount } from "../src/data/answers.js";

type Found = ShownAccount["meters"][number];

/** A meter as a supplier tells of it: new here, and addable unless told otherwise. */
export const foundMeter = (part: Partial<Found>): Found => ({
  meterPoint: "2000027391990",
  fuel: "electricity",
  direction: "import",
  payment: "credit",
  occupiedFrom: null,
  halfHours: true,
  live: false,
  balance: false,
  meterId: null,
  addable: true,
  whyNot: null,
  ...part,
});
