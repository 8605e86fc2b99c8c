import { OpenSupplyBalanceSchema, type OpenSupplyMeterPoint } from "@halfhourly/contracts";
import { NotRun, Wrong, needed, type Checking } from "./case.js";
import { expectBody, expectNoStore, expectProblem } from "./expect.js";
import { askWith, METER_POINTS } from "./resource.js";
import type { Server } from "./server.js";

const WHERE = `GET ${METER_POINTS}/{id}/balance`;
/** Six calendar months, and a day for the hour that London is ahead. */
const OLDEST_TOP_UP_MS = 185 * 86_400_000;
const MINUTE_MS = 60_000;

/** What is left on a prepayment meter, and that a credit meter has nothing of the kind. */
export async function checkBalance(
  checking: Checking,
  server: Server,
  accessToken: string | null,
  points: readonly OpenSupplyMeterPoint[] | null,
  nowMs: number,
): Promise<void> {
  const ask = ({ id }: OpenSupplyMeterPoint) =>
    askWith(
      server,
      `${METER_POINTS}/${id}/balance`,
      needed(accessToken, "token"),
      `${METER_POINTS}/{id}/balance`,
    );
  const paidBy = (payment: OpenSupplyMeterPoint["payment"]): OpenSupplyMeterPoint => {
    const found = needed(points, "meter point").find((one) => one.payment === payment);
    if (found === undefined)
      throw new NotRun(`The account has no ${payment} meter: check again with one that has.`);
    return found;
  };
  await checking.case("balance", "What is left on a prepayment meter, in whole 10^-5 £", async () => {
    const answer = await ask(paidBy("prepayment"));
    const { at, emergencyCredit, topUps } = expectBody(answer, OpenSupplyBalanceSchema);
    expectNoStore(answer);
    const wrong = (what: string, todo: string) => new Wrong(WHERE, what, todo);
    if (Date.parse(at) > nowMs + MINUTE_MS)
      throw wrong("`at` is yet to come.", "Say when the balance was known, in UTC.");
    if (emergencyCredit !== null && emergencyCredit.usedMillipence > emergencyCredit.limitMillipence)
      throw wrong("More emergency credit is used than there is.", "Say what was used, at most the limit.");
    const times = topUps.map((topUp) => Date.parse(topUp.at));
    if (times.some((ms, i) => i > 0 && ms > times[i - 1]!))
      throw wrong("`topUps` are not in order.", "Say the newest first.");
    if (times.some((ms) => ms < nowMs - OLDEST_TOP_UP_MS || ms > nowMs + MINUTE_MS))
      throw wrong("A top-up is older than six months, or yet to come.", "Say those of the last six months.");
  });
  await checking.case("balance-of-credit", "A credit meter has no balance, and says so", async () =>
    expectProblem(await ask(paidBy("credit")), "no-balance"),
  );
}
