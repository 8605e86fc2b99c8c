import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import type { Database } from "@halfhourly/database";

export interface CodeParts {
  readonly database: Database;
  readonly key: Buffer;
  readonly now: () => number;
}

export const codeMinutes = 10;
const mostTries = 5;

/** Six digits, sent to an email, for one sign-in page in one browser. */
export class EmailCodes {
  readonly #parts: CodeParts;

  constructor(parts: CodeParts) {
    this.#parts = parts;
  }

  /** A new code for this page; the one before counts no more. */
  async make(page: string): Promise<string> {
    const { database, now } = this.#parts;
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    await database.query(
      `insert into identity.email_code (page, code_hash, tries, expires_at) values ($1, $2, 0, $3)
       on conflict (page) do update set code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at`,
      [page, this.#hashOf(page, code), new Date(now() + codeMinutes * 60_000)],
    );
    return code;
  }

  /** `over` where it is too old or was tried five times. A right one counts once. */
  async check(page: string, typed: string): Promise<"right" | "wrong" | "over"> {
    const { database, now } = this.#parts;
    const [row] = await database.query<{ code_hash: Buffer; tries: number }>(
      `update identity.email_code set tries = tries + 1 where page = $1 and expires_at > $2 and tries < $3
       returning code_hash, tries`,
      [page, new Date(now()), mostTries],
    );
    if (row === undefined) return "over";
    if (!timingSafeEqual(row.code_hash, this.#hashOf(page, typed)))
      return row.tries < mostTries ? "wrong" : "over";
    const taken = await database.query(
      "delete from identity.email_code where page = $1 and code_hash = $2 returning 1",
      [page, row.code_hash],
    );
    return taken.length > 0 ? "right" : "over";
  }

  async forget(page: string): Promise<void> {
    await this.#parts.database.query("delete from identity.email_code where page = $1", [page]);
  }

  #hashOf(page: string, code: string): Buffer {
    return createHmac("sha256", this.#parts.key).update(`${page}|${code}`).digest();
  }
}
