import { CertificateFault, readCertificate, type Eui } from "@halfhourly/dcc";
import { certificateOf, periodOf, type DeviceRequestBody } from "../answers/device-content.js";
import type { DeviceKind, WorldDevice, WorldMeter } from "../world/home.js";
import type { World } from "../world/world.js";
import type { Refusal } from "./refusals.js";

/** Who answers which request (DUIS 5.4, service references 4.8.1, 4.8.3, 4.17, 4.11.1 and 9.1). */
const ELIGIBLE: Readonly<Record<DeviceRequestBody["kind"], readonly DeviceKind[]>> = {
  "read-import-profile": ["ESME", "GSME", "GPF"],
  "read-export-profile": ["ESME"],
  "read-daily-log": ["ESME", "GSME", "GPF"],
  "read-tariff": ["ESME", "GSME", "GPF"],
  "request-cin": ["ESME", "GSME", "GPF"],
};

const DAY_MS = 86_400_000;
/** A London day of a clock change is an hour longer than its neighbours. */
const CLOCK_CHANGE_MS = 3_600_000;

export type DeviceCheck =
  | { readonly ok: true; readonly device: WorldDevice; readonly meter: WorldMeter }
  | { readonly ok: false; readonly refusal: Refusal };

/** Is there such a device, does it answer that, may it be asked so? */
export function checkDeviceRequest(
  world: World,
  target: Eui,
  user: Eui,
  body: DeviceRequestBody,
  longestRangeDays: number,
): DeviceCheck {
  const device = world.findDevice(target)?.device ?? null;
  if (device === null) return refused("unknown-device");
  if (device.meter === null || !ELIGIBLE[body.kind].includes(device.kind))
    return refused("wrong-device-type");
  // First-generation meters have no way to show a number that we know of.
  if (body.kind === "request-cin" && device.generation === "SMETS1") return refused("wrong-device-type");
  const period = periodOf(body);
  if (period !== null) {
    const longestMs = longestRangeDays * DAY_MS + CLOCK_CHANGE_MS;
    if (period.toMs < period.fromMs || period.toMs - period.fromMs > longestMs)
      return refused("period-unfit");
  }
  if (device.generation === "SMETS2" && isEncrypted(body) && !isFit(certificateOf(body), user))
    return refused("certificate-unfit");
  return { ok: true, device, meter: device.meter };
}

/** The use cases whose answers are encrypted (GBCS, ECS22b, GCS17, ECS66, GCS61). */
function isEncrypted({ kind }: DeviceRequestBody): boolean {
  return kind === "read-import-profile" || kind === "read-daily-log";
}

/** The meter does not know an Other User: the answer is encrypted to the certificate in the request, so it must be the user's. */
export function isFit(certificate: Uint8Array | null, user: Eui): boolean {
  if (certificate === null) return false;
  try {
    const { eui, use } = readCertificate(certificate);
    return eui === user && use === "key-agreement";
  } catch (fault) {
    if (fault instanceof CertificateFault) return false;
    throw fault;
  }
}

function refused(refusal: Refusal): DeviceCheck {
  return { ok: false, refusal };
}
