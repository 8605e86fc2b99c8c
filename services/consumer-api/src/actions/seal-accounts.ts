import { emptyPlainColumns } from "@halfhourly/database";
import { KeyDestroyed } from "@halfhourly/keys";
import type { Parts } from "../parts.js";
import { sealAccountField } from "./account-fields.js";

const atOnce = 100;

interface PlainAccount extends Record<string, unknown> {
  readonly id: string;
  readonly household: string;
  readonly email: string;
  readonly display_name: string;
}

type SealParts = Pick<Parts, "database" | "keys">;

/**
 * Takes email and name of accounts made by earlier versions out of the clear, account by account: a crash loses nothing
 * and the next start goes on.
 */
export async function sealAccounts(parts: SealParts): Promise<void> {
  await emptyPlainColumns(parts.database, {
    table: "consumer_api.account",
    check: "account_only_sealed",
    async next() {
      const rows = await parts.database.query<PlainAccount>(
        "select id, household, email, display_name from consumer_api.account where display_name is not null order by id limit $1",
        [atOnce],
      );
      for (const row of rows) await sealAccount(parts, row);
      return rows.length;
    },
  });
}

async function sealAccount(parts: SealParts, row: PlainAccount): Promise<void> {
  const account = { accountId: row.id, household: row.household };
  const sealed = await Promise.all([
    sealAccountField(parts, account, "email_sealed", row.email),
    sealAccountField(parts, account, "display_name_sealed", row.display_name),
  ]).catch((fault: unknown) => {
    // Its erasure was cut off behind the keys: nobody reads the two again.
    if (fault instanceof KeyDestroyed) return [null, null];
    throw fault;
  });
  await parts.database.query(
    `update consumer_api.account
        set email_sealed = coalesce(email_sealed, $2), display_name_sealed = coalesce(display_name_sealed, $3),
            email = null, email_key = null, display_name = null, password_hash = null
      where id = $1`,
    [row.id, ...sealed],
  );
}
