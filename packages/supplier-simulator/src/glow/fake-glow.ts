import { createHash } from "node:crypto";
import { SLOT_MS, slotContaining, slotStartMs } from "@halfhourly/domain";
import { json, type FakeAnswer, type FakeRequest, type FakeService } from "../fake-service.js";
import type { SupplierHome, SupplierMeterPoint } from "../world/supplier-home.js";
import type { SupplierHomes } from "../world/supplier-homes.js";
import { energyHalfHours } from "./energy-half-hours.js";

/** What an application is let in with. */
export const GLOW_APPLICATION_ID = "fa4e0000-0000-4000-8000-000000000000";

const WEEK_MS = 7 * 86_400_000;
const LONGEST_RANGE_MS = 10 * 86_400_000;
const TWO_DAYS_MS = 2 * 86_400_000;
const RESOURCE = /^\/api\/v0-1\/resource\/([\w-]+)\/(readings|current|meterread)$/;
const RESOURCES = /^\/api\/v0-1\/virtualentity\/([\w-]+)\/resources$/;

/** Hildebrand's API for the half hours of a household: tokens for a week, resources, readings, power now. */
export function fakeGlow(homes: SupplierHomes): FakeService {
  const tokens = new Map<string, { readonly home: SupplierHome; readonly endsMs: number }>();
  return (request) => {
    if (request.headers["applicationid"] !== GLOW_APPLICATION_ID) return unauthorised();
    if (request.method === "POST" && request.path === "/api/v0-1/auth") return signIn(homes, tokens, request);
    const known = tokens.get(request.headers["token"] ?? "");
    if (known === undefined || known.endsMs <= request.nowMs) return unauthorised();
    return answerHome(known.home, request);
  };
}

function unauthorised(): FakeAnswer {
  return json(401, { error: { http: 401, message: "Unauthorized" } });
}

function signIn(
  homes: SupplierHomes,
  tokens: Map<string, { readonly home: SupplierHome; readonly endsMs: number }>,
  { body, nowMs }: FakeRequest,
): FakeAnswer {
  const asked = recordOf(body);
  const home = homes.find(
    ({ login, password }) => login === asked["username"] && password === asked["password"],
  );
  if (home === null) return unauthorised();
  const token = `glow.${idOf(home.name, String(tokens.size))}`;
  tokens.set(token, { home, endsMs: nowMs + WEEK_MS });
  return json(200, {
    valid: true,
    token,
    exp: Math.floor((nowMs + WEEK_MS) / 1000),
    userGroups: [],
    functionalGroupAccounts: [],
    accountId: idOf(home.name, "account"),
    isTempAuth: false,
    name: "Example",
  });
}

function answerHome(home: SupplierHome, request: FakeRequest): FakeAnswer {
  const entity = {
    clone: false,
    active: true,
    applicationId: GLOW_APPLICATION_ID,
    postalCode: home.postcode,
    name: "DCC Sourced",
    veId: idOf(home.name, "home"),
    resources: home.meterPoints.flatMap((point) => resourcesOf(home, point)),
  };
  if (request.path === "/api/v0-1/virtualentity")
    return json(200, [
      { ...entity, resources: entity.resources.map(({ resourceId, name }) => ({ resourceId, name })) },
    ]);
  if (RESOURCES.exec(request.path)?.[1] === entity.veId) return json(200, entity);
  const [, id, what] = RESOURCE.exec(request.path) ?? [];
  const point = home.meterPoints.find((one) => idOf(home.name, one.meterPoint) === id);
  if (point === undefined) return json(404, { error: { http: 404, message: "Not found" } });
  if (what === "readings") return readings(home, point, request);
  if (what === "current") return current(home, point, request.nowMs);
  // The DCC does not give an Other User the register of a meter.
  return json(200, { ...headOf(home, point), data: [] });
}

function classifierOf({ fuel, direction }: SupplierMeterPoint): string {
  return direction === "export" ? "electricity.export" : `${fuel}.consumption`;
}

function resourcesOf(home: SupplierHome, point: SupplierMeterPoint) {
  const classifier = classifierOf(point);
  const resource = { active: true, description: classifier.replace(".", " "), dataSourceType: "DCC" };
  return [
    {
      ...resource,
      resourceId: idOf(home.name, point.meterPoint),
      name: classifier,
      classifier,
      baseUnit: "kWh",
    },
    {
      ...resource,
      resourceId: idOf(home.name, `${point.meterPoint} cost`),
      name: `${point.fuel} cost`,
      classifier: `${classifier}.cost`,
      baseUnit: "pence",
    },
  ];
}

function headOf(home: SupplierHome, point: SupplierMeterPoint) {
  const classifier = classifierOf(point);
  const resourceId = idOf(home.name, point.meterPoint);
  return { status: "OK", name: classifier, resourceTypeId: idOf("type", classifier), resourceId, classifier };
}

/** Times are UTC seconds; without `nulls=1` what is missing is 0. */
function readings(home: SupplierHome, point: SupplierMeterPoint, { query, nowMs }: FakeRequest): FakeAnswer {
  const [fromMs, toMs] = [instantOf(query.get("from")), instantOf(query.get("to"))];
  if (!(fromMs <= toMs)) return json(400, { error: { http: 400, message: "from and to are times" } });
  if (query.get("period") !== "PT30M" || toMs - fromMs > LONGEST_RANGE_MS)
    return json(400, { error: { http: 400, message: "PT30M is for 10 days at most" } });
  const missing = query.get("nulls") === "1" ? null : 0;
  const data = energyHalfHours(point, Math.ceil(fromMs / SLOT_MS), Math.floor(toMs / SLOT_MS) + 1, nowMs).map(
    ({ slot, value }) => [slotStartMs(slot) / 1000, value === null ? missing : value / 1000],
  );
  const asked = Object.fromEntries(
    ["from", "to", "period", "function"].map((name) => [name, query.get(name)]),
  );
  return json(200, { ...headOf(home, point), query: asked, data, units: "kWh" });
}

/** A display in the home tells power; only second-generation electricity meters here have one. */
function current(home: SupplierHome, point: SupplierMeterPoint, nowMs: number): FakeAnswer {
  const isShown =
    point.fuel === "electricity" && point.direction === "import" && point.generation === "SMETS2";
  const slot = slotContaining(nowMs);
  const [half] = isShown ? point.halfHours(slot, slot + 1, nowMs + TWO_DAYS_MS) : [];
  const value = half?.value ?? null;
  const data = value === null ? [] : [[Math.floor(nowMs / 10_000) * 10, 2 * value]];
  return json(200, { ...headOf(home, point), data, units: value === null ? "kWh" : "W" });
}

/** UTC without saying so, as the API takes it. */
function instantOf(text: string | null): number {
  return text === null ? Number.NaN : Date.parse(`${text}Z`);
}

function recordOf(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** In the form of a UUID; the same for the same words. */
function idOf(...words: readonly string[]): string {
  const hex = createHash("sha256").update(words.join("|")).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
