/** One record of a delimited file. */
export interface DelimitedRecord {
  /** The physical line on which the record begins; 1 is the first. */
  readonly line: number;
  /** As they stand, quotation marks removed; blanks and carriage returns around them are the reader's to trim. */
  readonly fields: readonly string[];
  /** True where a quotation mark is never closed: `fields` is then that one line. */
  readonly unclosedQuote: boolean;
}

/** A quoted field longer than this began with a stray quotation mark: the rows it would swallow are kept. */
const LONGEST_QUOTED_FIELD = 4096;
const MOST_LINES_IN_A_FIELD = 4;
/** No record of readings comes near this; of a longer line only the beginning is split, so that it cannot fill the memory. */
const LONGEST_LINE = 65_536;

/**
 * Splits delimited text (RFC 4180 and its looser relatives) into records, counting physical lines. LF ends a line, also
 * inside a quoted field; CR does so only in a file that has no LF at all, so the stray ones of "Normal\r" and of \r\r\n
 * count for nothing. Blank lines make no record. A quotation mark opens a field only as its first character (blanks before
 * it allowed); one that is never closed costs its own line and no more.
 */
export class DelimitedReader {
  readonly #lineEnd: "\n" | "\r";
  #at = 0;
  #line = 1;

  constructor(
    readonly text: string,
    readonly delimiter: string,
  ) {
    this.#lineEnd = text.includes("\n") ? "\n" : "\r";
  }

  /** The next record, or null at the end. */
  next(): DelimitedRecord | null {
    while (this.#at < this.text.length) {
      const record = this.#readRecord();
      if (record !== null) return record;
    }
    return null;
  }

  #readRecord(): DelimitedRecord | null {
    const begun = this.#at;
    const line = this.#line;
    const plain = this.text.slice(begun, this.#endOfLine());
    if (plain.length <= LONGEST_LINE && plain.includes('"')) {
      const fields = this.#readQuotedRecord();
      if (fields !== null) return { line, fields, unclosedQuote: false };
      this.#at = begun;
      this.#line = line;
    }
    this.#passLine(this.#endOfLine());
    if (plain.trim() === "") return null;
    const fields = plain.slice(0, LONGEST_LINE).split(this.delimiter);
    return { line, fields, unclosedQuote: plain.includes('"') };
  }

  /** Null where a quotation mark is never closed. */
  #readQuotedRecord(): string[] | null {
    const fields: string[] = [];
    for (;;) {
      const field = this.#opensQuote() ? this.#readQuotedField() : this.#readUpToDelimiter(this.#at);
      if (field === null) return null;
      fields.push(field);
      if (this.text[this.#at] !== this.delimiter) break;
      this.#at++;
    }
    this.#passLine(this.#at);
    return fields;
  }

  #opensQuote(): boolean {
    let i = this.#at;
    while (this.text[i] === " ") i++;
    return this.text[i] === '"';
  }

  #readQuotedField(): string | null {
    const opened = this.text.indexOf('"', this.#at) + 1;
    let value = "";
    for (let from = opened; ;) {
      const close = this.text.indexOf('"', from);
      if (close === -1 || close - opened > LONGEST_QUOTED_FIELD) return null;
      value += this.text.slice(from, close);
      if (this.text[close + 1] !== '"') {
        const lineEnds = countOf(this.#lineEnd, this.text.slice(opened, close));
        if (lineEnds > MOST_LINES_IN_A_FIELD) return null;
        this.#line += lineEnds;
        return value + this.#readUpToDelimiter(close + 1).trimEnd();
      }
      value += '"';
      from = close + 2;
    }
  }

  #readUpToDelimiter(from: number): string {
    let i = from;
    while (i < this.text.length && this.text[i] !== this.delimiter && this.text[i] !== this.#lineEnd) i++;
    this.#at = i;
    return this.text.slice(from, i);
  }

  #endOfLine(): number {
    const end = this.text.indexOf(this.#lineEnd, this.#at);
    return end === -1 ? this.text.length : end;
  }

  #passLine(end: number): void {
    this.#at = end + 1;
    this.#line++;
  }
}

function countOf(character: string, text: string): number {
  let count = 0;
  for (let i = text.indexOf(character); i !== -1; i = text.indexOf(character, i + 1)) count++;
  return count;
}
