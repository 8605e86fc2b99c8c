import type { Role } from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import type { Parts } from "../parts.js";
import { SessionCache } from "./session-cache.js";
import {
  absoluteMostMs,
  hasEnded,
  idleMostMs,
  previousGoodForMs,
  rotationIsDue,
  successorLostAfterMs,
  useNotedEveryMs,
} from "./session-rules.js";
import { newToken, sha256Of } from "./tokens.js";

/** Who a request comes from. */
export interface SignedIn {
  readonly sessionId: string;
  readonly accountId: string;
  readonly household: string;
  readonly role: Role;
  /** Opened by the household's key: see `displayNameOf`. */
  readonly displayNameSealed: Buffer;
  readonly demonstration: boolean;
  readonly secondFactor: boolean;
  /** When the issuer saw this person prove who they are; 0 where it did not say. UTC milliseconds. */
  readonly provedAtMs: number;
}

/** What is noted of a sign-in beside whose it is. */
export interface SignInFacts {
  /** Kind of browser and system only: see `deviceKind`. */
  readonly device: string;
  readonly secondFactor: boolean;
  /** Null where the issuer does not say; absent: now. UTC milliseconds. */
  readonly provedAtMs?: number | null;
}

const nothingNoted: SignInFacts = { device: "Unknown", secondFactor: false };

export interface FoundSession {
  readonly session: SignedIn;
  /** Set where the caller is to use this token from now on. */
  readonly newToken: string | null;
}

interface SessionRow extends Record<string, unknown> {
  readonly id: string;
  readonly account_id: string;
  readonly household: string;
  readonly role: Role;
  readonly display_name_sealed: Buffer;
  readonly demonstration: boolean;
  readonly token_sha256: Buffer;
  readonly token_since: Date;
  readonly next_sha256: Buffer | null;
  readonly next_since: Date | null;
  readonly previous_until: Date | null;
  readonly second_factor: boolean;
  readonly created_at: Date;
  readonly proved_at: Date | null;
  readonly used_at: Date;
}

/**
 * Sessions in PostgreSQL. A token is replaced every five minutes in two steps: a successor is handed out, and only its
 * first use retires the token, so an answer lost on the way signs nobody out. A retired token that comes back ends the
 * session: of two holders one is a thief, and nothing tells which.
 */
export class SessionStore {
  readonly #cache = new SessionCache();
  readonly #database: Database;
  readonly #now: () => number;
  readonly #ids: () => string;
  readonly #audit: Parts["audit"];

  constructor(parts: Pick<Parts, "database" | "now" | "ids" | "audit">) {
    this.#database = parts.database;
    this.#audit = parts.audit;
    this.#now = parts.now;
    this.#ids = parts.ids;
  }

  /** Starts a session and clears away those of anybody that have ended. @returns the token for the cookie. */
  async begin(accountId: string, facts = nothingNoted): Promise<string> {
    const token = newToken();
    const nowMs = this.#now();
    const { device, secondFactor, provedAtMs = nowMs } = facts;
    await this.#database.query("delete from consumer_api.session where used_at < $1 or created_at < $2", [
      new Date(nowMs - idleMostMs),
      new Date(nowMs - absoluteMostMs),
    ]);
    await this.#database.query(
      `insert into consumer_api.session
         (id, account_id, token_sha256, token_since, created_at, used_at, device, second_factor, proved_at)
       values ($1, $2, $3, $4, $4, $4, $5, $6, $7)`,
      [
        this.#ids(),
        accountId,
        sha256Of(token),
        new Date(nowMs),
        device,
        secondFactor,
        provedAtMs === null ? null : new Date(provedAtMs),
      ],
    );
    return token;
  }

  /** The live session of this token, or null. */
  async find(token: string): Promise<FoundSession | null> {
    const nowMs = this.#now();
    const offered = sha256Of(token);
    const cached = this.#cache.get(offered, nowMs);
    if (cached !== null) return { session: cached, newToken: null };
    const row = await this.#read(offered);
    if (row === null) return this.#endIfRetired(offered, nowMs);
    const times = { createdAtMs: row.created_at.getTime(), usedAtMs: row.used_at.getTime() };
    return hasEnded(times, nowMs) ? null : this.#accept(row, offered, nowMs);
  }

  /** Whose live session this token is of, without renewing anything; null where it is of none. */
  async accountOf(token: string): Promise<string | null> {
    const row = await this.#read(sha256Of(token));
    if (row === null) return null;
    const times = { createdAtMs: row.created_at.getTime(), usedAtMs: row.used_at.getTime() };
    return hasEnded(times, this.#now()) ? null : row.account_id;
  }

  async #accept(row: SessionRow, offered: Buffer, nowMs: number): Promise<FoundSession | null> {
    const session = sessionOf(row);
    const isCurrent = offered.equals(row.token_sha256);
    const isNext = !isCurrent && row.next_sha256 !== null && offered.equals(row.next_sha256);
    const isPrevious = !isCurrent && !isNext;
    if (isPrevious && (row.previous_until === null || nowMs >= row.previous_until.getTime()))
      return this.#endIfRetired(offered, nowMs);
    if (isNext) await this.#promote(row, nowMs);
    if (nowMs - row.used_at.getTime() >= useNotedEveryMs)
      await this.#database.query("update consumer_api.session set used_at = $2 where id = $1", [
        row.id,
        new Date(nowMs),
      ]);
    const due =
      isCurrent && rotationIsDue(row.token_since.getTime(), row.next_since?.getTime() ?? null, nowMs);
    const successor = due ? await this.#handOutSuccessor(row, nowMs) : null;
    const atMostUntilMs = isPrevious
      ? row.previous_until!.getTime()
      : row.created_at.getTime() + absoluteMostMs;
    this.#cache.put(offered, session, nowMs, atMostUntilMs);
    return { session, newToken: successor };
  }

  async #read(offered: Buffer): Promise<SessionRow | null> {
    const rows = await this.#database.query<SessionRow>(
      `select s.*, a.household, a.role, a.display_name_sealed, a.demonstration
         from consumer_api.session s join consumer_api.account a on a.id = s.account_id
        where s.token_sha256 = $1 or s.next_sha256 = $1 or s.previous_sha256 = $1`,
      [offered],
    );
    return rows[0] ?? null;
  }

  /** The successor came back, so it has arrived: it becomes the token. */
  async #promote(row: SessionRow, nowMs: number): Promise<void> {
    await this.#database.query(
      `with promoted as (
         update consumer_api.session
            set previous_sha256 = token_sha256, previous_until = $3,
                token_sha256 = next_sha256, token_since = $4, next_sha256 = null, next_since = null
          where id = $1 and next_sha256 = $2 returning id, previous_sha256)
       insert into consumer_api.retired_token (token_sha256, session_id) select previous_sha256, id from promoted`,
      [row.id, row.next_sha256, new Date(nowMs + previousGoodForMs), new Date(nowMs)],
    );
    this.#cache.forgetSession(row.id);
  }

  /** Ends the session that left this token behind, on its household's record. Always null. */
  async #endIfRetired(offered: Buffer, nowMs: number): Promise<null> {
    await this.#database.transaction(async (tx) => {
      const [ended] = await tx.query<{ id: string; household: string }>(
        `delete from consumer_api.session s using consumer_api.account a, consumer_api.retired_token r
          where r.token_sha256 = $1 and s.id = r.session_id and a.id = s.account_id returning s.id, a.household`,
        [offered],
      );
      if (ended === undefined) return;
      this.#cache.forgetSession(ended.id);
      const facts = {
        chain: ended.household,
        who: "service:consumer-api",
        what: "session.end",
        about: ended.id,
        where: "consumer-api session",
        why: "a retired token came back",
        result: "done",
      };
      await this.#audit.append(tx, facts, nowMs);
    });
    return null;
  }

  /** Null where another request of the same browser was given one a moment earlier. */
  async #handOutSuccessor(row: SessionRow, nowMs: number): Promise<string | null> {
    const token = newToken();
    const updated = await this.#database.query(
      `update consumer_api.session set next_sha256 = $3, next_since = $4
        where id = $1 and token_sha256 = $2 and (next_since is null or next_since <= $5) returning id`,
      [row.id, row.token_sha256, sha256Of(token), new Date(nowMs), new Date(nowMs - successorLostAfterMs)],
    );
    return updated.length > 0 ? token : null;
  }

  /** Ends the session of this token, whichever of its tokens it is. Ending none is no fault. */
  async end(token: string): Promise<void> {
    const ended = await this.#database.query<{ id: string }>(
      `delete from consumer_api.session where token_sha256 = $1 or next_sha256 = $1 or previous_sha256 = $1
          or id in (select session_id from consumer_api.retired_token where token_sha256 = $1) returning id`,
      [sha256Of(token)],
    );
    for (const { id } of ended) this.#cache.forgetSession(id);
  }

  /** Ends every session of an account, on every device. */
  async endAll(accountId: string): Promise<void> {
    const ended = await this.#database.query<{ id: string }>(
      "delete from consumer_api.session where account_id = $1 returning id",
      [accountId],
    );
    for (const { id } of ended) this.#cache.forgetSession(id);
  }

  /** Ends the sessions of accounts that another issuer than this one named: it is trusted no longer. */
  async endThoseOfOthers(issuer: string): Promise<void> {
    const ended = await this.#database.query<{ id: string }>(
      `delete from consumer_api.session s using consumer_api.account a
        where a.id = s.account_id and a.issuer <> $1 returning s.id`,
      [issuer],
    );
    for (const { id } of ended) this.#cache.forgetSession(id);
  }

  /** Ends one session of the account. False where it has none with this id. */
  async endOne(accountId: string, sessionId: string): Promise<boolean> {
    const ended = await this.#database.query(
      "delete from consumer_api.session where account_id = $1 and id = $2 returning id",
      [accountId, sessionId],
    );
    this.#cache.forgetSession(sessionId);
    return ended.length > 0;
  }
}

function sessionOf(row: SessionRow): SignedIn {
  return {
    sessionId: row.id,
    accountId: row.account_id,
    household: row.household,
    role: row.role,
    displayNameSealed: row.display_name_sealed,
    demonstration: row.demonstration,
    secondFactor: row.second_factor,
    provedAtMs: row.proved_at?.getTime() ?? 0,
  };
}
