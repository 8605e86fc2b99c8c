import type { BillCheck } from "@halfhourly/contracts";
import { pounds } from "../../words/format.js";
import type { useWords } from "../../words/index.js";

export type BillWords = ReturnType<typeof useWords<"billCheck">>;

/** Whether the bill agrees, in one sentence. */
export function billSentence(check: BillCheck, t: BillWords): string {
  const { billPence, oursPence, differencePence, reasons } = check;
  const values = {
    bill: pounds(billPence),
    ours: pounds(oursPence),
    difference: pounds(Math.abs(differencePence)),
  };
  if (differencePence === 0) return t("says.same", values);
  if (reasons[0]?.code === "rounding") return t("says.rounding", values);
  return differencePence > 0 ? t("says.more", values) : t("says.less", values);
}

/** Why it may not agree, likeliest first; empty where it does. */
export function reasonSentences({ reasons, differencePence }: BillCheck, t: BillWords): string[] {
  if (differencePence === 0) return [];
  return reasons
    .filter(({ code }) => code !== "same")
    .map(({ code, pence }) =>
      t(`reasons.${code}`, { amount: pence === 0 ? t("unknownAmount") : pounds(Math.abs(pence)) }),
    );
}

/** What our own figure lacks. */
export function limitSentences(
  check: BillCheck,
  t: BillWords,
  amountOf: (exact: string) => string,
): string[] {
  const { estimatedHalfHours, estimatedExactPence, notPriced } = check;
  return [
    ...(estimatedHalfHours === 0
      ? []
      : [t("estimated", { count: estimatedHalfHours, amount: amountOf(estimatedExactPence) })]),
    ...(notPriced === 0 ? [] : [t("notPriced", { count: notPriced })]),
  ];
}
