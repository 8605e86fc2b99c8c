import type { AccessedAccount } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { openAccountField } from "../actions/account-fields.js";
import { metersOf } from "../actions/meter-rows.js";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { address, noteAccess, requestNotFound, stateOf, type AccessRow } from "./access-requests.js";

interface AccountRow extends AccessRow {
  readonly email_sealed: Buffer;
  readonly display_name_sealed: Buffer;
  readonly created_at: Date;
}

type LookParts = Pick<Parts, "database" | "keys" | "audit" | "now">;

/**
 * What an administrator sees of an account that a second one opened: half hours never. The look is written down on the
 * household's chain before anything is shown. Throws Problem `request-not-found`, `access-not-allowed`.
 */
export async function lookAtAccount(
  parts: LookParts,
  { accountId: who }: SignedIn,
  requestId: string,
): Promise<AccessedAccount> {
  const { database, audit, now } = parts;
  const nowMs = now();
  const row = await database.transaction(async (tx) => {
    const [held] = await tx.query<AccountRow>(
      `select r.*, a.email_sealed, a.display_name_sealed, a.created_at
         from consumer_api.access_request r join consumer_api.account a on a.household = r.household
        where r.id = $1`,
      [requestId],
    );
    if (held === undefined) throw requestNotFound();
    if (stateOf(held, nowMs) !== "allowed" || held.asked_by !== who) throw notAllowed();
    await noteAccess(
      audit,
      tx,
      held,
      { who, what: "access.see", where: `GET ${address}/{requestId}/account` },
      nowMs,
    );
    return held;
  });
  const account = { accountId: row.account_id, household: row.household };
  const meters = await metersOf(parts, row.household);
  return {
    accountId: row.account_id,
    email: await openAccountField(parts, account, "email_sealed", row.email_sealed),
    displayName: await openAccountField(parts, account, "display_name_sealed", row.display_name_sealed),
    createdAt: isoSeconds(row.created_at.getTime()),
    meters: meters.map(({ id, fuel, meterPoint, grantedAtMs }) => ({
      meterId: id,
      fuel,
      meterPoint,
      linkedAt: isoSeconds(grantedAtMs),
    })),
  };
}

function notAllowed(): Problem {
  return new Problem(
    403,
    "access-not-allowed",
    "The account is shown to whoever asked, once another administrator has allowed it and until its time is over.",
  );
}
