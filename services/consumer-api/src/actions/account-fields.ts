import type { Parts } from "../parts.js";
import { openField, sealField } from "./sealed-fields.js";

/** Whose account a sealed field is of. */
export interface AccountOfField {
  readonly accountId: string;
  readonly household: string;
}

type Keys = Pick<Parts, "keys">;
export type AccountField = "email_sealed" | "display_name_sealed";

export function sealAccountField(
  parts: Keys,
  account: AccountOfField,
  column: AccountField,
  value: string,
): Promise<Buffer> {
  return sealField(parts, account.household, placeOf(account, column), value);
}

export function openAccountField(
  parts: Keys,
  account: AccountOfField,
  column: AccountField,
  sealed: Buffer,
): Promise<string> {
  return openField(parts, account.household, placeOf(account, column), sealed);
}

function placeOf({ accountId }: AccountOfField, column: AccountField) {
  return { table: "account", id: accountId, column };
}
