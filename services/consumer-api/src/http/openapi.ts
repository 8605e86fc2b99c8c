import swagger from "@fastify/swagger";
import * as contracts from "@halfhourly/contracts";
import type { FastifyInstance } from "fastify";
import { describeResponses, withIntegerFormats } from "./openapi-answers.js";
import type { Access } from "./typed-api.js";

/** The contracts' schemas by their JSON, so that each is described once and referred to wherever it stands. */
const named = new Map(
  Object.entries(contracts).flatMap(([name, schema]) =>
    typeof schema === "object" && "type" in schema && schema.type === "object"
      ? [[formOf(schema), name.replace(/Schema$/, "")] as const]
      : [],
  ),
);

/** Describes every route registered after it as OpenAPI 3.1, from the schemas that validate and write the answers. */
export async function describeApi(http: FastifyInstance, publicUrl: string): Promise<void> {
  // Its fields beyond the specification are for whoever takes stock of addresses: this one is for everybody.
  const server = { url: publicUrl, description: "This instance, in production.", "x-internal": false };
  await http.register(swagger, {
    openapi: {
      openapi: "3.1.1",
      info: {
        title: "Halfhourly consumer API",
        version: "1.0.0",
        description:
          "A household's own half hours: read, priced and compared. Dates are London dates, instants are UTC, energy is whole Wh, " +
          "money is whole pence with the exact amount beside it. Missing is null, never zero.",
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [server],
      tags: [
        { name: "Session", description: "Signing in and out." },
        { name: "Meters", description: "Meters and consent." },
        { name: "Consents", description: "What you agreed to, and proof of it." },
        { name: "Uses", description: "Who used your data, and how you verify it." },
        { name: "Erasure", description: "What was erased, and proof of it." },
        { name: "Readings", description: "What was used." },
        { name: "Imports", description: "Files in." },
        { name: "Collection", description: "Readings that come by themselves." },
        { name: "Exports", description: "Everything that is held about you, to take away." },
        { name: "Formats", description: "The forms of files, for whoever reads or writes them." },
        { name: "Tariffs", description: "What it costs." },
        { name: "Comparison", description: "What it would cost on every other tariff." },
        { name: "Support", description: "What you let support see, and for how long." },
        {
          name: "Staff",
          description: "What support, administrators and the operator may do. No half hour is shown here.",
        },
        { name: "Preferences", description: "How the app looks." },
        { name: "Feedback", description: "What you tell us." },
        { name: "Service", description: "Is it there?" },
      ],
      components: {
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: "halfhourly_session",
            description: "Set by signing in at /v1/sign-in.",
          },
          app: {
            type: "apiKey",
            in: "header",
            name: "Authorization",
            description:
              "`Session` and a token from /v1/session-exchange. `x-session-token` brings its successor.",
          },
          operator: {
            type: "http",
            scheme: "bearer",
            description: "The operator's token: imports, roles and feedback.",
          },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const { access, aMinute } = route.config ?? {};
      const security = schema?.security ?? securityOf(access);
      const responses = describeResponses(schema?.response, access !== "public", aMinute !== null);
      return {
        schema: {
          ...schema,
          response: responses,
          security,
          operationId: operationId(String(route.method), url),
        },
        url,
      };
    },
    transformObject: (document) =>
      "openapiObject" in document
        ? withIntegerFormats(nameSchemas(document.openapiObject))
        : document.swaggerObject,
  });
}

function securityOf(access: Access | undefined): Record<string, string[]>[] {
  if (access === undefined || access === "public") return [];
  if (access === "operator") return [{ operator: [] }];
  const signedIn: Record<string, string[]>[] = [{ session: [] }, { app: [] }];
  return access === "household-or-operator" ? [...signedIn, { operator: [] }] : signedIn;
}

/** `GET /v1/meters/:meterId/readings` -> `getMetersReadings`. */
function operationId(method: string, url: string): string {
  const words = url.split("/").filter((part) => part !== "" && part !== "v1" && !part.startsWith(":"));
  const pascal = words
    .flatMap((word) => word.split(/[-.]/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const one = /\/:[^/]+$/.test(url) && ["GET", "DELETE"].includes(method) ? "One" : "";
  return method.toLowerCase() + pascal.join("") + one;
}

/** Equal schemas, equal text: the generator sorts keys its own way and writes a constant as a choice of one. */
function formOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part).map(([key, item]): [string, unknown] =>
      key === "const" ? ["enum", [item]] : [key, item],
    );
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function nameSchemas<T extends object>(document: T): T {
  const used = new Map<string, unknown>();
  const refer = (value: unknown, inComponents: string | null): unknown => {
    if (Array.isArray(value)) return value.map((item) => refer(item, null));
    if (typeof value !== "object" || value === null) return value;
    const name = named.get(formOf(value));
    if (name !== undefined && name !== inComponents) {
      if (!used.has(name)) {
        used.set(name, null);
        used.set(name, refer(value, name));
      }
      return { $ref: `#/components/schemas/${name}` };
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, refer(part, null)]));
  };
  const referred = refer(document, null) as T & { components?: { schemas?: Record<string, unknown> } };
  referred.components = {
    ...referred.components,
    schemas: Object.fromEntries([...used].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
  return referred;
}
