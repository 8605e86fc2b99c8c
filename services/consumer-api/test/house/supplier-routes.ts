import type { Expected, Owned } from "./route-table.js";

const shut = { nobody: 401, operator: 401 } as const;
const operatorOnly = {
  nobody: 401,
  "another household": 401,
  support: 401,
  administrator: 401,
  operator: "own",
} as const;

/** Accounts at suppliers, what hangs on a meter's source, and how sources are operated. */
export function supplierRoutes({ meterId }: Owned): Record<string, Expected> {
  const at = `/v1/meters/${meterId}`;
  return {
    "POST /v1/supplier-accounts/find": {
      url: "/v1/supplier-accounts/find",
      payload: {
        source: "octopus",
        postcode: "ZZ10 1ZZ",
        access: { kind: "api-key", apiKey: "k", accountNumber: "A-51" },
      },
      answers: { ...shut, "another household": "own" },
    },
    "GET /v1/supplier-accounts/authorise": {
      url: "/v1/supplier-accounts/authorise?source=octopus",
      answers: { ...shut, "another household": "own" },
    },
    "GET /v1/supplier-accounts/return": {
      url: "/v1/supplier-accounts/return?state=s&code=c",
      answers: { nobody: 302, "another household": 302, operator: 302 },
    },
    ...Object.fromEntries(
      ["possibilities", "balance", "live"].map((view) => [
        `GET /v1/meters/:meterId/${view}`,
        { url: `${at}/${view}`, answers: { ...shut, "another household": 404 } },
      ]),
    ),
    "GET /v1/staff/sources": {
      url: "/v1/staff/sources",
      answers: { ...shut, "another household": 403, administrator: "own" },
    },
    "GET /v1/staff/dead-letters": {
      url: "/v1/staff/dead-letters",
      answers: { ...shut, "another household": 403, administrator: "own" },
    },
    "GET /v1/operator/sources": { url: "/v1/operator/sources", answers: operatorOnly },
    "GET /v1/operator/dead-letters": { url: "/v1/operator/dead-letters", answers: operatorOnly },
    "POST /v1/operator/dead-letters/replay": {
      url: "/v1/operator/dead-letters/replay",
      payload: {},
      answers: operatorOnly,
    },
    "GET /v1/operator/reviews": { url: "/v1/operator/reviews", answers: operatorOnly },
    "POST /v1/operator/reviews/:reviewCode/approve": {
      url: "/v1/operator/reviews/review-1/approve",
      payload: { reference: "case 7" },
      answers: { ...operatorOnly, operator: 204 },
    },
    "POST /v1/operator/reviews/:reviewCode/refuse": {
      url: "/v1/operator/reviews/review-1/refuse",
      payload: { reference: "case 7" },
      answers: { ...operatorOnly, operator: 204 },
    },
  };
}
