import type { FieldFault } from "@halfhourly/service-kit";
import type { FastifyRequest } from "fastify";
import { invalid } from "./problem-answers.js";

const halfACharacter = /\p{Cs}/u;

/**
 * Refuses text that a database cannot keep: the character U+0000, and half of a surrogate pair. A schema cannot say so,
 * and without this a person would be told that the fault is ours. Throws Problem `invalid-request`.
 */
export function refuseUnstorableText({ params, query, body }: FastifyRequest): void {
  const fields = [...faultsIn(params, ""), ...faultsIn(query, ""), ...faultsIn(body, "")];
  if (fields.length > 0) throw invalid(fields);
}

function faultsIn(value: unknown, at: string): FieldFault[] {
  if (typeof value === "string") return isStorable(value) ? [] : [faultAt(at)];
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    isStorable(name) ? faultsIn(part, at === "" ? name : `${at}.${name}`) : [faultAt(at)],
  );
}

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && !halfACharacter.test(text);
}

function faultAt(field: string): FieldFault {
  const message = "holds a character that cannot be stored (U+0000 or half of one)";
  return { field: field === "" ? "body" : field, code: "wrong-form", message };
}
