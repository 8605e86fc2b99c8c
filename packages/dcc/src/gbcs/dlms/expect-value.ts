import { DccRefusal } from "../../refusal.js";
import type { DlmsValue } from "./value.js";

/** The items of an array or structure, of exactly `count` where that is given. Throws DccRefusal `content-malformed`. */
export function itemsOf(value: DlmsValue | undefined, what: string, count?: number): readonly DlmsValue[] {
  const isList = value?.type === "array" || value?.type === "structure";
  if (!isList || (count !== undefined && value.items.length !== count)) throw unexpected(what);
  return value.items;
}

export function numberOf(value: DlmsValue | undefined, what: string): number {
  if (value?.type !== "number") throw unexpected(what);
  return value.value;
}

/** Octets, of exactly `count` bytes where that is given. */
export function octetsOf(value: DlmsValue | undefined, what: string, count?: number): Buffer {
  if (value?.type !== "octets" || (count !== undefined && value.bytes.length !== count))
    throw unexpected(what);
  return value.bytes;
}

export function unexpected(what: string): DccRefusal {
  return new DccRefusal("content-malformed", `GBCS message: ${what} is not of the form that GBCS gives it`);
}
