import type { HouseholdSeal } from "../store/sealing.js";
import type { Balance, KeptAccess, LivePower, SourceMeter } from "../suppliers/port.js";

/** What is sealed of a link: whose meter it is and how its source describes it. */
export interface LinkTask {
  readonly meterPoint: string;
  /** The meter that counts the import, and with it the one for export where the same home has one. */
  readonly meters: readonly SourceMeter[];
}

export interface FoundMeters {
  readonly meters: readonly SourceMeter[];
  /** How the household was let in: what it proves hangs on it. */
  readonly access: "api-key" | "password" | "authorisation-code" | "operator";
}

/** Each sealed column: its form, and the place that its bytes are bound to. */
interface Columns {
  readonly task: LinkTask;
  readonly access: KeptAccess;
  readonly found: FoundMeters;
  readonly verifier: string;
  readonly balance: Balance;
  readonly live: LivePower | null;
  readonly detail: { readonly message: string };
}

export function sealColumn<C extends keyof Columns>(
  seal: HouseholdSeal,
  column: C,
  id: string,
  value: Columns[C],
): Uint8Array {
  return seal.seal(Buffer.from(JSON.stringify(value, writeAmount)), place(column, id));
}

/** Throws NotUnsealed. */
export function openColumn<C extends keyof Columns>(
  seal: HouseholdSeal,
  column: C,
  id: string,
  sealed: Uint8Array,
): Columns[C] {
  // Bytes that this module sealed: their form is known.
  const value: Columns[C] = JSON.parse(
    Buffer.from(seal.unseal(sealed, place(column, id))).toString(),
    readAmount,
  );
  return value;
}

const place = (column: string, id: string) => `collecting ${column}|${id}`;

/** Amounts are whole numbers beyond what JSON keeps exactly. */
function writeAmount(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? { amount: value.toString() } : value;
}

function readAmount(_name: string, value: unknown): unknown {
  const isAmount =
    typeof value === "object" && value !== null && "amount" in value && typeof value.amount === "string";
  return isAmount ? BigInt(value.amount as string) : value;
}
