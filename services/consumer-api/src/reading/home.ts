import type { Home, HomeRow } from "@halfhourly/contracts";
import {
  periodBefore,
  periodContaining,
  slotsOf,
  type LondonDate,
  type Period,
  type Slot,
} from "@halfhourly/domain";
import type { Context } from "../context.js";
import { compareImports } from "./compare.js";
import { fill, type FilledRegister } from "./fill.js";
import { freshnessOf } from "./freshness.js";
import { figuresOf, sumFigures, type Figures } from "./rules.js";
import { showAmount } from "./show-amount.js";
import { showComparison, showFreshness, showRules } from "./show.js";
import type { HomePlan } from "./what.js";

const kinds = ["day", "week", "month"] as const;

/** The answer of GET /v1/home: the newest day that holds readings, its week and its month, each against the one before. */
export async function answerHome(context: Context, plan: HomePlan, displayName: string): Promise<Home> {
  const nowMs = context.now();
  const filled =
    plan.newestDate === null ? [] : await fill(context, plan.registers, extentOf(plan.newestDate));
  const rows =
    plan.newestDate === null ? [] : kinds.map((kind) => rowOf(context, filled, kind, plan.newestDate!));
  return {
    displayName,
    generated: plan.meters.length > 0 && plan.meters.every(({ linked }) => linked.generated),
    rows: rows.map(({ row }) => row),
    freshness: showFreshness(freshnessOf(filled, nowMs), nowMs),
    rules: showRules(rows.flatMap(({ figures }) => figures)),
  };
}

function extentOf(date: LondonDate): { days: Period; shown: Period } {
  const [week, month] = [periodContaining("week", date), periodContaining("month", date)];
  const all = [week, month, periodBefore(week), periodBefore(month)];
  return { days: spanOf(all), shown: spanOf([week, month]) };
}

function spanOf(periods: readonly Period[]): Period {
  return {
    from: periods.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: periods.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
  };
}

function rowOf(
  { carbonFactors }: Context,
  filled: readonly FilledRegister[],
  kind: HomeRow["period"],
  date: LondonDate,
): { row: HomeRow; figures: readonly Figures[] } {
  const period = periodContaining(kind, date);
  const before = periodBefore(period);
  const parts = filled.map((register) => ({
    register: register.summary.register,
    figures: figuresOf(register, period, carbonFactors),
  }));
  const imports = parts.filter(({ register }) => register.direction === "import");
  const exports = parts.filter(({ register }) => register.direction === "export");
  const fuels = (["electricity", "gas"] as const).filter((fuel) =>
    imports.some(({ register }) => register.fuel === fuel),
  );
  const row: HomeRow = {
    period: kind,
    from: period.from,
    to: period.to,
    soFar: newestOf(filled) + 1 < slotsOf(period).endSlot,
    imported: showAmount(sumFigures(imports.map(({ figures }) => figures))),
    exported: exports.length === 0 ? null : showAmount(sumFigures(exports.map(({ figures }) => figures))),
    byFuel: fuels.map((fuel) => ({
      fuel,
      imported: showAmount(
        sumFigures(imports.filter(({ register }) => register.fuel === fuel).map(({ figures }) => figures)),
      ),
    })),
    comparison: showComparison(before, compareImports(filled, period, before)),
  };
  return { row, figures: parts.map(({ figures }) => figures) };
}

function newestOf(filled: readonly FilledRegister[]): Slot {
  return Math.max(...filled.flatMap(({ newestSlot }) => newestSlot ?? []));
}
