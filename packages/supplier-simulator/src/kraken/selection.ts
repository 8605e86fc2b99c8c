/** One field of a GraphQL query: what it is called in the answer, its arguments and what is asked of it. */
export interface SelectedField {
  readonly alias: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Empty for a scalar. */
  readonly fields: readonly SelectedField[];
}

/** Thrown for a query that is not understood. */
export class GraphqlSyntax extends Error {
  override readonly name = "GraphqlSyntax";
}

const TOKENS = /[A-Za-z_]\w*|\$\w+|"[^"]*"|-?\d+(?:\.\d+)?|[{}():!=[\]]/g;

/**
 * The root fields of one operation, with its variables put in: names, aliases, arguments and nested sets, which is all that is
 * needed here (no fragments, no directives). Throws GraphqlSyntax.
 */
export function readSelection(query: string, variables: Readonly<Record<string, unknown>>): SelectedField[] {
  const tokens = query.match(TOKENS) ?? [];
  const reader = new SelectionReader(tokens, variables);
  return reader.readOperation();
}

class SelectionReader {
  #at = 0;

  constructor(
    readonly tokens: readonly string[],
    readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  readOperation(): SelectedField[] {
    if (this.#peek() === "query" || this.#peek() === "mutation") {
      this.#at++;
      while (this.#peek() !== "{") this.#next();
    }
    return this.#readFields();
  }

  #readFields(): SelectedField[] {
    this.#expect("{");
    const fields: SelectedField[] = [];
    while (this.#peek() !== "}") fields.push(this.#readField());
    this.#expect("}");
    if (fields.length === 0) throw new GraphqlSyntax("a selection is empty");
    return fields;
  }

  #readField(): SelectedField {
    const alias = this.#next();
    const isAlias = this.#peek() === ":";
    if (isAlias) this.#at++;
    const name = isAlias ? this.#next() : alias;
    const args = this.#peek() === "(" ? this.#readArguments() : {};
    const fields = this.#peek() === "{" ? this.#readFields() : [];
    return { alias, name, args, fields };
  }

  #readArguments(): Record<string, unknown> {
    this.#expect("(");
    const args: Record<string, unknown> = {};
    while (this.#peek() !== ")") {
      const name = this.#next();
      this.#expect(":");
      args[name] = this.#valueOf(this.#next());
    }
    this.#expect(")");
    return args;
  }

  #valueOf(word: string): unknown {
    if (word.startsWith("$")) return this.variables[word.slice(1)];
    if (word.startsWith('"')) return word.slice(1, -1);
    if (word === "true" || word === "false") return word === "true";
    return word;
  }

  #peek(): string {
    const token = this.tokens[this.#at];
    if (token === undefined) throw new GraphqlSyntax("the query ends too soon");
    return token;
  }

  #next(): string {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #expect(token: string): void {
    if (this.#next() !== token) throw new GraphqlSyntax(`"${token}" is missing`);
  }
}
