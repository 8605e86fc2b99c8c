import type { Inspection } from "@halfhourly/contracts";
import { parseMpan, type Fuel } from "@halfhourly/domain";
import type { ReadRegister } from "../files/read-register.js";

export interface TargetMeter {
  readonly fuel: Fuel;
  readonly meterPoint: string;
}

export type ChosenRegisters =
  | {
      readonly ok: true;
      readonly registers: readonly ReadRegister[];
      readonly warnings: Inspection["warnings"];
    }
  | { readonly ok: false; readonly code: "wrong-fuel" | "several-meters"; readonly message: string };

/**
 * Which registers of a file belong to a meter: those of its fuel that name its meter point; where none does, those of the
 * one meter that the file holds. Never a guess among several.
 */
export function chooseRegisters(registers: readonly ReadRegister[], meter: TargetMeter): ChosenRegisters {
  const ofFuel = registers.filter(({ fuel }) => fuel === meter.fuel);
  if (ofFuel.length === 0) return wrongFuel(meter.fuel);
  const named = ofFuel.filter(({ id }) => id !== null && isSameMeterPoint(id, meter.meterPoint));
  const chosen = named.length > 0 ? named : ofFuel;
  if (!isOneMeter(chosen)) return severalMeters();
  return { ok: true, registers: chosen, warnings: warningsOf(chosen, ofFuel, registers, named.length > 0) };
}

/** MPANs may stand with their top line or with spaces. */
function isSameMeterPoint(id: string, meterPoint: string): boolean {
  if (id.replace(/[\s-]/g, "") === meterPoint) return true;
  const mpan = parseMpan(id, { checkDigit: "warn" });
  return mpan.ok && mpan.value === meterPoint;
}

/** One id, and no direction and element twice (as the same gas in m3 and in kWh would be). */
function isOneMeter(registers: readonly ReadRegister[]): boolean {
  const ids = new Set(registers.map(({ id }) => id?.replace(/[\s-]/g, "") ?? null));
  const kinds = new Set(registers.map(({ direction, element }) => `${direction} ${element}`));
  return ids.size === 1 && kinds.size === registers.length;
}

function warningsOf(
  chosen: readonly ReadRegister[],
  ofFuel: readonly ReadRegister[],
  all: readonly ReadRegister[],
  isNamed: boolean,
): Inspection["warnings"] {
  const warnings: Inspection["warnings"] = [];
  if (!isNamed && chosen[0]?.id !== null) {
    warnings.push({
      code: "meter-point-differs",
      message:
        "The file names another meter point than this meter; it was taken because it is the only one in the file. Check that it is this home's.",
    });
  }
  if (chosen.length < ofFuel.length) {
    warnings.push({
      code: "other-meters-left-out",
      message: "The file also holds other meter points: only this meter's rows were taken.",
    });
  }
  if (ofFuel.length < all.length) {
    warnings.push({
      code: "other-fuel-left-out",
      message: "The file also holds the other fuel: import it for the other meter too.",
    });
  }
  return warnings;
}

function wrongFuel(fuel: Fuel): ChosenRegisters {
  const held = fuel === "gas" ? "electricity" : "gas";
  return {
    ok: false,
    code: "wrong-fuel",
    message: `The file holds ${held}, and this meter counts ${fuel}: choose the ${held} meter, or another file. Nothing was stored.`,
  };
}

function severalMeters(): ChosenRegisters {
  return {
    ok: false,
    code: "several-meters",
    message:
      "The file holds several meters and none of them is this meter point: keep only this meter's rows in the file, or correct the meter's number. Nothing was stored.",
  };
}
