import { makeWorld, mpanOf, type WorldHome, type WorldMeter } from "@halfhourly/dcc-simulator/world";
import { addDays, londonDateAt, settlementDay, type Slot } from "@halfhourly/domain";
import { halfHoursOf } from "./half-hours.js";
import type { Prepayment, SupplierHome, SupplierMeter, SupplierMeterPoint } from "./supplier-home.js";

export interface SupplierHomes {
  /** The four of the demonstration, then the generated ones. */
  readonly all: readonly SupplierHome[];
  find(wanted: (home: SupplierHome) => boolean): SupplierHome | null;
  findMeterPoint(
    meterPoint: string,
  ): { readonly home: SupplierHome; readonly meterPoint: SupplierMeterPoint } | null;
}

/** Beyond every generated home: the solar home's export has a meter point of its own here, as in Britain it would. */
const FIRST_EXPORT_NUMBER = 1_000_001;
const DAYS_SINCE_EXCHANGE = 90;

/**
 * The homes that the DCC's simulator has for that seed, as a supplier has them. In the home `economy7` the electricity meter was
 * exchanged 90 days before `startMs`. Throws RangeError as `makeWorld` does.
 */
export function supplierHomes(seed: number, homes: number, startMs: number): SupplierHomes {
  const world = makeWorld({ seed, homes });
  const exchangedOn = addDays(londonDateAt(startMs), -DAYS_SINCE_EXCHANGE);
  const exchange = { home: "economy7", atSlot: settlementDay(exchangedOn).firstSlot + 20 };
  const worldHomes = [
    ...world.demonstrationHomes,
    ...Array.from({ length: homes }, (_, number) => world.home(number)),
  ];
  const all = worldHomes.map((home, n) => homeOf(home, n, exchange, startMs));
  return {
    all,
    find: (wanted) => all.find(wanted) ?? null,
    findMeterPoint: (wanted) => {
      for (const home of all) {
        const meterPoint = home.meterPoints.find((one) => one.meterPoint === wanted);
        if (meterPoint !== undefined) return { home, meterPoint };
      }
      return null;
    },
  };
}

interface Exchange {
  readonly home: string;
  readonly atSlot: Slot;
}

function homeOf(home: WorldHome, n: number, exchange: Exchange, startMs: number): SupplierHome {
  const digits = String(n).padStart(6, "0");
  return {
    name: home.name,
    accountNumber: `A-51${digits}`,
    login: `${home.name}@supplier.example`,
    password: `invented password of ${home.name}`,
    apiKey: `sk_fake_${digits}${home.name.length}`,
    // No postcode begins with ZZ, but for letters that have no address.
    postcode: `ZZ${(n % 90) + 10} ${(n % 9) + 1}ZZ`,
    movedIn: addDays(londonDateAt(startMs), -500 - (n % 300)),
    meterPoints: home.meters.flatMap((meter) => meterPointsOf(home, meter, n, exchange)),
    prepayment: home.meters.some(({ payment }) => payment === "prepayment") ? prepaymentOf(n, startMs) : null,
  };
}

function meterPointsOf(
  home: WorldHome,
  meter: WorldMeter,
  n: number,
  exchange: Exchange,
): SupplierMeterPoint[] {
  const meters = metersOf(home, meter, n, exchange);
  const { fuel, generation, payment, importMeterPoint, exportMeterPoint } = meter;
  const unit = fuel === "gas" && generation === "SMETS2" ? "m3" : "kWh";
  const point = (meterPoint: string, direction: SupplierMeterPoint["direction"]): SupplierMeterPoint => ({
    meterPoint,
    fuel,
    direction,
    generation,
    payment,
    unit,
    meters,
    halfHours: halfHoursOf(meter, direction, unit),
  });
  const points = [point(importMeterPoint, "import")];
  if (exportMeterPoint !== null) {
    const own =
      exportMeterPoint === importMeterPoint
        ? mpanOf(Number(importMeterPoint.slice(0, 2)), "export", FIRST_EXPORT_NUMBER + n)
        : exportMeterPoint;
    points.push(point(own, "export"));
  }
  return points;
}

function metersOf(
  home: WorldHome,
  { fuel, device }: WorldMeter,
  n: number,
  exchange: Exchange,
): SupplierMeter[] {
  const letter = fuel === "gas" ? "G" : "E";
  const serial = (of: number): string => `ZZ${letter}${String(of).padStart(8, "0")}`;
  const deviceId = (device.match(/../g) ?? []).join("-").toUpperCase();
  const standing = { serialNumber: serial(2 * n + 1), deviceId, firstSlot: null, beforeSlot: null };
  if (home.name !== exchange.home || fuel !== "electricity") return [standing];
  return [
    // The removed meter had an identifier of its own, of a device that there is no more.
    {
      serialNumber: serial(2 * n),
      deviceId: `${deviceId.slice(0, -2)}EE`,
      firstSlot: null,
      beforeSlot: exchange.atSlot,
    },
    { ...standing, firstSlot: exchange.atSlot },
  ];
}

const DAY_MS = 86_400_000;

function prepaymentOf(n: number, startMs: number): Prepayment {
  const inEmergency = n % 5 === 4;
  return {
    creditPence: inEmergency ? -320 : 1_874 + (n % 400),
    emergencyLimitPence: 1_000,
    emergencyUsedPence: inEmergency ? 320 : 0,
    debtPence: n % 2 === 0 ? 8_250 : 0,
    debtPerWeekPence: n % 2 === 0 ? 350 : 0,
    topUps: Array.from({ length: 8 }, (_, i) => ({
      atMs: Math.floor(startMs / DAY_MS) * DAY_MS - (4 + 9 * i) * DAY_MS + 10 * 3_600_000,
      pence: i % 3 === 2 ? 1_500 : 2_000,
    })),
  };
}
