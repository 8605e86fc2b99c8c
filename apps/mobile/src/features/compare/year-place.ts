import type { TariffComparison } from "@halfhourly/contracts";
import { dateRange } from "../../words/format.js";
import type { Language } from "../../words/language.js";
import type { CompareWords } from "./compare-words.js";

const REGIONS = [
  ...(["_A", "_B", "_C", "_D", "_E", "_F", "_G"] as const),
  ...(["_H", "_J", "_K", "_L", "_M", "_N", "_P"] as const),
];
const NIGHT_FROM = ["household", "meter", "region"] as const;
const PAYMENTS = ["direct-debit", "standard-credit", "prepayment"] as const;

type Placed = Pick<TariffComparison, "year" | "region" | "payment" | "nightTimes" | "nightTimesFrom">;

/** Whose use and which prices these are: the year, the region, the way of paying, the hours of a cheaper rate. */
export function placeSentences(comparison: Placed, t: CompareWords, language: Language): string[] {
  const { year, region } = comparison;
  const payment = PAYMENTS.find((one) => one === comparison.payment);
  const known = REGIONS.find((one) => one === region);
  if (year === null || payment === undefined) return nightSentences(comparison, t);
  const span = dateRange(year.from, year.to, language);
  const paying = t(`payments.${payment}`);
  const first =
    known === undefined
      ? t("placeUnknown", { span, payment: paying })
      : t("place", { span, region: t(`regions.${known}`), payment: paying });
  return [first, ...nightSentences(comparison, t)];
}

function nightSentences({ nightTimes, nightTimesFrom }: Placed, t: CompareWords): string[] {
  const from = NIGHT_FROM.find((one) => one === nightTimesFrom);
  if (nightTimes === null || from === undefined) return [];
  const spans = [...nightTimes.matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)].map(([, begin = "", end = ""]) =>
    t("span", { from: begin, to: end }),
  );
  const listed = spans.join(", ");
  const times = /UTC/.test(nightTimes) ? t("gmt", { times: listed }) : listed;
  return [t(`night.${from}`, { times })];
}
