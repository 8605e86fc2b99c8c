import type { TariffComparison, TariffResult } from "@halfhourly/contracts";
import { wholePounds } from "../../words/format.js";
import type { useWords } from "../../words/index.js";
import { cheapestOf, sideOf } from "../compare/sentences.js";

export type SaveWords = ReturnType<typeof useWords<"save">>;

/** Of what is used in the evening, how much would move, in per cent. */
export const SHARES = [0, 25, 50, 75, 100] as const;

/** A tariff's year at the times it is used now, and with some of it moved; null where it is not known. */
export interface WhatIfRow {
  readonly key: "cheapestNow" | "cheapestThen" | "todays";
  readonly name: string;
  readonly nowPence: number | null;
  readonly thenPence: number | null;
}

type Compared = Pick<TariffComparison, "results" | "today">;

/** The cheapest as it is used now, the cheapest then where that is another, and today's. */
export function whatIfRows(now: Compared, then: Compared): readonly WhatIfRow[] {
  const [first, second] = [cheapestOf(now.results), cheapestOf(then.results)];
  const rowOf = (key: WhatIfRow["key"], { key: tariff, name }: TariffResult): WhatIfRow => ({
    key,
    name,
    nowPence: now.results.find((one) => one.key === tariff)?.totalPence ?? null,
    thenPence: then.results.find((one) => one.key === tariff)?.totalPence ?? null,
  });
  const todays: WhatIfRow | null =
    now.today === null || then.today === null
      ? null
      : {
          key: "todays",
          name: now.today.name,
          nowPence: now.today.totalPence,
          thenPence: then.today.totalPence,
        };
  return [
    ...(first === undefined ? [] : [rowOf("cheapestNow", first)]),
    ...(second === undefined || second.key === first?.key ? [] : [rowOf("cheapestThen", second)]),
    ...(todays === null ? [] : [todays]),
  ];
}

/** What moving it would do, said first: to the cheapest, then to what is paid today. */
export function whatIfSentences(
  now: Compared,
  then: Compared,
  percent: number,
  t: SaveWords,
): readonly string[] {
  const [first, second] = [cheapestOf(now.results), cheapestOf(then.results)];
  if (first === undefined || second === undefined) return [];
  const cost = wholePounds(second.totalPence);
  if (percent === 0) return [t("whatIf.asNow", { cost })];
  const apart = second.totalPence - first.totalPence;
  const said = t(`whatIf.result.${sideOf(apart)}`, {
    percent,
    cost,
    difference: wholePounds(Math.abs(apart)),
  });
  const other = first.key === second.key ? [] : [t("whatIf.other")];
  if (now.today === null || then.today === null) return [said, ...other];
  const ofToday = then.today.totalPence - now.today.totalPence;
  const today = t(`whatIf.today.${sideOf(ofToday)}`, { difference: wholePounds(Math.abs(ofToday)) });
  return [said, ...other, today];
}
