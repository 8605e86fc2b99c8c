import type { ShownCollection } from "../../src/data/answers.js";
import type { Household } from "./household.js";

type Moment = Partial<ShownCollection>;

const inOneHour = () => `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
const fiveAnswers = { state: "collecting", requestsDone: 5, halfHoursStored: 6_790 } as const;

/** What a collection at a supplier looks like at some moments of its life. */
const MOMENTS: Readonly<Record<string, () => Moment>> = {
  "under-way": () => fiveAnswers,
  "held-up": () => ({ ...fiveAnswers, problem: "source-not-answering", nextTryAt: inOneHour() }),
  running: () => ({ daysThatDiffer: [{ startsAt: "2026-11-03T00:00:00Z", counted: 9_240, held: 9_100 }] }),
  "none-yet": () => ({ halfHoursStored: 0, lastAnswerAt: null }),
  // As after a password was changed at the supplier that collected the meter until then.
  "access-ended": () => ({ problem: "access-ended" }),
  refused: () => ({ state: "refused", problem: "meter-not-in-account", halfHoursStored: 0 }),
  stopped: () => ({ state: "stopped" }),
};

/** Gives the home's first meter a collection that stands at this moment for as long as somebody looks. */
export function standAt(home: Household, name: string): void {
  const moment = MOMENTS[name];
  const meterId = home.meters[0]?.id;
  if (moment === undefined || meterId === undefined) throw new Error(`a collection has no moment ${name}`);
  home.linksAccounts = true;
  home.collectionsStand = true;
  home.collections.set(meterId, { ...whole(meterId), ...moment() });
}

const whole = (meterId: string): ShownCollection => ({
  meterId,
  source: "ynni-da",
  state: "running",
  problem: null,
  proof: "supplier-account",
  movedInOn: "2026-05-03",
  reviewCode: null,
  practiceNumber: null,
  begunAt: "2026-05-04T09:00:00Z",
  requestsDone: 14,
  requestsTotal: 14,
  halfHoursStored: 9_700,
  from: "2026-05-03",
  to: "2026-11-21",
  lastAnswerAt: "2026-11-20T05:00:00Z",
  nextTryAt: null,
  daysThatDiffer: [],
});
