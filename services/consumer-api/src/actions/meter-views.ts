import type { ShownBalance, ShownLive, ShownPossibilities } from "@halfhourly/contracts";
import { AMOUNT_PER_PENNY } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { meterNotFound } from "./agreements.js";
import { meterOfHousehold, type LinkedMeter } from "./meter-rows.js";
import { isoSeconds } from "./show-meters.js";

type ViewParts = Pick<Parts, "database" | "keys" | "suppliers" | "now">;

/** What a home can have, from where, and why not the rest; nothing to choose where no supplier is known. */
export async function showPossibilities(
  parts: ViewParts,
  household: string,
  meterId: string,
): Promise<ShownPossibilities> {
  const { fuel, payment } = await meterOf(parts, household, meterId);
  const all = (await parts.suppliers?.possibilities({ household, meterId, fuel, payment })) ?? [];
  return {
    possibilities: all.map(({ what, ways, whyNot }) => ({
      what,
      ways: ways.map(({ accepts, proofs, ...way }) => ({
        ...way,
        accepts: [...accepts],
        proofs: [...proofs],
      })),
      whyNot,
    })),
  };
}

/** The newest that is held, in whole pence. */
export async function showBalance(
  parts: ViewParts,
  household: string,
  meterId: string,
): Promise<ShownBalance> {
  await meterOf(parts, household, meterId);
  const answer = await parts.suppliers?.balance(household, meterId);
  if (answer === undefined) return { balance: null, problem: "no-source" };
  const { held, problem } = answer;
  if (held === null) return { balance: null, problem };
  const { emergencyCredit, debt, debtRecoveryPerWeek } = held;
  const penceOrNull = (amount: bigint | null) => (amount === null ? null : wholePence(amount));
  return {
    balance: {
      source: held.source,
      simulated: held.simulated,
      at: isoSeconds(held.atMs),
      askedAt: isoSeconds(held.askedAtMs),
      creditPence: wholePence(held.credit),
      emergencyCredit:
        emergencyCredit === null
          ? null
          : {
              limitPence: wholePence(emergencyCredit.limit),
              usedPence: wholePence(emergencyCredit.used),
            },
      debtPence: penceOrNull(debt),
      debtRecoveryPencePerWeek: penceOrNull(debtRecoveryPerWeek),
      topUps: held.topUps
        .slice(0, 1_000)
        .map(({ atMs, amount }) => ({ at: isoSeconds(atMs), pence: wholePence(amount) })),
    },
    problem,
  };
}

/** Asking has the source asked, for as long as somebody looks. */
export async function showLive(parts: ViewParts, household: string, meterId: string): Promise<ShownLive> {
  await meterOf(parts, household, meterId);
  const answer = await parts.suppliers?.live(household, meterId);
  if (answer === undefined) return { live: null, problem: "no-source" };
  const { held, problem } = answer;
  if (held === null) return { live: null, problem };
  const { power, askedAtMs, ...facts } = held;
  return {
    live: {
      ...facts,
      askedAt: isoSeconds(askedAtMs),
      at: power === null ? null : isoSeconds(power.atMs),
      powerW: power?.powerW ?? null,
      ageSeconds: power === null ? null : Math.max(0, Math.round((parts.now() - power.atMs) / 1_000)),
    },
    problem,
  };
}

/** Half-up, a tie away from zero, of amounts of any size: what a source says is not ours to bound. */
function wholePence(amount: bigint): number {
  const penny = BigInt(AMOUNT_PER_PENNY);
  const size = ((amount < 0n ? -amount : amount) + penny / 2n) / penny;
  return Number(amount < 0n ? -size : size);
}

async function meterOf(parts: ViewParts, household: string, meterId: string): Promise<LinkedMeter> {
  const meter = await meterOfHousehold(parts, household, meterId);
  if (meter === null) throw meterNotFound();
  return meter;
}
