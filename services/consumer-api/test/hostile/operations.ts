/** A JSON Schema as far as our own document uses it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
}

export interface Operation {
  readonly method: string;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly parameters: readonly {
    readonly in: "path" | "query" | "header";
    readonly name: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly body: { readonly contentType: string; readonly schema: Schema } | null;
}

type Json = Readonly<Record<string, unknown>>;

/** Every operation of an OpenAPI document, with its references followed. */
export function operationsOf(document: Json): readonly Operation[] {
  const whole = follow(document, document) as { readonly paths: Record<string, Record<string, Json>> };
  return Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: ((operation["parameters"] ?? []) as Partial<Operation["parameters"][number]>[]).map(
        (parameter) => ({ schema: {}, required: false, ...parameter }) as Operation["parameters"][number],
      ),
      body: bodyOf(operation["requestBody"] as Json | undefined),
    })),
  );
}

function bodyOf(requestBody: Json | undefined): Operation["body"] {
  const [entry] = Object.entries((requestBody?.["content"] ?? {}) as Record<string, { schema?: Schema }>);
  return entry === undefined ? null : { contentType: entry[0], schema: entry[1].schema ?? {} };
}

function follow(value: unknown, document: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => follow(item, document));
  if (typeof value !== "object" || value === null) return value;
  const reference = (value as Json)["$ref"];
  if (typeof reference === "string") {
    const target = reference
      .slice(2)
      .split("/")
      .reduce<unknown>((at, name) => (at as Json)[name], document);
    return follow(target, document);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, follow(part, document)]));
}
