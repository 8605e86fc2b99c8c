import type { Operation, Schema } from "./operations.js";
import { hostileTexts, hostileValues, marker, validFor } from "./values.js";

export interface HostileRequest {
  /** What is wrong with it, for the message of a failure. */
  readonly what: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** Real ids by parameter name, so that what is wrong is the one thing that was made wrong. */
export type KnownIds = Readonly<Record<string, string>>;

/** One request for each wrong thing in each place of an operation. */
export function hostileRequests(operation: Operation, ids: KnownIds): readonly HostileRequest[] {
  return [...wrongParameters(operation, ids), ...wrongFields(operation, ids), ...wrongBodies(operation, ids)];
}

function wrongParameters(operation: Operation, ids: KnownIds): HostileRequest[] {
  return operation.parameters.flatMap((parameter) =>
    hostileTexts
      .filter((text) => parameter.in !== "header" || /^[\x20-\x7e]*$/.test(text))
      .map((text) => ({
        ...request(operation, ids, { [parameter.name]: text }),
        what: `${parameter.in} ${parameter.name} ${named(text)}`,
      })),
  );
}

function wrongFields(operation: Operation, ids: KnownIds): HostileRequest[] {
  const { body } = operation;
  if (body === null || !isJson(body.contentType)) return [];
  const valid = validFor(body.schema);
  return placesOf(body.schema).flatMap((place) => [
    ...hostileValues.map((value) => ({
      ...request(operation, ids, {}, JSON.stringify(withValue(valid, place, value))),
      what: `body.${place.join(".")} ${named(value)}`,
    })),
    {
      ...request(operation, ids, {}, JSON.stringify(withValue(valid, place, undefined))),
      what: `body.${place.join(".")} missing`,
    },
  ]);
}

function wrongBodies(operation: Operation, ids: KnownIds): HostileRequest[] {
  if (operation.body === null) return [];
  const valid = JSON.stringify(validFor(operation.body.schema) ?? {});
  const deep = "[".repeat(5_000) + "]".repeat(5_000);
  const bodies: readonly (readonly [string, string | Buffer, string])[] = [
    ["nothing", "", operation.body.contentType],
    ["half of it", valid.slice(0, -1), operation.body.contentType],
    ["a list", "[]", "application/json"],
    ["null", "null", "application/json"],
    ["a text", `"${marker}"`, "application/json"],
    ["5,000 lists in one another", deep, "application/json"],
    ["a prototype", `{"__proto__":{"${marker}":1}}`, "application/json"],
    ["a constructor", `{"constructor":{"prototype":{"${marker}":1}}}`, "application/json"],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00, 0x80]), "application/json"],
    ["XML", `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///${marker}">]><a>&e;</a>`, "application/xml"],
    ["a form", `a=${marker}`, "application/x-www-form-urlencoded"],
    ["two megabytes", `{"a":"${"x".repeat(2_000_000)}"}`, "application/json"],
    ["a strange content type", valid, `application/json;charset=${marker}`],
  ];
  return bodies.map(([what, payload, contentType]) => ({
    ...request(operation, ids, {}, payload, contentType),
    what: `body is ${what}`,
  }));
}

function request(
  { method, path, parameters, body }: Operation,
  ids: KnownIds,
  wrong: Readonly<Record<string, string>>,
  payload: string | Buffer | null = body === null ? null : JSON.stringify(validFor(body.schema) ?? {}),
  contentType = body?.contentType,
): Omit<HostileRequest, "what"> {
  const valueOf = (name: string, schema: Schema) => wrong[name] ?? ids[name] ?? String(validFor(schema));
  let url = path;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const { in: place, name, schema, required } of parameters) {
    const value = valueOf(name, schema);
    // An empty path part would be another address altogether.
    if (place === "path") url = url.replace(`{${name}}`, encodeURIComponent(wellFormed(value)) || "%20");
    if (place === "query" && (required || name in wrong)) query.set(name, value);
    if (place === "header" && (required || name in wrong)) headers[name] = value;
  }
  const search = query.size === 0 ? "" : `?${query.toString()}`;
  if (payload === null) return { method, url: url + search, headers };
  return { method, url: url + search, headers: { ...headers, "content-type": contentType ?? "" }, payload };
}

function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/g, "");
}

type Place = readonly (string | number)[];

/** Every property, in objects within objects too; of a union those of its first shape. */
function placesOf(schema: Schema, at: Place = []): readonly Place[] {
  if (schema.anyOf !== undefined) return placesOf(schema.anyOf[0]!, at);
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => [
    [...at, name],
    ...placesOf(part, [...at, name]),
  ]);
}

function withValue(whole: unknown, [name, ...rest]: Place, value: unknown): unknown {
  if (name === undefined) return value;
  const held = (whole ?? {}) as Record<string, unknown>;
  return { ...held, [name]: withValue(held[name], rest, value) };
}

function isJson(contentType: string): boolean {
  return contentType === "application/json";
}

function named(value: unknown): string {
  return `is ${(JSON.stringify(value) ?? "missing").slice(0, 40)}`;
}
