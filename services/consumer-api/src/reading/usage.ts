import type { Usage, UsageSeries } from "@halfhourly/contracts";
import { slotsOf } from "@halfhourly/domain";
import type { Context } from "../context.js";
import { compareImports } from "./compare.js";
import { fill, type FilledRegister } from "./fill.js";
import { freshnessOf } from "./freshness.js";
import { dailyFigures, figuresOf, halfHourFigures, sumFigures, type Figures } from "./rules.js";
import { showAmount } from "./show-amount.js";
import { showComparison, showDayBar, showFreshness, showHalfHourBar, showKey, showRules } from "./show.js";
import type { UsagePlan } from "./what.js";

/** The answer of GET /v1/usage: what (`plan`) -> fill -> rules -> show. */
export async function answerUsage(context: Context, plan: UsagePlan): Promise<Usage> {
  const { kind, fuel, period, before } = plan;
  const nowMs = context.now();
  const filled = await fill(context, plan.registers, {
    days: { from: before.from, to: period.to },
    shown: period,
  });
  const totals = filled.map((register) => figuresOf(register, period, context.carbonFactors));
  const ofDirection = (direction: "import" | "export"): Figures[] =>
    totals.filter((_, i) => filled[i]!.summary.register.direction === direction);
  const exported = ofDirection("export");
  return {
    period: kind,
    fuel,
    from: period.from,
    to: period.to,
    halfHours: slotsOf(period).halfHours,
    series: filled.map((register, i) => seriesOf(context, plan, register, totals[i]!)),
    imported: showAmount(sumFigures(ofDirection("import"))),
    exported: exported.length === 0 ? null : showAmount(sumFigures(exported)),
    comparison: showComparison(before, compareImports(filled, period, before)),
    freshness: showFreshness(freshnessOf(filled, nowMs), nowMs),
    rules: showRules(totals),
    earliest: boundary(filled, "firstDate", (a, b) => a < b),
    latest: boundary(filled, "lastDate", (a, b) => a > b),
  };
}

function seriesOf(
  { carbonFactors }: Context,
  { kind, period }: UsagePlan,
  register: FilledRegister,
  total: Figures,
): UsageSeries {
  const bars =
    kind === "day"
      ? halfHourFigures(register, period.from, carbonFactors).map(showHalfHourBar)
      : dailyFigures(register, period, carbonFactors).map(({ date, figures }) => showDayBar(date, figures));
  return { key: showKey(register), bars, total: showAmount(total) };
}

function boundary(
  filled: readonly FilledRegister[],
  end: "firstDate" | "lastDate",
  beats: (a: string, b: string) => boolean,
): string | null {
  const dates = filled.flatMap(({ summary }) => summary[end] ?? []);
  return dates.length === 0 ? null : dates.reduce((a, b) => (beats(a, b) ? a : b));
}
