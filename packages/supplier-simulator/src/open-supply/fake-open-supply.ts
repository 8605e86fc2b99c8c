import { METADATA_PATH, OPEN_SUPPLY_SCOPES, type ServerMetadata } from "@halfhourly/contracts";
import { json, type FakeAnswer, type FakeRequest, type FakeService } from "../fake-service.js";
import type { SupplierHome, SupplierMeterPoint } from "../world/supplier-home.js";
import type { SupplierHomes } from "../world/supplier-homes.js";
import { Problem, privateJson } from "./answers.js";
import { authorize } from "./authorize.js";
import { Consents } from "./consents.js";
import type { HasFault } from "./faults.js";
import { intervalPage } from "./intervals.js";
import { balanceOf, describe, idOf, scopeOf } from "./meter-points.js";
import { spoiledPage } from "./spoil.js";
import { revoke, token } from "./token.js";

const RESOURCE = /^\/v1\/meter-points\/([^/]+)\/(interval-readings|balance)$/;

/** A supplier that implements the published contract (packages/contracts/src/open-supply), right unless a fault is wanted. */
export function fakeOpenSupply(homes: SupplierHomes, has: HasFault = () => false): FakeService {
  const consents = new Consents();
  return (request) => {
    try {
      return answer({ homes, consents, has }, request);
    } catch (fault) {
      if (fault instanceof Problem) return fault.answer(has("faults-in-html"));
      throw fault;
    }
  };
}

interface Supplier {
  readonly homes: SupplierHomes;
  readonly consents: Consents;
  readonly has: HasFault;
}

function answer(supplier: Supplier, request: FakeRequest): FakeAnswer {
  const { homes, consents, has } = supplier;
  switch (`${request.method} ${request.path}`) {
    case `GET ${METADATA_PATH}`:
      return json(
        200,
        metadata(has("issuer-differs") ? "https://elsewhere.example" : request.baseUrl, request),
      );
    case "GET /authorize":
    case "POST /authorize":
      return authorize(homes, consents, request);
    case "POST /token":
      return token(consents, request, has);
    case "POST /revoke":
      return revoke(consents, request, has);
    default:
      return resource(supplier, request);
  }
}

function metadata(issuer: string, { baseUrl }: FakeRequest): ServerMetadata {
  return {
    issuer,
    authorization_endpoint: `${baseUrl}/authorize`,
    token_endpoint: `${baseUrl}/token`,
    revocation_endpoint: `${baseUrl}/revoke`,
    scopes_supported: Object.values(OPEN_SUPPLY_SCOPES),
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
  };
}

function resource({ homes, consents, has }: Supplier, request: FakeRequest): FakeAnswer {
  const { method, path, headers, nowMs } = request;
  const [, accessToken = ""] = /^Bearer (.+)$/i.exec(headers.authorization ?? "") ?? [];
  const caller = consents.of(accessToken, nowMs) ?? (has("token-not-checked") ? anybody(homes) : null);
  if (caller === null) throw new Problem("token-invalid", "This token is not taken, or no longer: renew it.");
  const { home, scopes } = caller;
  const shared = home.meterPoints.filter((point) => scopes.includes(scopeOf(point)));
  if (method === "GET" && path === "/v1/meter-points")
    return privateJson(200, { meterPoints: shared.map((point) => describe(home, point)) });
  const [, id, what] = RESOURCE.exec(path) ?? [];
  const point = home.meterPoints.find((one) => idOf(one) === id);
  if (method !== "GET" || what === undefined || point === undefined) throw unknown(has);
  if (!shared.includes(point))
    throw new Problem("scope-missing", "The household did not agree to this fuel.");
  return what === "balance" ? balance(home, point, request, has) : intervals(home, point, request, has);
}

function intervals(
  home: SupplierHome,
  point: SupplierMeterPoint,
  request: FakeRequest,
  has: HasFault,
): FakeAnswer {
  const { query, nowMs } = request;
  const asked = new URLSearchParams(query);
  if (has("range-not-checked") && (asked.get("from") ?? "") >= (asked.get("before") ?? ""))
    return privateJson(200, { documents: [], next: null });
  const isForeign = has("cursor-not-checked") && asked.get("cursor")?.startsWith("not-a-cursor") === true;
  if (isForeign) asked.delete("cursor");
  const lived = has("readings-before-moving-in") ? { ...home, movedIn: "1991-01-01" } : home;
  const page = intervalPage(lived, point, asked, nowMs);
  return privateJson(200, spoiledPage(page, !asked.has("cursor"), has));
}

function balance(
  home: SupplierHome,
  point: SupplierMeterPoint,
  { nowMs }: FakeRequest,
  has: HasFault,
): FakeAnswer {
  if (has("balance-for-everybody") && home.prepayment === null) return privateJson(200, {});
  const told = balanceOf(home, point, nowMs);
  if (has("balance-in-pounds"))
    return privateJson(200, { ...told, creditMillipence: told.creditMillipence / 1e5 });
  return privateJson(200, told);
}

function unknown(has: HasFault): Problem {
  const status = has("unknown-meter-point-403") ? 403 : has("unknown-meter-point-500") ? 500 : 404;
  return new Problem("meter-point-unknown", "There is no such meter point in this account.", status);
}

function anybody(homes: SupplierHomes) {
  return { home: homes.all[0]!, scopes: Object.values(OPEN_SUPPLY_SCOPES) as readonly string[] };
}
