import type { Balance, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { handleOf } from "./ask-intervals.js";
import { instantOf } from "./instant.js";
import { readBalance } from "./read-answer.js";
import type { Session } from "./session.js";

/** 10^-5 £ in 10^-10 £. */
const AMOUNTS_PER_MILLIPENNY = 100_000n;

export async function askBalance(session: Session, meter: SourceMeter): Promise<Balance> {
  const path = `/v1/meter-points/${handleOf(meter)}/balance`;
  const told = readBalance(await session.get(path, "the balance"));
  return {
    atMs: instant(told.at),
    credit: amount(told.creditMillipence),
    emergencyCredit:
      told.emergencyCredit === null
        ? null
        : {
            limit: amount(told.emergencyCredit.limitMillipence),
            used: amount(told.emergencyCredit.usedMillipence),
          },
    debt: told.debt === null ? null : amount(told.debt.owedMillipence),
    debtRecoveryPerWeek: told.debt === null ? null : amount(told.debt.recoveryPerWeekMillipence),
    topUps: told.topUps
      .map(({ at, amountMillipence }) => ({ atMs: instant(at), amount: amount(amountMillipence) }))
      .sort((a, b) => b.atMs - a.atMs),
  };
}

function amount(millipence: number): bigint {
  return BigInt(millipence) * AMOUNTS_PER_MILLIPENNY;
}

function instant(text: string): number {
  const ms = instantOf(text);
  if (Number.isFinite(ms)) return ms;
  throw new SourceFault("not-understood", "The supplier's balance names a time that there is not.");
}
