import type { CollectionProblem } from "@halfhourly/contracts";
import type { LondonDate } from "@halfhourly/domain";
import { isOpen, nextTurnMs } from "../dcc/windows.js";
import type { SourceMeter } from "../suppliers/port.js";
import { SourceFault } from "../suppliers/source-fault.js";
import { metersOfHome } from "./begin-link.js";
import { giveUp, shutOut, verdictOf } from "./meet-fault.js";
import type { CollectingParts } from "./parts.js";
import { historyOf, planDays, type DayPlan } from "./plan-days.js";
import { sealColumn } from "./sealed.js";
import { fromSource } from "./source-problems.js";
import { removeAnswered } from "./store/dead-letters.js";
import { planFetches, readTries, writeTries } from "./store/fetches.js";
import { changeLink, lockAsked, type LinkRow } from "./store/links.js";
import type { OpenLink } from "./work-account.js";

/** While yesterday is not whole and the window is open. */
const LOOK_AGAIN_MS = 2 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The daily look at a meter: its account is asked what it says of the meter now (exchanged, moved out, switched away), and
 * the days that lack half hours are asked for. The first look plans the whole history, newest first, at once.
 */
export async function lookAtLink(parts: CollectingParts, open: OpenLink): Promise<void> {
  const { account, link, task } = open;
  try {
    const all = await fromSource(account.source.adapter.meters(account.call(), account.access()));
    const meters = metersOfHome(all, task.meterPoint, link.fuel);
    const [meter] = meters;
    if (meter === undefined) await noteProblem(parts, link, "meter-not-in-account");
    else if (meter.unit === null) await noteProblem(parts, link, "unit-not-stated");
    else await planLink(parts, open, meters, meter);
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault;
    account.source.guard.note(fault);
    await meetFault(parts, open, fault);
  }
}

async function planLink(
  parts: CollectingParts,
  { account, link, task, grant }: OpenLink,
  meters: readonly SourceMeter[],
  meter: SourceMeter,
): Promise<void> {
  const { database, readingStore, now } = parts;
  const { meterPoint } = task;
  const isFirst = link.from_date === null;
  const since = [link.moved_in, meter.occupiedFrom].filter((date) => date !== null).toSorted();
  const history = historyOf(now(), { movedInOn: since.at(-1) ?? null, movedOutOn: meter.occupiedTo });
  let plan: DayPlan | null = null;
  if (history !== null) {
    const register = { meterPoint, fuel: link.fuel, direction: meter.direction, element: 1 } as const;
    const days = await readingStore.days(grant, register, history.from, history.to);
    const longestRangeDays = Math.min(
      account.source.capabilities.intervals?.longestRangeDays ?? 1,
      MOST_DAYS_A_RANGE,
    );
    const tries = await readTries(database, link.id);
    plan = planDays({ history, days, tries, nowMs: now(), longestRangeDays });
  }
  const at = new Date(now());
  // A meter may have been changed to prepayment, or its balance was not known the last time.
  const hasBalance = account.source.adapter.balance !== null && meter.payment === "prepayment";
  await database.transaction(async (tx) => {
    if ((await lockAsked(tx, link)) === null) return;
    await changeLink(tx, link.id, {
      problem: null,
      task: sealColumn(account.seal, "task", link.id, { meterPoint, meters }),
      looks_failed: 0,
      look_at: new Date(nextLookMs(parts, link, plan?.isYesterdayWhole ?? true)),
      ...firstDates(isFirst, history, at),
      ...(hasBalance && link.balance_due_at === null && { balance_due_at: at }),
    });
    await removeAnswered(tx, link.id, "fetch", null);
    if (plan === null) return;
    await planFetches(tx, link.id, link.source, isFirst ? "link" : "gap", plan.ranges, at);
    await writeTries(tx, link.id, plan.tries, plan.done);
  });
}

/** Progress is told by ranges: the whole history at once would be none, and lost whole where it is cut off. */
const MOST_DAYS_A_RANGE = 31;

function firstDates(
  isFirst: boolean,
  history: { readonly from: LondonDate; readonly to: LondonDate } | null,
  at: Date,
) {
  if (!isFirst) return {};
  // Somebody who moved in today has nothing to collect yet: that is a history too.
  const today = at.toISOString().slice(0, 10);
  return { from_date: history?.from ?? today, to_date: history?.to ?? today };
}

function nextLookMs(
  { config, now }: Pick<CollectingParts, "config" | "now">,
  link: Pick<LinkRow, "meter_point_hash">,
  isYesterdayWhole: boolean,
): number {
  const againMs = now() + LOOK_AGAIN_MS;
  if (!isYesterdayWhole && isOpen(config.window, againMs)) return againMs;
  const turnMs = nextTurnMs(config.window, link.meter_point_hash, now());
  // Inside the window and past its minute the turn is now, which was just taken.
  return turnMs > now() ? turnMs : nextTurnMs(config.window, link.meter_point_hash, now() + DAY_MS / 2);
}

async function noteProblem(parts: CollectingParts, link: LinkRow, problem: CollectionProblem): Promise<void> {
  const lookAt = new Date(nextLookMs(parts, link, true));
  await parts.database.transaction(async (tx) => {
    if ((await lockAsked(tx, link)) === null) return;
    await shutOut(tx, link, problem, new Date(parts.now()));
    // Its account may have it again tomorrow.
    await changeLink(tx, link.id, { look_at: lookAt });
  });
}

async function meetFault(
  parts: CollectingParts,
  { account, link }: OpenLink,
  fault: SourceFault,
): Promise<void> {
  const attempt = link.looks_failed + 1;
  const verdict = verdictOf(parts, fault, attempt);
  await parts.database.transaction(async (tx) => {
    if ((await lockAsked(tx, link)) === null) return;
    if (verdict.kind === "shut-out") return shutOut(tx, link, verdict.problem, new Date(parts.now()));
    if (verdict.kind === "again") {
      const looksFailed = link.looks_failed + (verdict.asTry ? 1 : 0);
      return changeLink(tx, link.id, {
        look_at: verdict.at,
        looks_failed: looksFailed,
        ...(looksFailed > 1 && { problem: "source-not-answering" as const }),
      });
    }
    const about = { stage: "fetch", reason: fault.code, attempts: attempt, fetchId: null } as const;
    await giveUp(tx, parts, link, account.seal, { ...about, message: fault.message });
    const lookAt = new Date(nextLookMs(parts, link, true));
    await changeLink(tx, link.id, { look_at: lookAt, looks_failed: 0, problem: "source-not-answering" });
  });
}
