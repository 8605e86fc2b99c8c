import type { Statement } from "./port.js";
import { StatementFault } from "./statement-fault.js";

export interface HeldBefore {
  /** Of tariffs that the source stated the last time. */
  readonly statedIds: readonly string[];
  readonly asOfMs: number | null;
  readonly nowMs: number;
}

/** Clocks differ by less. */
const AHEAD_MS = 3_600_000;

/** Throws StatementFault where what came is so much worse than what is held that it is likelier a mistake than the market. */
export function judgeStatement({ tariffs, refused, asOfMs }: Statement, held: HeldBefore): void {
  const count = tariffs.length + refused.length;
  if (count === 0) throw new StatementFault("empty", "It states no tariff at all.");
  if (refused.length * 2 > count) {
    const { faults } = refused[0]!;
    const first = faults[0] === undefined ? "" : ` The first: ${faults[0].field}: ${faults[0].message}`;
    throw new StatementFault(
      "mostly-refused",
      `${refused.length} of its ${count} tariffs are wrong.${first}`.slice(0, 500),
    );
  }
  const now = new Set([...tariffs.map(({ id }) => id), ...refused.map(({ id }) => id)]);
  const gone = held.statedIds.filter((id) => !now.has(id));
  if (gone.length * 2 > held.statedIds.length)
    throw new StatementFault(
      "mostly-gone",
      `${gone.length} of the ${held.statedIds.length} tariffs that it stated before are gone.`,
    );
  if (asOfMs !== null && asOfMs > held.nowMs + AHEAD_MS)
    throw new StatementFault("not-understood", "asOf: It says that it is of a time to come.");
  if (asOfMs !== null && held.asOfMs !== null && asOfMs < held.asOfMs)
    throw new StatementFault("older-than-held", "asOf: It is older than what it stated before.");
}
