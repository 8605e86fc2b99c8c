import { json, type FakeAnswer, type FakeRequest, type FakeService } from "../fake-service.js";
import type { SupplierHome, SupplierMeterPoint } from "../world/supplier-home.js";
import type { SupplierHomes } from "../world/supplier-homes.js";
import { accountOf } from "./account.js";
import { consumptionAnswer, instantOf } from "./consumption.js";
import { answerGraphql, KrakenError, type Resolver } from "./graphql.js";
import { halfHourTelemetry, newestTelemetry } from "./telemetry.js";
import { KrakenTokens } from "./tokens.js";

const CONSUMPTION = /^\/v1\/(electricity|gas)-meter-points\/(\d+)\/meters\/([^/]+)\/consumption\/$/;

/** A Kraken retailer: GraphQL for tokens, account, telemetry and balance; REST for consumption. */
export function fakeKraken(homes: SupplierHomes): FakeService {
  const tokens = new KrakenTokens(homes);
  return (request) => {
    if (request.method === "POST" && request.path === "/v1/graphql/")
      return answerGraphql(request.body, rootsOf(tokens, request));
    const asked = CONSUMPTION.exec(request.path);
    if (request.method !== "GET" || asked === null) return json(404, { detail: "Not found." });
    return consumption(homes, tokens, request, asked);
  };
}

function rootsOf(tokens: KrakenTokens, { headers, nowMs }: FakeRequest): Record<string, Resolver> {
  const viewer = (): SupplierHome => tokens.homeOf(headers.authorization, nowMs);
  return {
    obtainKrakenToken: ({ input }) => tokens.obtain(input, nowMs),
    viewer: () => ({ accounts: [{ number: viewer().accountNumber }] }),
    account: ({ accountNumber }) => {
      const home = viewer();
      if (accountNumber !== home.accountNumber)
        throw new KrakenError("KT-CT-4123", "AUTHORIZATION", "Unauthorized.");
      return accountOf(home);
    },
    smartMeterTelemetry: ({ deviceId, grouping, start, end }) => {
      const point = pointOfDevice(viewer(), deviceId);
      if (grouping !== "HALF_HOURLY") return newestTelemetry(point, nowMs);
      const [fromMs, toMs] = [instantOf(String(start)) ?? Number.NaN, instantOf(String(end)) ?? Number.NaN];
      if (Number.isNaN(fromMs) || Number.isNaN(toMs))
        throw new KrakenError("KT-CT-1000", "VALIDATION", "start and end are times.");
      return halfHourTelemetry(point, fromMs, toMs, nowMs);
    },
    prepayBalanceSnapshot: ({ deviceId }) => balanceOf(viewer(), deviceId, nowMs),
  };
}

function pointOfDevice(home: SupplierHome, deviceId: unknown): SupplierMeterPoint {
  const point = home.meterPoints.find(({ meters }) => meters.at(-1)?.deviceId === deviceId);
  if (point !== undefined) return point;
  throw new KrakenError("KT-CT-4301", "NOT_FOUND", "Unable to find device.");
}

function balanceOf(home: SupplierHome, deviceId: unknown, nowMs: number): Record<string, unknown> {
  pointOfDevice(home, deviceId);
  const { prepayment } = home;
  if (prepayment === null)
    throw new KrakenError("KT-GB-4048", "VALIDATION", "Device not in prepayment mode.");
  return {
    asAt: new Date(nowMs).toISOString().replace("Z", "000+00:00"),
    creditInPence: prepayment.creditPence,
    debtInPence: prepayment.debtPence,
    emergencyCreditInPence: prepayment.emergencyLimitPence - prepayment.emergencyUsedPence,
    meterBalanceInMillipence: prepayment.creditPence * 1000,
  };
}

function consumption(
  homes: SupplierHomes,
  tokens: KrakenTokens,
  request: FakeRequest,
  asked: RegExpExecArray,
): FakeAnswer {
  const home = homeOf(homes, tokens, request);
  if (home === null) return json(401, { detail: "Authentication credentials were not provided." });
  const [, fuel, number, serialNumber] = asked;
  const meterPoint = home.meterPoints.find((one) => one.meterPoint === number && one.fuel === fuel);
  const meter = meterPoint?.meters.find((one) => one.serialNumber === serialNumber);
  if (meterPoint === undefined || meter === undefined) return json(404, { detail: "Not found." });
  return consumptionAnswer(request, meterPoint, meter);
}

/** HTTP Basic with the API key as the user's name and no password; or a Kraken token. */
function homeOf(
  homes: SupplierHomes,
  tokens: KrakenTokens,
  { headers, nowMs }: FakeRequest,
): SupplierHome | null {
  const [, encoded] = /^Basic (.+)$/.exec(headers.authorization ?? "") ?? [];
  if (encoded !== undefined) {
    const [key] = Buffer.from(encoded, "base64").toString("utf8").split(":");
    return homes.find(({ apiKey }) => apiKey === key);
  }
  try {
    return tokens.homeOf(headers.authorization, nowMs);
  } catch (error) {
    if (error instanceof KrakenError) return null;
    throw error;
  }
}
