import { json, type FakeAnswer } from "../fake-service.js";
import { GraphqlSyntax, readSelection, type SelectedField } from "./selection.js";

/** What a resolver refuses, in Kraken's own codes. */
export class KrakenError extends Error {
  override readonly name = "KrakenError";
  constructor(
    readonly code: string,
    readonly type: "AUTHORIZATION" | "VALIDATION" | "NOT_FOUND" | "APPLICATION",
    message: string,
  ) {
    super(message);
  }
}

export type Resolver = (args: Readonly<Record<string, unknown>>) => unknown;

/** Answers a GraphQL request from what its root fields resolve to: what was selected, and 200 also for errors. */
export function answerGraphql(body: string, roots: Readonly<Record<string, Resolver>>): FakeAnswer {
  try {
    const { query, variables } = readRequest(body);
    const data: Record<string, unknown> = {};
    for (const field of readSelection(query, variables)) {
      const resolve = roots[field.name];
      if (resolve === undefined) throw unknownField(field.name);
      data[field.alias] = select(resolve(field.args), field);
    }
    return json(200, { data });
  } catch (error) {
    if (error instanceof KrakenError) return failure(error);
    if (error instanceof GraphqlSyntax)
      return failure(new KrakenError("KT-CT-1000", "VALIDATION", error.message));
    throw error;
  }
}

function readRequest(body: string): { query: string; variables: Record<string, unknown> } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new GraphqlSyntax("the body is not JSON");
  }
  if (!isRecord(parsed) || typeof parsed["query"] !== "string") throw new GraphqlSyntax("there is no query");
  const variables = parsed["variables"];
  return { query: parsed["query"], variables: isRecord(variables) ? variables : {} };
}

function select(value: unknown, field: SelectedField): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => select(item, field));
  if (!isRecord(value) || field.fields.length === 0) return value;
  return Object.fromEntries(
    field.fields.map((inner) => {
      if (!(inner.name in value)) throw unknownField(inner.name);
      return [inner.alias, select(value[inner.name], inner)];
    }),
  );
}

function unknownField(name: string): KrakenError {
  return new KrakenError("KT-CT-1000", "VALIDATION", `Cannot query field '${name}'.`);
}

function failure({ code, type, message }: KrakenError): FakeAnswer {
  const extensions = { errorType: type, errorCode: code, errorDescription: "" };
  return json(200, { errors: [{ message, path: [], extensions }], data: null });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
