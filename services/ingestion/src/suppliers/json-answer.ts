import { Refusal } from "../files/file-fault.js";
import { JsonNumber, JsonObject, readJson, type JsonValue } from "../files/json-document.js";
import { SourceFault } from "./source-fault.js";

/** No object of any source has nearly as many members: more are only sent to keep a reader busy. */
const MOST_MEMBERS = 200;

/** A source's body as JSON. `what` names it in the fault, such as "the list of meter points". Throws SourceFault `not-understood`. */
export function readJsonAnswer(bytes: Uint8Array, what: string): JsonValue {
  try {
    return readJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (fault) {
    // A refusal says where first, then what to do with a file.
    const where = fault instanceof Refusal ? fault.message.split(":")[0] : "It is not UTF-8";
    throw new SourceFault("not-understood", `The source's answer to ${what} cannot be read. ${where}.`);
  }
}

/** The same as plain values: for a schema to check. Throws SourceFault `not-understood`. */
export function readPlainAnswer(bytes: Uint8Array, what: string): unknown {
  return plain(readJsonAnswer(bytes, what), what);
}

function plain(value: JsonValue, what: string): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map((item) => plain(item, what));
  if (!(value instanceof JsonObject)) return value;
  if (value.names.length > MOST_MEMBERS)
    throw new SourceFault(
      "not-understood",
      `The source's answer to ${what} has an object of over ${MOST_MEMBERS} members on line ${value.line}.`,
    );
  return Object.fromEntries(value.names.map((name) => [name, plain(value.get(name) ?? null, what)]));
}
