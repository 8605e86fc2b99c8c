import type { Account, SessionList } from "@halfhourly/contracts";
import type { Parts } from "../parts.js";
import { absoluteMostMs, idleMostMs } from "../session/session-rules.js";
import type { SignedIn } from "../session/session-store.js";
import { openAccountField } from "./account-fields.js";
import { displayNameOf, embeddedIssuer } from "./accounts.js";
import { isoSeconds } from "./show-meters.js";

const mostListed = 100;

interface AccountRow extends Record<string, unknown> {
  readonly issuer: string;
  readonly email_sealed: Buffer;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly second_factor: boolean;
}

/** The account of whoever is signed in, and how this session was proved. */
export async function showAccount(
  parts: Pick<Parts, "database" | "keys" | "config">,
  session: SignedIn,
): Promise<Account> {
  const { accountId, sessionId, role } = session;
  const rows = await parts.database.query<AccountRow>(
    `select a.issuer, a.email_sealed, a.created_at, a.last_sign_in_at, s.second_factor
       from consumer_api.account a join consumer_api.session s on s.account_id = a.id
      where a.id = $1 and s.id = $2`,
    [accountId, sessionId],
  );
  const row = rows[0]!;
  return {
    email: await openAccountField(parts, session, "email_sealed", row.email_sealed),
    displayName: await displayNameOf(parts, session),
    role,
    createdAt: isoSeconds(row.created_at.getTime()),
    lastSignInAt: row.last_sign_in_at === null ? null : isoSeconds(row.last_sign_in_at.getTime()),
    signInHere: row.issuer === embeddedIssuer && parts.config.issuer.isEmbedded,
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
