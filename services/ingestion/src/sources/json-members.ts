import { JsonNumber, JsonObject, type JsonValue } from "../files/json-document.js";

/** The text of a string member; null for anything else. */
export function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** The decimal text of a number, or of a string that may hold one; null where there is no value. */
export function decimalTextOf(value: JsonValue | undefined): string | null {
  if (value instanceof JsonNumber) return value.text;
  if (value === undefined || value === null) return null;
  // True, a list and an object are no value and no gap either: as "?" they are refused as unreadable.
  return typeof value === "string" ? value : "?";
}

export function objectsIn(items: readonly JsonValue[]): JsonObject[] {
  return items.filter((item) => item instanceof JsonObject);
}

/** The list under a member; null where there is none. */
export function listOf(object: JsonObject, name: string): readonly JsonValue[] | null {
  const value = object.get(name);
  return Array.isArray(value) ? value : null;
}

export function objectOf(object: JsonObject, name: string): JsonObject | null {
  const value = object.get(name);
  return value instanceof JsonObject ? value : null;
}
