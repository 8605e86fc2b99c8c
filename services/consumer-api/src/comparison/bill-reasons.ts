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
export function reasonsFor({ asked, bill, bills, use, estimatedAmount }: Judged): BillReason[] {
  const difference = asked.totalPence - roundPenceHalfUp(bill.totals.totalAmount);
  if (difference === 0) return [{ code: "same", pence: 0 }];
  /** It may be all of the difference. */
  const could = (code: BillReason["code"], isSo: boolean) => (isSo ? [{ code, pence: difference }] : []);
  /** It would be this much, and is named where that is about the difference. */
  const would = (code: BillReason["code"], pence: number) =>
    pence !== 0 && Math.abs(difference - pence) <= nearPence ? [{ code, pence }] : [];
  const standingAmount = bill.totals.standingNetAmount + bill.cost.standingVatAmount;
  const isEstimated = use.filled > 0 && Math.abs(difference) <= roundPenceHalfUp(estimatedAmount);
  const found: BillReason[] = [
    ...could("rounding", Math.abs(difference) <= spreadOf(bills) + 1),
    ...would("one-day-more", dayPence(bill, use, 1)),
    ...would("one-day-fewer", dayPence(bill, use, -1)),
    ...would("without-vat", 0 - roundPenceHalfUp(bill.totals.vatAmount)),
    ...would("without-standing-charge", 0 - roundPenceHalfUp(standingAmount)),
    ...could("estimated-half-hours", isEstimated),
    ...could("no-tariff-on-some-days", bill.cost.notPriced.noAgreement > 0),
  ];
  const left = ({ pence }: BillReason) => Math.abs(difference - pence);
  return found.length === 0
    ? [{ code: "other-prices", pence: difference }]
    : found.toSorted((one, other) => left(one) - left(other));
}

/** How far the policies lie apart, in pence. */
function spreadOf(bills: readonly Bill[]): number {
  const totals = bills.map(({ totals: { totalAmount } }) => roundPenceHalfUp(totalAmount));
  return Math.max(...totals) - Math.min(...totals);
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
