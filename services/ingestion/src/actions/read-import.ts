import { setImmediate } from "node:timers/promises";
import type { FileFlags, Inspection } from "@halfhourly/contracts";
import { inspectInSteps, type InspectedFile } from "../files/inspect-file.js";
import { unpackFile } from "../files/unpack-file.js";
import type { ReadRegister } from "../files/read-register.js";
import { chooseRegisters, type TargetMeter } from "./choose-registers.js";

export type ReadImport =
  | {
      readonly ok: true;
      readonly inspection: Inspection;
      readonly registers: readonly ReadRegister[];
      readonly heldForReview: number;
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly inspection: Inspection | null;
    };

/** A job's row and every status answer carry the list. */
const MOST_REJECTED_KEPT = 1000;

/** Reads a file for one meter, letting other work in between. A fuel that neither file nor flags state is the meter's. */
export async function readImport(
  sent: Uint8Array,
  flags: FileFlags,
  meter: TargetMeter,
): Promise<ReadImport> {
  const unpacked = await unpackFile(sent);
  if (!unpacked.ok) return { ...unpacked.fault, ok: false, inspection: null };
  const { bytes } = unpacked;
  const asGiven = await inspectGently(bytes, flags);
  const fuelNeeded = !asGiven.ok && asGiven.fault.code === "fuel-needed";
  const file = fuelNeeded ? await inspectGently(bytes, { ...flags, fuel: meter.fuel }) : asGiven;
  if (!file.ok) return { ok: false, code: file.fault.code, message: file.fault.message, inspection: null };
  const chosen = chooseRegisters(file.registers, meter);
  if (!chosen.ok)
    return {
      ok: false,
      code: chosen.code,
      message: chosen.message,
      inspection: shortened(file.inspection, []),
    };
  return {
    ok: true,
    inspection: shortened(file.inspection, chosen.warnings),
    registers: chosen.registers,
    heldForReview: file.inspection.rejected.filter(({ code }) => code === "held-for-review").length,
  };
}

async function inspectGently(bytes: Uint8Array, flags: FileFlags): Promise<InspectedFile> {
  const steps = inspectInSteps(bytes, flags);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

function shortened(inspection: Inspection, added: Inspection["warnings"]): Inspection {
  const { rejected } = inspection;
  const warnings = [...inspection.warnings, ...added];
  if (rejected.length <= MOST_REJECTED_KEPT) return { ...inspection, warnings };
  const message = `Of ${rejected.length} rejected rows only the first ${MOST_REJECTED_KEPT} are kept here; inspect the file to see all.`;
  return {
    ...inspection,
    rejected: rejected.slice(0, MOST_REJECTED_KEPT),
    warnings: [...warnings, { code: "rejected-list-shortened", message }],
  };
}
