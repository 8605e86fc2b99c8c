import type { Found } from "../found.js";
import type { Balance, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { PREPAY_BALANCE } from "./queries.js";
import type { KrakenSession } from "./session.js";

/** Whole 10^-10 £ in a penny. */
const PENNY = 100_000_000n;

/** What the meter's own snapshot says. Throws SourceFault. */
export async function askBalance(
  session: KrakenSession,
  { handles, payment }: SourceMeter,
): Promise<Balance> {
  const { device } = handles;
  if (device === undefined || payment === "credit")
    throw new SourceFault("account-unknown", "The source has no prepayment meter here.");
  const data = await session.ask({
    what: "the balance",
    query: PREPAY_BALANCE,
    variables: { deviceId: device },
  });
  return readBalance(data.at("prepayBalanceSnapshot"));
}

/**
 * Credit and debt. The public schema tells what is left of the emergency credit but not its limit, no weekly recovery of debt,
 * and of top-ups only those still on their way: none of them is told rather than guessed.
 */
export function readBalance(snapshot: Found): Balance {
  if (snapshot.isMissing)
    throw new SourceFault("account-unknown", "The source has no balance for this meter.");
  return {
    atMs: snapshot.at("asAt").instantMs(),
    credit: BigInt(snapshot.at("creditInPence").wholeNumber()) * PENNY,
    emergencyCredit: null,
    debt: BigInt(snapshot.at("debtInPence").wholeNumber()) * PENNY,
    debtRecoveryPerWeek: null,
    topUps: [],
  };
}
