import { Refusal } from "./file-fault.js";

/** A number as written: nothing is lost to binary floating point. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** An object with the physical line on which it begins. Members are looked up one by one: bodies have few. */
export class JsonObject {
  readonly #names: string[] = [];
  readonly #values: JsonValue[] = [];

  constructor(readonly line: number) {}

  add(name: string, value: JsonValue): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  /** Undefined where there is no such member; the last one where it is given twice, as JSON.parse has it. */
  get(name: string): JsonValue | undefined {
    const index = this.#names.lastIndexOf(name);
    return index === -1 ? undefined : this.#values[index];
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** In the order of the text, one given twice too: what goes through all of them goes through once. */
  get members(): readonly (readonly [name: string, value: JsonValue])[] {
    return this.#names.map((name, i) => [name, this.#values[i] ?? null]);
  }
}

export type JsonValue = JsonObject | JsonNumber | JsonValue[] | string | boolean | null;

const DEEPEST = 64;
/** A century of half hours of several meters; each value costs some sixty bytes of memory. */
const MOST_VALUES = 5_000_000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** JSON's three, and what some programs write for no value. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", null],
  ["None", null],
]);
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Reads JSON (RFC 8259), keeping the line of each object and the text of each number. Also takes JSON texts one after
 * another (one a line, as logs and paged downloads have them) and answers them as an array. Throws Refusal
 * `truncated-json` where the text ends too soon, `invalid-json` with the line otherwise.
 */
export function readJson(text: string): JsonValue {
  return new JsonReader(text).readDocument();
}

class JsonReader {
  #at = 0;
  #line = 1;
  #depth = 0;
  #values = 0;
  readonly #lineEnd: "\n" | "\r";
  /** Member names and short words repeat thousands of times; one copy of each is kept. */
  readonly #names = new Map<string, string>();

  constructor(readonly text: string) {
    this.#lineEnd = text.includes("\n") ? "\n" : "\r";
  }

  readDocument(): JsonValue {
    const values: JsonValue[] = [];
    do {
      values.push(this.#readValue());
      this.#skipBlanks();
    } while (
      this.#at < this.text.length &&
      values.every((value) => typeof value === "object" && value !== null)
    );
    if (this.#at < this.text.length) throw this.#invalid();
    return values.length === 1 ? values[0]! : values;
  }

  #readValue(): JsonValue {
    if (++this.#values > MOST_VALUES) {
      throw new Refusal(
        "file-too-large",
        "The JSON holds over five million values: split it into smaller files.",
      );
    }
    const first = this.#peek();
    if (first === "{") return this.#nested(() => this.#readObject());
    if (first === "[") return this.#nested(() => this.#readArray());
    if (first === '"') return this.#readString();
    if (first === "-" || (first >= "0" && first <= "9")) return this.#readNumber();
    return this.#readWord();
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw this.#invalid();
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #readObject(): JsonObject {
    const object = new JsonObject(this.#line);
    if (this.#take("}")) return object;
    do {
      if (this.#peek() !== '"') throw this.#invalid();
      const name = this.#readString();
      this.#expect(":");
      object.add(this.#oneCopyOf(name), this.#readValue());
    } while (this.#take(","));
    this.#expect("}");
    return object;
  }

  #readArray(): JsonValue[] {
    const items: JsonValue[] = [];
    if (this.#take("]")) return items;
    do items.push(this.#readValue());
    while (this.#take(","));
    this.#expect("]");
    return items;
  }

  #readNumber(): JsonNumber {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw this.#at + 1 >= this.text.length ? truncated() : this.#invalid();
    this.#at += match[0].length;
    if (/^[.eE][+-]?$/.test(this.text.slice(this.#at, this.#at + 3))) throw truncated();
    return new JsonNumber(match[0]);
  }

  #readWord(): boolean | null {
    const word = /^[A-Za-z]*/.exec(this.text.slice(this.#at, this.#at + 12))?.[0] ?? "";
    const value = WORDS.get(word);
    if (value !== undefined) {
      this.#at += word.length;
      return value;
    }
    const endsEarly =
      this.#at + word.length >= this.text.length && [...WORDS.keys()].some((known) => known.startsWith(word));
    throw endsEarly ? truncated() : this.#invalid();
  }

  #readString(): string {
    const begin = ++this.#at;
    const close = this.text.indexOf('"', begin);
    if (close === -1) throw truncated();
    const plain = this.text.slice(begin, close);
    if (!plain.includes("\\")) {
      this.#at = close + 1;
      return plain;
    }
    return this.#readEscapedString(begin);
  }

  #readEscapedString(begin: number): string {
    let value = "";
    for (let i = begin; i < this.text.length; i++) {
      const character = this.text[i]!;
      if (character === '"') {
        this.#at = i + 1;
        return value;
      }
      if (character !== "\\") {
        value += character;
        continue;
      }
      const escape = this.text[++i] ?? "";
      const hex = escape === "u" ? this.text.slice(i + 1, i + 5) : "";
      const decoded = /^[0-9a-fA-F]{4}$/.test(hex)
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : ESCAPES[escape];
      if (decoded === undefined) throw isCutOff(escape, hex) ? truncated() : this.#invalid();
      value += decoded;
      i += hex.length;
    }
    throw truncated();
  }

  #oneCopyOf(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (this.#names.size < 1000) this.#names.set(name, name);
    return name;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw this.#invalid();
  }

  /** The next character that is not blank. */
  #peek(): string {
    this.#skipBlanks();
    const character = this.text[this.#at];
    if (character === undefined) throw truncated();
    return character;
  }

  #skipBlanks(): void {
    for (; this.#at < this.text.length; this.#at++) {
      const character = this.text[this.#at];
      if (character === this.#lineEnd) this.#line++;
      else if (character !== " " && character !== "\t" && character !== "\r" && character !== "\uFEFF")
        return;
    }
  }

  #invalid(): Refusal {
    return new Refusal(
      "invalid-json",
      `Line ${this.#line} is not JSON: download the file again, or check what was edited there.`,
    );
  }
}

function isCutOff(escape: string, hex: string): boolean {
  return escape === "" || (escape === "u" && /^[0-9a-fA-F]{0,3}$/.test(hex));
}

function truncated(): Refusal {
  return new Refusal(
    "truncated-json",
    "The JSON ends in the middle: the download was cut off, so fetch it again.",
  );
}
