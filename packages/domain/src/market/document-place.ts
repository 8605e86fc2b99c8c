import { isLondonDate, type LondonDate } from "../time/calendar.js";
import { parsePence } from "../money/pence.js";

/** What is wrong with a document, where, and what to do. */
export interface DocumentFault {
  /** Such as `prices[2].rates.bands[0].windows[1].to`; empty for the document itself. */
  readonly field: string;
  readonly message: string;
}

/** A document of a tariff has no more faults than somebody would read. */
const MOST_FAULTS = 100;
const LONGEST_SHOWN = 40;

/**
 * One place in a document that somebody else wrote. Each reading gives a value of its type; where there is none, the fault
 * is noted and a stand-in given, so that one pass finds every fault. What was read counts only where no fault was noted.
 */
export class DocumentPlace {
  constructor(
    readonly value: unknown,
    readonly path: string,
    readonly faults: DocumentFault[],
  ) {}

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  fault(message: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ field: this.path, message });
  }

  /** The fields of an object; a name that is not in `names` is a fault of its own: it may be a word mistyped. */
  fields<Name extends string>(names: readonly Name[]): (name: Name) => DocumentPlace {
    const held = this.#object();
    const known = new Set<string>(names);
    for (const name of Object.keys(held))
      if (!known.has(name))
        this.#at(name, held[name]).fault(`There is no such field; there are ${names.join(", ")}.`);
    return (name) => this.#at(name, held[name]);
  }

  /** One field of an object whose other fields depend on it. */
  field(name: string): DocumentPlace {
    return this.#at(name, this.#object()[name]);
  }

  #object(): Readonly<Record<string, unknown>> {
    const { value } = this;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
    this.fault(`An object is needed, not ${shown(value)}.`);
    return {};
  }

  #at(name: string, value: unknown): DocumentPlace {
    return new DocumentPlace(value, this.path === "" ? name : `${this.path}.${name}`, this.faults);
  }

  list(least: number, most: number): DocumentPlace[] {
    return this.entries(least, most).map((_, i) => this.entry(i));
  }

  /** The same as they stand: a place for each of tens of thousands of prices costs more than all the rest. */
  entries(least: number, most: number): readonly unknown[] {
    const { value } = this;
    if (!Array.isArray(value)) {
      this.fault(`A list is needed, not ${shown(value)}.`);
      return [];
    }
    if (value.length < least || value.length > most)
      this.fault(`${least} to ${most} entries are needed; there are ${value.length}.`);
    return value.slice(0, most);
  }

  /** The place of one entry of a list. */
  entry(i: number): DocumentPlace {
    const entry: unknown = Array.isArray(this.value) ? this.value[i] : undefined;
    return new DocumentPlace(entry, `${this.path}[${i}]`, this.faults);
  }

  text(longest: number): string {
    const { value } = this;
    if (typeof value === "string" && value.trim() !== "" && value.length <= longest) return value.trim();
    this.fault(`Text of 1 to ${longest} characters is needed, not ${shown(value)}.`);
    return "";
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined) this.fault(`One of ${words.join(", ")} is needed, not ${shown(this.value)}.`);
    return found ?? words[0]!;
  }

  whole(least: number, most: number): number {
    const { value } = this;
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    this.fault(`A whole number from ${least} to ${most} is needed, not ${shown(value)}.`);
    return least;
  }

  date(): LondonDate {
    const { value } = this;
    if (typeof value === "string" && isLondonDate(value)) return value;
    this.fault(`A date such as 2026-10-01 is needed, not ${shown(value)}.`);
    return "2000-01-01";
  }

  dateOrNull(): LondonDate | null {
    return this.isAbsent ? null : this.date();
  }

  /**
   * Pence as decimal text or as a number, in 10^-7 £, between two bounds in pence. Taken exactly or not at all: more
   * decimals than five are refused.
   */
  pence(least: number, most: number): number {
    const { value } = this;
    if (typeof value !== "string" && typeof value !== "number") {
      this.fault(`Pence such as "24.5" are needed, not ${shown(value)}.`);
      return 0;
    }
    try {
      const rate = parsePence(String(value));
      if (rate >= least * 100_000 && rate <= most * 100_000) return rate;
      this.fault(`From ${least} to ${most} pence are taken, not ${shown(value)}.`);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      this.fault(`${fault.message}.`);
    }
    return 0;
  }
}

/** What was found, short enough for a message. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "symbol" || typeof value === "function") return "something else";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
}
