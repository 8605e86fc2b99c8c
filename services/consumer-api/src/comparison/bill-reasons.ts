import type { BillCheck, BillToCheck } from "@halfhourly/contracts";
import { addDays, billOf, roundPenceHalfUp, type Bill } from "@halfhourly/domain";
import type { CheckedUse } from "./check-bill.js";

export type BillReason = BillCheck["reasons"][number];

interface Judged {
  readonly asked: BillToCheck;
  /** By the policy by which it agrees, else the plainest. */
  readonly bill: Bill;
  /** By every policy. */
  readonly bills: readonly Bill[];
  readonly use: CheckedUse;
  readonly estimatedAmount: number;
}

/** So close to what a reason would explain, in pence, that it is worth naming. */
const nearPence = 3;

/**
 * Why a bill says another amount than its half hours come to, the likeliest first: what a reason alone would make of the
 * difference, against the difference there is.
 */
export function reasonsFor(judged: Judged): BillReason[] {
  const { asked, bill } = judged;
  const differencePence = asked.totalPence - roundPenceHalfUp(bill.totals.totalAmount);
  if (differencePence === 0) return [{ code: "same", pence: 0 }];
  const found = candidates(judged).filter(
    ({ code, pence }) => explains(code, pence, differencePence) && pence !== 0,
  );
  const left = (reason: BillReason) => Math.abs(differencePence - reason.pence);
  const inOrder = found.toSorted((a, b) => left(a) - left(b));
  return inOrder.length === 0 ? [{ code: "other-prices", pence: differencePence }] : inOrder;
}

function candidates({ asked, bill, bills, use, estimatedAmount }: Judged): BillReason[] {
  const ours = roundPenceHalfUp(bill.totals.totalAmount);
  const totals = bills.map(({ totals: { totalAmount } }) => roundPenceHalfUp(totalAmount));
  const spread = Math.max(...totals) - Math.min(...totals) + 1;
  const difference = asked.totalPence - ours;
  const { standingNetAmount, vatAmount } = bill.totals;
  const standing = roundPenceHalfUp(standingNetAmount + (bill.cost.standingVatAmount ?? 0));
  return [
    { code: "rounding", pence: Math.abs(difference) <= spread ? difference : 0 },
    { code: "one-day-more", pence: dayPence(bill, use, 1) },
    { code: "one-day-fewer", pence: dayPence(bill, use, -1) },
    { code: "without-vat", pence: 0 - roundPenceHalfUp(vatAmount) },
    { code: "without-standing-charge", pence: 0 - standing },
    { code: "estimated-half-hours", pence: use.filled > 0 ? difference : 0 },
    { code: "no-tariff-on-some-days", pence: bill.cost.notPriced.noAgreement > 0 ? difference : 0 },
  ].filter(
    ({ code }) =>
      code !== "estimated-half-hours" || Math.abs(difference) <= roundPenceHalfUp(estimatedAmount),
  ) as BillReason[];
}

function explains(code: BillReason["code"], pence: number, differencePence: number): boolean {
  if (code === "rounding" || code === "estimated-half-hours" || code === "no-tariff-on-some-days")
    return true;
  return Math.abs(differencePence - pence) <= nearPence;
}

/** What the last day adds, or a day after it would. 0 where that day's half hours are not held. */
function dayPence(
  { from, to, rounding, totals }: Bill,
  { held, days, terms }: CheckedUse,
  more: 1 | -1,
): number {
  const end = addDays(to, more);
  const next = held.find(({ date }) => date === end);
  if (more === 1 && (next === undefined || next.slots.some((slot) => slot === null))) return 0;
  if (end < from) return 0;
  const other = billOf(more === 1 ? [...days, next!] : days.slice(0, -1), { from, to: end }, terms, rounding);
  return roundPenceHalfUp(other.totals.totalAmount) - roundPenceHalfUp(totals.totalAmount);
}
