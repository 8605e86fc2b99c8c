import type { Account, SessionList } from "@halfhourly/contracts";
import type { Parts } from "../parts.js";
import { absoluteMostMs, idleMostMs } from "../session/session-rules.js";
import type { SignedIn } from "../session/session-store.js";
import { isoSeconds } from "./show-meters.js";

const mostListed = 100;

interface AccountRow extends Record<string, unknown> {
  readonly email: string;
  readonly display_name: string;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly second_factor: boolean;
}

/** The account of whoever is signed in, and how this session was proved. */
export async function showAccount(
  { database }: Pick<Parts, "database">,
  { accountId, sessionId }: SignedIn,
): Promise<Account> {
  const rows = await database.query<AccountRow>(
    `select a.email, a.display_name, a.created_at, a.last_sign_in_at, s.second_factor
       from consumer_api.account a join consumer_api.session s on s.account_id = a.id
      where a.id = $1 and s.id = $2`,
    [accountId, sessionId],
  );
  const row = rows[0]!;
  return {
    email: row.email,
    displayName: row.display_name,
    role: "consumer",
    createdAt: isoSeconds(row.created_at.getTime()),
    lastSignInAt: row.last_sign_in_at === null ? null : isoSeconds(row.last_sign_in_at.getTime()),
    signInHere: true,
    secondFactor: row.second_factor,
  };
}

interface SessionRow extends Record<string, unknown> {
  readonly id: string;
  readonly device: string;
  readonly created_at: Date;
  readonly used_at: Date;
}

/** Where the account is signed in now, the newest first. A use is written down once a minute, so `lastUsedAt` is that exact. */
export async function showSessions(
  { database, now }: Pick<Parts, "database" | "now">,
  { accountId, sessionId }: SignedIn,
): Promise<SessionList> {
  const nowMs = now();
  const rows = await database.query<SessionRow>(
    `select id, device, created_at, used_at from consumer_api.session
      where account_id = $1 and used_at > $2 and created_at > $3 order by created_at desc, id limit $4`,
    [accountId, new Date(nowMs - idleMostMs), new Date(nowMs - absoluteMostMs), mostListed],
  );
  return {
    sessions: rows.map(({ id, device, created_at: createdAt, used_at: usedAt }) => ({
      id,
      current: id === sessionId,
      device,
      createdAt: isoSeconds(createdAt.getTime()),
      lastUsedAt: isoSeconds(usedAt.getTime()),
    })),
  };
}
