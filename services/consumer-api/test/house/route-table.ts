import type { NewAgreement } from "@halfhourly/contracts";
import { noticeVersion } from "./fake-parts.js";
import { mpans } from "./open-house.js";
import { supplierRoutes } from "./supplier-routes.js";

export const callers = ["nobody", "another household", "support", "administrator", "operator"] as const;
export type RouteCaller = (typeof callers)[number];

/** "own" means 200 or 201 with nothing of the owner in it. */
export type Answered = number | "own";

export interface Expected {
  /** How the route is asked for what belongs to the owner. */
  readonly url: string;
  readonly payload?: unknown;
  /** The other household's, where it is not the stranger's. */
  readonly cookie?: string;
  readonly type?: string;
  /** What staff are answered is worked out from whom the route is for, unless it stands here. */
  readonly answers: Readonly<Record<"nobody" | "another household" | "operator", Answered>> &
    Partial<Record<"support" | "administrator", Answered>>;
}

/** What the owner has, by which the routes are asked for it. */
export interface Owned {
  readonly meterId: string;
  readonly agreementId: string;
  readonly importId: string;
  readonly exportId: string;
  readonly sessionId: string;
  readonly consentId: string;
  readonly caseId: string;
  readonly supportCaseId: string;
  /** Of a case that was closed. */
  readonly supportCode: string;
  readonly accountId: string;
  /** Asked for by another administrator and not allowed. */
  readonly requestId: string;
}

const shut = { nobody: 401, operator: 401 } as const;
const open = { nobody: "own", "another household": "own", operator: "own" } as const;
export const agreement: NewAgreement = {
  direction: "import",
  name: "Mine",
  rates: { kind: "flat", pencePerKwh: "24.5" },
  standingChargePencePerDay: "50",
  vat: "included",
  from: "2026-01-01",
  to: null,
};
const feedback = { message: "Good", appVersion: "1", device: "web", screen: "home" };

/**
 * Every route, asked for what is the owner's. `passerBy` is the cookie for the route that signs its caller out
 * everywhere.
 */
export function routeTable(owned: Owned, passerBy: string): Record<string, Expected> {
  const at = `/v1/meters/${owned.meterId}`;
  return {
    "GET /health": { url: "/health", answers: open },
    "GET /ready": { url: "/ready", answers: open },
    "GET /docs": { url: "/docs", answers: open },
    "GET /docs/pages.css": { url: "/docs/pages.css", answers: open },
    "GET /v1/service": { url: "/v1/service", answers: open },
    "GET /v1/openapi.json": { url: "/v1/openapi.json", answers: open },
    "GET /v1/asyncapi.json": { url: "/v1/asyncapi.json", answers: open },
    "GET /v1/price-caps": { url: "/v1/price-caps", answers: open },
    "GET /v1/notices/viewing": { url: "/v1/notices/viewing", answers: open },
    // The issuer does not answer in this test; whom it signs in is tested with the provider.
    "GET /v1/sign-in": {
      url: "/v1/sign-in",
      answers: { nobody: 503, "another household": 503, operator: 503 },
    },
    "GET /v1/sign-in/callback": {
      url: "/v1/sign-in/callback?state=x&code=y",
      answers: { nobody: 400, "another household": 400, operator: 400 },
    },
    "GET /v1/sign-in/settings": {
      url: "/v1/sign-in/settings",
      answers: { nobody: 404, "another household": 404, operator: 404 },
    },
    // No app signs in at this house; tokens are tested with issuers that do.
    "POST /v1/session-exchange": {
      url: "/v1/session-exchange",
      payload: { accessToken: "made.up.token.of.nobody" },
      answers: { nobody: 401, "another household": 401, operator: 401 },
    },
    "POST /v1/sign-out": {
      url: "/v1/sign-out",
      answers: { nobody: 204, "another household": 204, operator: 204 },
    },
    "GET /v1/session": { url: "/v1/session", answers: { ...shut, "another household": "own" } },
    "GET /v1/account": { url: "/v1/account", answers: { ...shut, "another household": "own" } },
    "GET /v1/sessions": { url: "/v1/sessions", answers: { ...shut, "another household": "own" } },
    "DELETE /v1/sessions": {
      url: "/v1/sessions",
      cookie: passerBy,
      answers: { ...shut, "another household": 204 },
    },
    "DELETE /v1/sessions/:sessionId": {
      url: `/v1/sessions/${owned.sessionId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/preferences": { url: "/v1/preferences", answers: { ...shut, "another household": "own" } },
    "PUT /v1/preferences": {
      url: "/v1/preferences",
      payload: { language: "cy", theme: "dark" },
      answers: { ...shut, "another household": "own" },
    },
    "POST /v1/feedback": {
      url: "/v1/feedback",
      payload: feedback,
      answers: { ...shut, "another household": 204 },
    },
    "GET /v1/meters": { url: "/v1/meters", answers: { ...shut, "another household": "own" } },
    "POST /v1/meters": {
      url: "/v1/meters",
      payload: {
        fuel: "electricity",
        meterPoint: mpans[0],
        payment: "credit",
        consent: { purpose: "viewing", granted: true, noticeVersion },
      },
      answers: { ...shut, "another household": 409 },
    },
    "DELETE /v1/meters/:meterId": { url: at, answers: { ...shut, "another household": 404 } },
    "GET /v1/home": { url: "/v1/home", answers: { ...shut, "another household": "own" } },
    "GET /v1/usage": {
      url: `/v1/usage?period=day&date=2026-11-22&fuel=both&meter=${owned.meterId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/meters/:meterId/readings": {
      url: `${at}/readings?from=2026-11-22&to=2026-11-22`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/meters/:meterId/agreements": {
      url: `${at}/agreements`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/comparison": { url: "/v1/comparison", answers: { ...shut, "another household": "own" } },
    "GET /v1/comparison/:key": {
      url: "/v1/comparison/any~tariff",
      answers: { ...shut, "another household": 409 },
    },
    "GET /v1/comparison/:key/csv": {
      url: "/v1/comparison/any~tariff/csv",
      answers: { ...shut, "another household": 409 },
    },
    "POST /v1/meters/:meterId/bill-checks": {
      url: `${at}/bill-checks`,
      payload: { from: "2026-11-01", to: "2026-11-02", totalPence: 100 },
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/agreements": {
      url: `${at}/agreements`,
      payload: { ...agreement, from: "2025-01-01", to: "2025-01-02" },
      answers: { ...shut, "another household": 404 },
    },
    "DELETE /v1/meters/:meterId/agreements/:agreementId": {
      url: `${at}/agreements/${owned.agreementId}`,
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/exports": { url: "/v1/exports", answers: { ...shut, "another household": 202 } },
    "GET /v1/exports": { url: "/v1/exports", answers: { ...shut, "another household": "own" } },
    "GET /v1/exports/:exportId": {
      url: `/v1/exports/${owned.exportId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/exports/:exportId/file": {
      url: `/v1/exports/${owned.exportId}/file`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/uses": { url: "/v1/uses", answers: { ...shut, "another household": "own" } },
    "GET /v1/schemas/:name": { url: "/v1/schemas/export-manifest", answers: open },
    "POST /v1/meters/:meterId/imports": {
      url: `${at}/imports`,
      payload: Buffer.from("a,b\n"),
      type: "application/octet-stream",
      answers: { nobody: 401, "another household": 404, operator: 202 },
    },
    // The owner's own import: the operator sees what the operator started only.
    "GET /v1/imports/:importId": {
      url: `/v1/imports/${owned.importId}`,
      answers: { nobody: 401, "another household": 404, operator: 404 },
    },
    "GET /v1/sources": { url: "/v1/sources", answers: { ...shut, "another household": "own" } },
    "GET /v1/meters/:meterId/collection": {
      url: `${at}/collection`,
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/collection": {
      url: `${at}/collection`,
      payload: { source: "dcc", proof: { kind: "cin" } },
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/collection/confirmation": {
      url: `${at}/collection/confirmation`,
      payload: { number: "1234" },
      answers: { ...shut, "another household": 404 },
    },
    "DELETE /v1/meters/:meterId/collection": {
      url: `${at}/collection`,
      answers: { ...shut, "another household": 404 },
    },
    ...supplierRoutes(owned),
    "GET /v1/notices": { url: "/v1/notices", answers: open },
    "GET /v1/keys": { url: "/v1/keys", answers: open },
    "GET /v1/consents": { url: "/v1/consents", answers: { ...shut, "another household": "own" } },
    "PUT /v1/consents": {
      url: "/v1/consents",
      payload: { meterId: owned.meterId, purpose: "viewing", granted: false, noticeVersion },
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/consents/:consentId/receipt": {
      url: `/v1/consents/${owned.consentId}/receipt`,
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/move-out": {
      url: `${at}/move-out`,
      payload: { movedOutOn: "2026-11-22" },
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/still-mine": {
      url: `${at}/still-mine`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/erasure-cases": { url: "/v1/erasure-cases", answers: { ...shut, "another household": "own" } },
    "GET /v1/erasure-cases/:caseId": {
      url: `/v1/erasure-cases/${owned.caseId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/erasure-cases/:caseId/certificate": {
      url: `/v1/erasure-cases/${owned.caseId}/certificate`,
      answers: { ...shut, "another household": 404 },
    },
    // Opened by a key that only the household was given: without one nobody is told anything.
    "GET /v1/erasure-certificates": {
      url: "/v1/erasure-certificates",
      answers: { nobody: 400, "another household": 400, operator: 400 },
    },
    "GET /v1/support-cases": { url: "/v1/support-cases", answers: { ...shut, "another household": "own" } },
    "POST /v1/support-cases": {
      url: "/v1/support-cases",
      payload: { about: "other" },
      answers: { ...shut, "another household": "own" },
    },
    "DELETE /v1/support-cases/:caseId": {
      url: `/v1/support-cases/${owned.supportCaseId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/staff/support-cases/:code": {
      url: `/v1/staff/support-cases/${owned.supportCode}`,
      answers: { ...shut, "another household": 403, support: 404 },
    },
    "GET /v1/staff/access-requests": {
      url: "/v1/staff/access-requests",
      answers: { ...shut, "another household": 403, administrator: "own" },
    },
    "POST /v1/staff/access-requests": {
      url: "/v1/staff/access-requests",
      payload: { accountId: "nobody's", reason: "data-quality", reference: "DQ-1" },
      answers: { ...shut, "another household": 403, administrator: 404 },
    },
    "POST /v1/staff/access-requests/:requestId/allow": {
      url: "/v1/staff/access-requests/none/allow",
      answers: { ...shut, "another household": 403, administrator: 404 },
    },
    // Asked for by somebody else, and allowed by nobody.
    "GET /v1/staff/access-requests/:requestId/account": {
      url: `/v1/staff/access-requests/${owned.requestId}/account`,
      answers: { ...shut, "another household": 403, administrator: 403 },
    },
    "POST /v1/operator/roles": {
      url: "/v1/operator/roles",
      payload: { email: "nobody@example.org", role: "support" },
      answers: { nobody: 401, "another household": 401, support: 401, administrator: 401, operator: 404 },
    },
    "GET /v1/operator/collection": {
      url: "/v1/operator/collection",
      answers: { nobody: 401, "another household": 401, support: 401, administrator: 401, operator: "own" },
    },
    "POST /v1/operator/collection/resume": {
      url: "/v1/operator/collection/resume",
      answers: { nobody: 401, "another household": 401, support: 401, administrator: 401, operator: "own" },
    },
    "POST /v1/operator/collection/decode-again": {
      url: "/v1/operator/collection/decode-again",
      payload: { receivedSince: "2026-11-01T00:00:00Z" },
      answers: { nobody: 401, "another household": 401, support: 401, administrator: 401, operator: "own" },
    },
    "GET /v1/operator/feedback": {
      url: "/v1/operator/feedback",
      answers: { nobody: 401, "another household": 401, support: 401, administrator: 401, operator: "own" },
    },
    // Last: the other household closes its own account and is signed out by it.
    "DELETE /v1/account": { url: "/v1/account", answers: { ...shut, "another household": "own" } },
  };
}
