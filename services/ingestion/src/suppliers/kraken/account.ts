import {
  londonDateAt,
  type Direction,
  type Fuel,
  type LondonDate,
  type SourceUnit,
} from "@halfhourly/domain";
import { unitOfWord } from "../../sources/unit-words.js";
import type { Found } from "../found.js";
import type { SourceMeter } from "../port.js";
import { keepMeters, standsAt, type ListedMeter } from "./listed-meters.js";

/**
 * The meter points of an account: from GraphQL by its properties, or by its agreements (of which some have no length: a meter
 * point counts once), or from REST, which spells the same names otherwise. Electricity before gas, import before export.
 */
export function metersOfAccount(account: Found, nowMs: number): SourceMeter[] {
  const found = [...ofProperties(account, nowMs), ...ofAgreements(account, nowMs)];
  const byPoint = new Map<string, SourceMeter>();
  for (const meter of found) {
    const key = `${meter.fuel} ${meter.meterPoint}`;
    if (!byPoint.has(key)) byPoint.set(key, meter);
  }
  return [...byPoint.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ fuel, direction }: SourceMeter): number {
  return (fuel === "gas" ? 2 : 0) + (direction === "export" ? 1 : 0);
}

type Home = Pick<SourceMeter, "postcode" | "occupiedFrom" | "occupiedTo">;
const UNTOLD: Home = { postcode: null, occupiedFrom: null, occupiedTo: null };

function ofProperties(account: Found, nowMs: number): SourceMeter[] {
  return account
    .at("properties")
    .items()
    .flatMap((property) => {
      const home = homeOf(property, nowMs);
      const electricity = property.at("electricityMeterPoints", "electricity_meter_points").items();
      const gas = property.at("gasMeterPoints", "gas_meter_points").items();
      return [
        ...electricity.flatMap((point) => meterOf("electricity", point, home, nowMs)),
        ...gas.flatMap((point) => meterOf("gas", point, home, nowMs)),
      ];
    });
}

function ofAgreements(account: Found, nowMs: number): SourceMeter[] {
  const pointsOf = (name: string): Found[] =>
    account
      .at(name)
      .items()
      .map((agreement) => agreement.at("meterPoint"))
      .filter((point) => !point.isMissing);
  return [
    ...pointsOf("electricityAgreements").flatMap((point) => meterOf("electricity", point, UNTOLD, nowMs)),
    ...pointsOf("gasAgreements").flatMap((point) => meterOf("gas", point, UNTOLD, nowMs)),
  ];
}

/** The occupancy that is on, else the newest; one without length is none. */
function homeOf(property: Found, nowMs: number): Home {
  const periods = property
    .at("occupancyPeriods")
    .items()
    .map((period) => ({
      fromMs: period.at("effectiveFrom").instantMsOrNull(),
      toMs: period.at("effectiveTo").instantMsOrNull(),
    }))
    .filter(({ fromMs, toMs }) => toMs === null || fromMs === null || fromMs < toMs)
    .toSorted((a, b) => (b.fromMs ?? -Infinity) - (a.fromMs ?? -Infinity));
  const isOn = ({ fromMs, toMs }: (typeof periods)[number]): boolean =>
    (fromMs ?? nowMs) <= nowMs && (toMs === null || toMs > nowMs);
  const period = periods.find(isOn) ?? periods[0];
  return {
    postcode: property.at("postcode").textOrNull(),
    occupiedFrom: dateOf(period?.fromMs ?? property.at("moved_in_at").instantMsOrNull()),
    occupiedTo: dateOf(period === undefined ? property.at("moved_out_at").instantMsOrNull() : period.toMs),
  };
}

function dateOf(ms: number | null): LondonDate | null {
  return ms === null ? null : londonDateAt(ms);
}

/** None for what has no number of digits: nothing can be asked for it. */
function meterOf(fuel: Fuel, point: Found, home: Home, nowMs: number): SourceMeter[] {
  const meterPoint = point.at(fuel === "gas" ? "mprn" : "mpan").textOrNull();
  if (meterPoint === null || !/^\d{6,13}$/.test(meterPoint)) return [];
  const meters = keepMeters(point.at("meters").items());
  const standingNow = meters.filter((meter) => standsAt(meter, nowMs));
  // A home that was left has none: the last one tells what its history is in.
  const standing = standingNow.length > 0 ? standingNow : meters.slice(-1);
  const direction = directionOf(point);
  return [
    {
      meterPoint,
      fuel,
      direction,
      serialNumbers: meters.map(({ serialNumber }) => serialNumber),
      unit: fuel === "gas" ? gasUnitOf(standing) : electricityUnitOf(standing),
      generation: onlyOne(standing.map(({ generation }) => generation)),
      payment: onlyOne(standing.map(({ payment }) => payment)),
      ...home,
      liveDeviceId: fuel === "electricity" && direction === "import" ? deviceOf(standing) : null,
      handles: handlesOf(meters, standing),
    },
  ];
}

function directionOf(point: Found): Direction {
  const isExport =
    point.at("is_export").flag() ?? point.at("direction").textOrNull()?.toUpperCase() === "EXPORT";
  return isExport ? "export" : "import";
}

/** Gas is in kWh or m3, and only `consumptionUnits` says which. Null without a statement, or with two. */
function gasUnitOf(standing: readonly ListedMeter[]): SourceUnit | null {
  const words = standing.map(({ unitWord }) => unitOfWord(unitWord));
  const unit = onlyOne(words);
  return unit === "other" ? null : unit;
}

/** Kraken documents kWh for every electricity meter; a statement to the contrary is believed over that, and nothing is read. */
function electricityUnitOf(standing: readonly ListedMeter[]): SourceUnit | null {
  const stated = standing.map(({ unitWord }) => unitOfWord(unitWord)).filter((unit) => unit !== null);
  return stated.every((unit) => unit === "kWh") ? "kWh" : null;
}

function onlyOne<T>(words: readonly (T | null)[]): T | null {
  const [first] = words;
  return first !== undefined && words.every((word) => word === first) ? first : null;
}

function deviceOf(standing: readonly ListedMeter[]): string | null {
  return standing.find(({ deviceId }) => deviceId !== null)?.deviceId ?? null;
}

/** What each serial number is asked with later, and whose balance is asked. */
function handlesOf(meters: readonly ListedMeter[], standing: readonly ListedMeter[]): Record<string, string> {
  const handles: Record<string, string> = {};
  for (const { serialNumber, activeFrom, activeTo, unitWord } of meters) {
    if (activeFrom !== null) handles[`from ${serialNumber}`] = activeFrom;
    if (activeTo !== null) handles[`to ${serialNumber}`] = activeTo;
    if (unitWord !== "") handles[`unit ${serialNumber}`] = unitWord;
  }
  const device = deviceOf(standing);
  if (device !== null) handles["device"] = device;
  return handles;
}
