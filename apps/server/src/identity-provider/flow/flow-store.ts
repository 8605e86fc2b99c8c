import { createSecretKey, type KeyObject } from "node:crypto";
import type { Database } from "@halfhourly/database";
import { NotUnsealed, seal, unseal } from "@halfhourly/keys";
import { pagesSeconds } from "../pages/page-headers.js";
import type { Flow } from "./flow.js";

/** Keeps what was typed on the pages of one sign-in, sealed: it holds emails and secrets that nobody confirmed yet. */
export class FlowStore {
  readonly #database: Database;
  readonly #key: KeyObject;
  readonly #now: () => number;

  constructor(database: Database, key: Buffer, now: () => number) {
    [this.#database, this.#key, this.#now] = [database, createSecretKey(key), now];
  }

  async find(uid: string): Promise<Flow | null> {
    const [row] = await this.#database.query<{ sealed: Buffer }>(
      "select sealed from identity.page where uid = $1 and expires_at > $2",
      [uid, new Date(this.#now())],
    );
    if (row === undefined) return null;
    try {
      return JSON.parse(unseal(this.#key, row.sealed, placeOf(uid)).toString()) as Flow;
    } catch (fault) {
      // The provider's secrets were replaced since: the pages begin again.
      if (fault instanceof NotUnsealed) return null;
      throw fault;
    }
  }

  async save(uid: string, flow: Flow): Promise<void> {
    const sealed = seal(this.#key, Buffer.from(JSON.stringify(flow)), placeOf(uid));
    await this.#database.query(
      `insert into identity.page (uid, sealed, expires_at) values ($1, $2, $3)
       on conflict (uid) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
      [uid, sealed, new Date(this.#now() + pagesSeconds * 1000)],
    );
  }

  async forget(uid: string): Promise<void> {
    await this.#database.query("delete from identity.page where uid = $1", [uid]);
  }
}

function placeOf(uid: string): string {
  return `identity page|${uid}`;
}
