import { createHash } from "node:crypto";
import { OPEN_SUPPLY_SCOPES, type OpenSupplyBalance, type OpenSupplyMeterPoint } from "@halfhourly/contracts";
import type { SupplierHome, SupplierMeterPoint } from "../world/supplier-home.js";
import { Problem } from "./answers.js";

const MILLIPENCE_PER_PENNY = 1000;

/** Opaque: says nothing of the number. */
export function idOf({ meterPoint, direction }: SupplierMeterPoint): string {
  return createHash("sha256")
    .update(`open supply ${meterPoint} ${direction}`)
    .digest("base64url")
    .slice(0, 22);
}

export function unitOf({ unit }: SupplierMeterPoint): "Wh" | "dm3" {
  return unit === "m3" ? "dm3" : "Wh";
}

export function describe(home: SupplierHome, point: SupplierMeterPoint): OpenSupplyMeterPoint {
  const { meterPoint, fuel, direction, meters, generation, payment } = point;
  return {
    id: idOf(point),
    meterPoint,
    fuel,
    direction,
    elements: [1],
    serialNumbers: meters.map(({ serialNumber }) => serialNumber),
    unit: unitOf(point),
    generation,
    payment,
    postcode: home.postcode,
    occupiedFrom: home.movedIn,
    occupiedTo: null,
  };
}

export function scopeOf({ fuel }: SupplierMeterPoint): string {
  return OPEN_SUPPLY_SCOPES[fuel];
}

/** Throws Problem `no-balance` for a home that pays by credit. */
export function balanceOf(home: SupplierHome, point: SupplierMeterPoint, nowMs: number): OpenSupplyBalance {
  const { prepayment } = home;
  if (prepayment === null || point.payment !== "prepayment")
    throw new Problem("no-balance", "This meter point is paid by credit: it has no balance.");
  const { creditPence, emergencyLimitPence, emergencyUsedPence, debtPence, debtPerWeekPence } = prepayment;
  return {
    at: instant(nowMs),
    creditMillipence: millipence(creditPence),
    emergencyCredit: {
      limitMillipence: millipence(emergencyLimitPence),
      usedMillipence: millipence(emergencyUsedPence),
    },
    debt:
      debtPence === 0
        ? null
        : { owedMillipence: millipence(debtPence), recoveryPerWeekMillipence: millipence(debtPerWeekPence) },
    topUps: prepayment.topUps.map(({ atMs, pence }) => ({
      at: instant(atMs),
      amountMillipence: millipence(pence),
    })),
  };
}

function millipence(pence: number): number {
  return pence * MILLIPENCE_PER_PENNY;
}

function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
