import type { Database, Row } from "@halfhourly/database";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

interface EntryRow extends Row {
  readonly payload: AdapterPayload;
  readonly consumed_at: Date | null;
}

/** Without a term of its own an entry would never be cleared away; nothing of ours needs longer. */
const longestSeconds = 3_600;
const clearEveryMs = 60_000;

/** Where oidc-provider keeps its entries: the `identity` schema, written by nobody else. */
export function postgresAdapter(
  database: Database,
  now: () => number,
  refuse: (detail: string) => Error,
): AdapterFactory {
  let clearedAtMs = 0;
  const clearExpired = async (): Promise<void> => {
    if (now() - clearedAtMs < clearEveryMs) return;
    clearedAtMs = now();
    await database.query("delete from identity.entry where expires_at < $1", [new Date(now())]);
  };
  return (model) => adapterFor(model, { database, now, refuse, clearExpired });
}

interface AdapterParts {
  readonly database: Database;
  readonly now: () => number;
  readonly refuse: (detail: string) => Error;
  readonly clearExpired: () => Promise<void>;
}

function adapterFor(model: string, { database, now, refuse, clearExpired }: AdapterParts): Adapter {
  const findBy = async (column: "id" | "uid", value: string): Promise<AdapterPayload | undefined> => {
    const rows = await database.query<EntryRow>(
      `select payload, consumed_at from identity.entry where model = $1 and ${column} = $2 and expires_at > $3`,
      [model, value, new Date(now())],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    const consumed =
      row.consumed_at === null ? {} : { consumed: Math.floor(row.consumed_at.getTime() / 1000) };
    return { ...row.payload, ...consumed };
  };
  return {
    async upsert(id, payload, expiresIn) {
      await clearExpired();
      const seconds = expiresIn !== undefined && expiresIn > 0 ? expiresIn : longestSeconds;
      const expiresAt = new Date(now() + seconds * 1000);
      await database.query(
        `insert into identity.entry (model, id, payload, grant_id, uid, subject, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (model, id) do update
            set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
                subject = excluded.subject, expires_at = excluded.expires_at`,
        [
          model,
          id,
          JSON.stringify(payload),
          payload.grantId ?? null,
          payload.uid ?? null,
          subjectOf(payload),
          expiresAt,
        ],
      );
    },
    find: (id) => findBy("id", id),
    findByUid: (uid) => findBy("uid", uid),
    // Only the device flow asks by user code, and that is off.
    findByUserCode: async () => undefined,
    async consume(id) {
      // In one statement, so that of two requests with one code only the first goes on.
      const consumed = await database.query(
        "update identity.entry set consumed_at = $3 where model = $1 and id = $2 and consumed_at is null returning id",
        [model, id, new Date(now())],
      );
      if (consumed.length > 0) return;
      // Two hold it, and one of them should not: everything that came of it ends.
      await database.query(
        `delete from identity.entry
          where grant_id = (select grant_id from identity.entry where model = $1 and id = $2)
             or (model = 'Grant' and id = (select grant_id from identity.entry where model = $1 and id = $2))`,
        [model, id],
      );
      throw refuse(`this ${model} was already used`);
    },
    async destroy(id) {
      await database.query("delete from identity.entry where model = $1 and id = $2", [model, id]);
    },
    async revokeByGrantId(grantId) {
      await database.query("delete from identity.entry where grant_id = $1", [grantId]);
    },
  };
}

/** Whom an entry is about, so that it ends with a change of password and goes at an erasure. */
function subjectOf({ accountId, session, result }: AdapterPayload): string | null {
  const login = result?.login;
  return accountId ?? login?.accountId ?? session?.accountId ?? null;
}
