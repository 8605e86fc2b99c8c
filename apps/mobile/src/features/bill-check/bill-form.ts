import type { BillToCheck } from "@halfhourly/contracts";
import type { LondonDate } from "@halfhourly/domain";
import { dateFrom } from "../tariffs/typed-values.js";

/** A bill as it is being typed: nothing is judged before it is sent. */
export interface BillForm {
  readonly meterId: string | null;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

export const EMPTY_BILL: BillForm = { meterId: null, from: "", to: "", amount: "" };

export function isBillForm(kept: unknown): kept is BillForm {
  return typeof kept === "object" && kept !== null && Object.keys(EMPTY_BILL).every((name) => name in kept);
}

export type BillFault = "meter" | "from" | "to" | "order" | "future" | "amount";

export interface FoundFault {
  /** The id of the field on the screen. */
  readonly field: "bill-meter" | "bill-from" | "bill-to" | "bill-amount";
  readonly fault: BillFault;
}

export type ReadBill =
  | { readonly ok: true; readonly meterId: string; readonly bill: BillToCheck }
  | { readonly ok: false; readonly faults: readonly FoundFault[] };

/** Reads the whole form at once, so that every fault is told together. */
export function readBillForm(form: BillForm, meterIds: readonly string[], today: LondonDate): ReadBill {
  const faults: FoundFault[] = [];
  const meterId = meterIds.length === 1 ? meterIds[0] : meterIds.find((id) => id === form.meterId);
  const [from, to] = [dateFrom(form.from), dateFrom(form.to)];
  const totalPence = wholePenceFrom(form.amount);
  if (meterId === undefined) faults.push({ field: "bill-meter", fault: "meter" });
  if (from === null) faults.push({ field: "bill-from", fault: "from" });
  if (to === null) faults.push({ field: "bill-to", fault: "to" });
  else if (to > today) faults.push({ field: "bill-to", fault: "future" });
  else if (from !== null && to < from) faults.push({ field: "bill-to", fault: "order" });
  if (totalPence === null) faults.push({ field: "bill-amount", fault: "amount" });
  if (meterId === undefined || from === null || to === null || totalPence === null || faults.length > 0)
    return { ok: false, faults };
  return { ok: true, meterId, bill: { from, to, totalPence } };
}

/** As much as the service takes: £100,000. */
const MOST_PENCE = 10_000_000;

/** "£83.20", "83.2", "83" and "−12.30" in whole pence; null where it is no amount of money. */
export function wholePenceFrom(typed: string): number | null {
  const text = typed
    .replace(/[\s,]/g, "")
    .replace(/^\u2212/, "-")
    .replace("£", "");
  const [, sign = "", pounds = "", fraction = ""] = /^(-?)(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (pounds === "") return null;
  const pence = Number(pounds) * 100 + Number(fraction.padEnd(2, "0"));
  if (pence > MOST_PENCE) return null;
  return sign === "-" ? 0 - pence : pence;
}
