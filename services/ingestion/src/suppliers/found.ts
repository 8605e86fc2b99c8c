import { JsonNumber, JsonObject, type JsonValue } from "../files/json-document.js";
import { SourceFault } from "./source-fault.js";

/**
 * A value inside a source's answer, with the way to it in the source's own names: what is not as documented is told as
 * "account.properties[0].meters: a list is needed". Every method throws SourceFault `not-understood`, and quotes no value.
 */
export class Found {
  constructor(
    readonly value: JsonValue | undefined,
    readonly path: string,
  ) {}

  /** Null and absent are the same: GraphQL writes null, REST leaves out. */
  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** The first of the names that is there; a missing value where none is. */
  at(...names: readonly string[]): Found {
    if (!(this.value instanceof JsonObject)) throw this.fault("an object is needed");
    const { value, path } = this;
    const name = names.find((one) => value.get(one) !== undefined) ?? names[0] ?? "";
    return new Found(value.get(name), `${path}.${name}`);
  }

  /** None where the list is missing. Nulls in it are left out: GraphQL puts them where an item failed. */
  items(): Found[] {
    if (this.isMissing) return [];
    if (!Array.isArray(this.value)) throw this.fault("a list is needed");
    return this.value
      .map((item, index) => new Found(item, `${this.path}[${index}]`))
      .filter((item) => !item.isMissing);
  }

  text(): string {
    if (typeof this.value !== "string" || this.value === "") throw this.fault("a text is needed");
    return this.value;
  }

  textOrNull(): string | null {
    return this.isMissing || this.value === "" ? null : this.text();
  }

  flag(): boolean | null {
    if (this.isMissing) return null;
    if (typeof this.value !== "boolean") throw this.fault("true or false is needed");
    return this.value;
  }

  /** A whole number within 2^53, written as one. */
  wholeNumber(): number {
    const text = this.value instanceof JsonNumber ? this.value.text : "";
    const number = Number(text);
    if (!/^-?\d{1,16}$/.test(text) || !Number.isSafeInteger(number))
      throw this.fault("a whole number is needed");
    return number;
  }

  /** UTC milliseconds of an ISO 8601 instant with its offset. */
  instantMs(): number {
    const ms = ISO_INSTANT.test(this.text()) ? Date.parse(this.text()) : Number.NaN;
    if (!(ms >= EARLIEST_MS && ms < LATEST_MS)) throw this.fault("a time with its offset is needed");
    return ms;
  }

  instantMsOrNull(): number | null {
    return this.isMissing ? null : this.instantMs();
  }

  fault(needed: string): SourceFault {
    return new SourceFault(
      "not-understood",
      `The source's answer is not as documented: ${this.path}: ${needed}.`,
    );
  }
}

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** What the calendar knows, 1990 to 2099, without its first and last year. */
const EARLIEST_MS = Date.UTC(1991, 0, 1);
const LATEST_MS = Date.UTC(2099, 0, 1);
