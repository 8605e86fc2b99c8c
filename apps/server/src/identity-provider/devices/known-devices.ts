import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Database } from "@halfhourly/database";

export const deviceCookie = "halfhourly_device";
/** The longest that browsers keep a cookie. */
export const deviceCookieSeconds = 400 * 86_400;

export interface DeviceParts {
  readonly database: Database;
  readonly key: Buffer;
  readonly now: () => number;
}

const mostDevicesOfAPerson = 50;

/** Browsers that somebody has fully signed in with, told by a signed cookie of random bytes. It proves nothing by itself. */
export class KnownDevices {
  readonly #parts: DeviceParts;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
  }

  /** The token in a cookie that we signed, or null. */
  tokenIn(cookie: string | null): string | null {
    const [token = "", signature = ""] = (cookie ?? "").split(".");
    const signed = Buffer.from(signature, "base64url");
    const expected = this.#signatureOf(token);
    return signed.length === expected.length && timingSafeEqual(signed, expected) ? token : null;
  }

  makeToken(): string {
    return randomBytes(32).toString("base64url");
  }

  cookieOf(token: string): string {
    return `${token}.${this.#signatureOf(token).toString("base64url")}`;
  }

  async isKnown(subject: string, token: string | null): Promise<boolean> {
    const rows = await this.#parts.database.query(
      "select 1 from identity.known_device where person = $1 and token_hash = $2",
      [subject, hashOf(token ?? "")],
    );
    return rows.length > 0;
  }

  /** @returns `first` device of this person, another that is `new`, or one that is `known`. */
  async remember(subject: string, token: string): Promise<"first" | "new" | "known"> {
    const { database, now } = this.#parts;
    const at = new Date(now());
    return database.transaction(async (tx) => {
      const held = await tx.query<{ token_hash: Buffer }>(
        "select token_hash from identity.known_device where person = $1",
        [subject],
      );
      await tx.query(
        `insert into identity.known_device (person, token_hash, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
         on conflict (person, token_hash) do update set last_seen_at = excluded.last_seen_at`,
        [subject, hashOf(token), at],
      );
      await tx.query(
        `delete from identity.known_device where person = $1 and token_hash in
           (select token_hash from identity.known_device where person = $1 order by last_seen_at desc offset $2)`,
        [subject, mostDevicesOfAPerson],
      );
      if (held.length === 0) return "first";
      return held.some((one) => one.token_hash.equals(hashOf(token))) ? "known" : "new";
    });
  }

  #signatureOf(token: string): Buffer {
    return createHmac("sha256", this.#parts.key).update(token).digest();
  }
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
