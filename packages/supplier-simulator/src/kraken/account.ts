import { londonDateOf } from "@halfhourly/domain";
import type { SupplierHome, SupplierMeter, SupplierMeterPoint } from "../world/supplier-home.js";

/** A home's account in the shape of Kraken's schema, as far as it is asked for here. */
export function accountOf(home: SupplierHome): Record<string, unknown> {
  const of = (fuel: SupplierMeterPoint["fuel"]): SupplierMeterPoint[] =>
    home.meterPoints.filter((point) => point.fuel === fuel);
  return {
    number: home.accountNumber,
    properties: [
      {
        id: "1",
        postcode: home.postcode,
        address: `1 Example Street, ${home.postcode}`,
        occupancyPeriods: [{ effectiveFrom: `${home.movedIn}T00:00:00+00:00`, effectiveTo: null }],
        electricityMeterPoints: of("electricity").map((point) => ({
          mpan: point.meterPoint,
          direction: point.direction.toUpperCase(),
          meters: point.meters.map((meter) => ({
            ...meterOf(point, meter, home),
            meterType: point.generation === "SMETS1" ? "S1" : "S2AD",
          })),
        })),
        gasMeterPoints: of("gas").map((point) => ({
          mprn: point.meterPoint,
          meters: point.meters.map((meter) => ({
            ...meterOf(point, meter, home),
            mechanism: point.generation === "SMETS1" ? "S1" : "S2",
          })),
        })),
      },
    ],
  };
}

function meterOf(
  point: SupplierMeterPoint,
  meter: SupplierMeter,
  home: SupplierHome,
): Record<string, unknown> {
  const { firstSlot, beforeSlot, serialNumber, deviceId } = meter;
  const paymentMode = point.payment === "prepayment" ? "PREPAY" : "CREDIT";
  return {
    serialNumber,
    activeFrom: firstSlot === null ? home.movedIn : londonDateOf(firstSlot),
    activeTo: beforeSlot === null ? null : londonDateOf(beforeSlot - 1),
    consumptionUnits: point.unit === "m3" ? "m³" : "kWh",
    isTradPrepay: false,
    smartDevices: beforeSlot === null ? [{ deviceId, paymentMode }] : [],
  };
}
