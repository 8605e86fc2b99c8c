import { json, type FakeAnswer, type FakeRequest, type FakeService } from "../fake-service.js";
import type { SupplierHome, SupplierMeterPoint } from "../world/supplier-home.js";
import type { SupplierHomes } from "../world/supplier-homes.js";
import { readings } from "./readings.js";

/** What the operator is let in with. */
export const N3RGY_API_KEY = "invented-key-of-the-operator";

const FIND = /^\/find-mpxn\/(\d+)$/;
const RESOURCE = /^\/mpxn\/(\d+)(?:\/utility\/(electricity|gas)(?:\/readingtype\/([a-z]+))?)?$/;

interface Place {
  readonly home: SupplierHome;
  readonly point: SupplierMeterPoint;
}

/** n3rgy's Customer Service API v2. Of ten generated homes the eighth (home-7, home-17, ...) gave no consent. */
export function fakeN3rgy(homes: SupplierHomes): FakeService {
  return (request) => {
    if (request.headers["x-api-key"] !== N3RGY_API_KEY) return json(403, { message: "Forbidden" });
    if (request.method !== "GET") return json(404, { message: "Resource not found" });
    const found = FIND.exec(request.path)?.[1];
    if (found !== undefined) return find(placeOf(homes, found), request);
    const [, mpxn, utility, type] = RESOURCE.exec(request.path) ?? [];
    if (mpxn === undefined) return json(404, { message: "Resource not found" });
    const place = placeOf(homes, mpxn);
    if (place === null || /^home-\d*7$/.test(place.home.name))
      return fault(403, "Consent for the given MPxN not found.");
    if (utility === undefined) return json(200, { ...headOf(request), entries: utilitiesOf(place.home) });
    if (place.point.fuel !== utility) return json(404, { message: "The received MPxN has no such utility." });
    return type === undefined ? types(place, request) : readings(place.point, type, headOf(request), request);
  };
}

function placeOf(homes: SupplierHomes, mpxn: string): Place | null {
  const found = homes.findMeterPoint(mpxn);
  return found === null ? null : { home: found.home, point: found.meterPoint };
}

function find(place: Place | null, request: FakeRequest): FakeAnswer {
  if (place === null)
    return fault(404, "There is no available information of meters associated with the received MPxN.");
  const { home, point } = place;
  const electricity = point.direction === "export" ? "ESME_EXPORT" : "ESME";
  return json(200, {
    ...headOf(request),
    mpxn: point.meterPoint,
    deviceType: point.fuel === "gas" ? "GSME" : electricity,
    deviceId: point.meters.at(-1)?.deviceId,
    deviceStatus: "Commissioned",
    smetsChtsVersion: point.generation === "SMETS1" ? "V1.2" : "V4.2",
    multipleMatchingResults: false,
    propertyFilter: { postCode: home.postcode, addressIdentifier: "1,INVENTED STREET" },
  });
}

function types({ point }: Place, request: FakeRequest): FakeAnswer {
  const availableDataTypes = [point.direction === "export" ? "production" : "consumption", "tariff"];
  return json(200, {
    ...headOf(request),
    devices: point.meters.map(({ deviceId }) => ({ deviceId, availableDataTypes })),
  });
}

function headOf({ path, query, nowMs }: FakeRequest) {
  const asked = query.size === 0 ? "" : `?${query}`;
  return { resource: `${path}${asked}`, responseTimestamp: new Date(nowMs).toISOString() };
}

function utilitiesOf({ meterPoints }: SupplierHome): readonly string[] {
  return [...new Set(meterPoints.map(({ fuel }) => fuel))];
}

function fault(code: number, message: string): FakeAnswer {
  return json(code, { errors: [{ code, message }] });
}
