import type { ImportJob } from "../../src/data/answers.js";

/** How often an import is asked for before it is done: enough to see each of its states. */
const STEPS = 8;
const DAYS = 580;

/** The import as it stands when asked for the nth time. A file whose name or text says "unit" needs a flag. */
export function jobAfter(id: string, meterId: string, asked: number, failure: string | null): ImportJob {
  const base = {
    id,
    meterId,
    createdAt: "2026-11-21T17:05:00Z",
    finishedAt: null,
    stored: 0,
    replaced: 0,
    unchanged: 0,
    heldForReview: 0,
  };
  const none = { ...base, daysStored: 0, daysTotal: 0, inspection: null, problem: null };
  if (asked < 2) return { ...none, state: asked === 0 ? "waiting" : "reading" };
  if (failure !== null) return { ...none, state: "failed", problem: { code: failure, message: failure } };
  if (asked < STEPS)
    return {
      ...none,
      state: "storing",
      daysStored: Math.round((DAYS * (asked - 1)) / (STEPS - 1)),
      daysTotal: DAYS,
    };
  return {
    ...none,
    state: "done",
    daysStored: DAYS,
    daysTotal: DAYS,
    stored: 27_743,
    replaced: 96,
    unchanged: 47,
    heldForReview: 1,
    inspection,
  };
}

const inspection: ImportJob["inspection"] = {
  format: "supplier-download",
  registers: [
    {
      id: null,
      fuel: "electricity",
      direction: "import",
      element: 1,
      unit: "Wh",
      first: "2023-03-25T00:00:00Z",
      last: "2024-10-25T22:30:00Z",
      readings: 27_886,
      total: 5_666_885,
      missing: 2,
      duplicates: 0,
      conflicts: 1,
      suspect: 1,
      days: { "46": 2, "48": 577, "50": 1 },
    },
  ],
  rejected: [
    { line: 1204, code: "missing-value", message: "The row has no value." },
    { line: 9981, code: "time-unreadable", message: "The time is not one we can read." },
    { line: 20_007, code: "conflict", message: "An earlier row gives another value." },
  ],
  warnings: [{ code: "stamp-assumed", message: "The source does not document it." }],
};
