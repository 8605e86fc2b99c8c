import type { TSchema } from "typebox";
import { OpenSupplyBalanceSchema } from "./balance.js";
import { HalfHourStartSchema, IntervalDocumentSchema } from "./interval-document.js";
import { CursorSchema, IntervalPageSchema, LONGEST_RANGE_DAYS } from "./interval-page.js";
import { MeterPointIdSchema, MeterPointsSchema } from "./meter-points.js";
import { OPEN_SUPPLY_PROBLEMS, OpenSupplyProblemSchema, type OpenSupplyProblemCode } from "./problem.js";
import {
  METADATA_PATH,
  OPEN_SUPPLY_SCOPES,
  ServerMetadataSchema,
  TokenAnswerSchema,
  TokenFaultSchema,
} from "./sign-in.js";

type Json = Readonly<Record<string, unknown>>;

const DESCRIPTION = `What an energy supplier offers so that its customers can have their own half hours and prepayment balance at a
place of their choice. Made to be implemented: \`npx halfhourly supplier check BASE_URL\` says what a server does not do yet.

Sign-in is OAuth 2 (RFC 6749) with an authorization code and PKCE by S256 (RFC 7636), each client registered with the supplier
and known by client_secret_basic; where its endpoints lie is told by discovery (RFC 8414). A code is good once and for ten
minutes at most. Refresh tokens rotate; a token is ended by RFC 7009. The household agrees to each fuel by itself. Tokens
travel in the Authorization header only, never in an address.

Times are UTC instants with a Z, dates are those of Europe/London. A half hour is named by its start. Missing is null, never 0.
The same question asked twice has the same answer, unless readings came in between. TLS 1.2 or newer, no redirects.`;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string): Json => ({ "application/json": { schema: ref(name) } });

const WHAT: Readonly<Record<number, string>> = {
  400: "The question is wrong: `detail` says how.",
  401: "No token, or one that has ended: `WWW-Authenticate: Bearer` says so too.",
  403: "The token is good, and its scope does not hold this fuel.",
  404: "No such thing for this account. One that is another account's is answered alike.",
  413: "The document is larger than is taken.",
  429: "Asked too often: again after `Retry-After` seconds.",
  500: "A fault on this side.",
  503: "Not for the time being: again after `Retry-After` seconds.",
};

function problems(...codes: readonly OpenSupplyProblemCode[]): Json {
  const statuses = [...new Set(codes.map((code) => OPEN_SUPPLY_PROBLEMS[code]))];
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: `${WHAT[status]} Codes: ${codes.filter((code) => OPEN_SUPPLY_PROBLEMS[code] === status).join(", ")}.`,
        ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
        content: { "application/problem+json": { schema: ref("Problem") } },
      },
    ]),
  );
}

const RETRY_AFTER: Json = {
  "Retry-After": {
    required: true,
    description: "Whole seconds.",
    schema: { type: "integer", minimum: 1, maximum: 86_400 },
  },
};

const parameter = (
  where: "path" | "query",
  name: string,
  schema: TSchema,
  required: boolean,
  description: string,
): Json => ({ name, in: where, required, description, schema });

const meterPointId = parameter("path", "id", MeterPointIdSchema, true, "The `id` of a meter point.");

const COMMON = ["token-invalid", "scope-missing", "too-many-requests", "unexpected", "unavailable"] as const;
const anyFuel: readonly Json[] = Object.values(OPEN_SUPPLY_SCOPES).map((scope) => ({ household: [scope] }));

/** The contract as an OpenAPI 3.1 document, made from the schemas that our own adapter and simulator are held to. */
export function openSupplyDocument(): unknown {
  return withIntegerFormats({
    openapi: "3.1.0",
    info: {
      title: "Open supply",
      version: "1.0.0",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "https://supplier.example", description: "Your server." }],
    tags: [
      { name: "Sign-in", description: "Where to sign in." },
      { name: "Meter points", description: "What the account has, and its half hours." },
      { name: "Prepayment", description: "What is left on a prepayment meter." },
      { name: "Push", description: "Half hours that the supplier sends." },
    ],
    paths: { [METADATA_PATH]: { get: discovery }, ...resources },
    webhooks: { "interval-readings": { post: push } },
    components: {
      schemas: {
        ServerMetadata: ServerMetadataSchema,
        TokenAnswer: TokenAnswerSchema,
        TokenFault: TokenFaultSchema,
        MeterPoints: MeterPointsSchema,
        IntervalPage: IntervalPageSchema,
        IntervalDocument: IntervalDocumentSchema,
        Balance: OpenSupplyBalanceSchema,
        Problem: OpenSupplyProblemSchema,
      },
      securitySchemes,
    },
  });
}

/** The formats int32 and int64 (OpenAPI format registry), as generated clients choose their types by them. */
function withIntegerFormats(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIntegerFormats);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withIntegerFormats(member)]),
  );
  if (members["type"] !== "integer") return members;
  const isNarrow = Number(members["maximum"] ?? Infinity) < 2 ** 31;
  return { ...members, format: isNarrow ? "int32" : "int64" };
}

const discovery: Json = {
  operationId: "serverMetadata",
  tags: ["Sign-in"],
  summary: "Where the endpoints of OAuth 2 lie",
  description:
    "RFC 8414; where your base address has a path, it follows this one. The token endpoint answers as the schema TokenAnswer, its faults as TokenFault (RFC 6749, section 5).",
  security: [],
  responses: { "200": { description: "The metadata.", content: json("ServerMetadata") } },
};

const resources: Json = {
  "/v1/meter-points": {
    get: {
      operationId: "meterPoints",
      tags: ["Meter points"],
      summary: "The meter points of the account",
      description: "Those of the fuels that the household agreed to; an export MPAN is one of its own.",
      security: anyFuel,
      responses: {
        "200": { description: "The meter points.", content: json("MeterPoints") },
        ...problems(...COMMON),
      },
    },
  },
  "/v1/meter-points/{id}/interval-readings": {
    get: {
      operationId: "intervalReadings",
      tags: ["Meter points"],
      summary: "Half hours of a meter point",
      description: `From \`from\` up to, but not including, \`before\`; ${LONGEST_RANGE_DAYS} days at most. 13 months back are held, and yesterday is there by 10:00.`,
      security: anyFuel,
      parameters: [
        meterPointId,
        parameter("query", "from", HalfHourStartSchema, true, "The first half hour, by its start."),
        parameter("query", "before", HalfHourStartSchema, true, "The first half hour that is not asked for."),
        parameter("query", "cursor", CursorSchema, false, "The next page of the same range."),
      ],
      responses: {
        "200": { description: "A page of documents.", content: json("IntervalPage") },
        ...problems("invalid-range", "invalid-cursor", "meter-point-unknown", ...COMMON),
      },
    },
  },
  "/v1/meter-points/{id}/balance": {
    get: {
      operationId: "balance",
      tags: ["Prepayment"],
      summary: "What is left on a prepayment meter",
      description: "A meter point that is paid by credit has none: 404 with `no-balance`.",
      security: anyFuel,
      parameters: [meterPointId],
      responses: {
        "200": { description: "The balance.", content: json("Balance") },
        ...problems("meter-point-unknown", "no-balance", ...COMMON),
      },
    },
  },
};

const push: Json = {
  operationId: "pushIntervalReadings",
  tags: ["Push"],
  summary: "The supplier sends half hours as they come in",
  description:
    "In place of being asked, for homes whose account holder has let us in. Sent to the address that the operator gives on registering. Acknowledged once it is durable; anything but 202 is sent again, after `Retry-After` where there is one. Sending a document twice changes nothing.",
  security: [{ supplier: ["push:interval-readings"] }],
  requestBody: { required: true, content: json("IntervalDocument") },
  responses: {
    "202": { description: "Kept." },
    ...problems("invalid-document", "meter-point-unknown", "document-too-large", ...COMMON),
  },
};

const securitySchemes: Json = {
  household: {
    type: "oauth2",
    description: "As the account holder allows. The addresses are those that discovery tells.",
    flows: {
      authorizationCode: {
        authorizationUrl: "https://supplier.example/authorize",
        tokenUrl: "https://supplier.example/token",
        refreshUrl: "https://supplier.example/token",
        scopes: {
          [OPEN_SUPPLY_SCOPES.electricity]: "Meter points, half hours and balance of electricity",
          [OPEN_SUPPLY_SCOPES.gas]: "Meter points, half hours and balance of gas",
        },
      },
    },
  },
  supplier: {
    type: "oauth2",
    description: "The supplier as a client of the operator, for pushing.",
    flows: {
      clientCredentials: {
        tokenUrl: "https://halfhourly.example/token",
        scopes: { "push:interval-readings": "Send half hours" },
      },
    },
  },
};
