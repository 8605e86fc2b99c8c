import { parseEui } from "@halfhourly/dcc";
import type { DeviceIdentities } from "../pki/device-identities.js";
import type { World } from "../world/world.js";
import { plain, type GatewayAnswer } from "./gateway-server.js";

export const SMKI_PATH = "/smki/certificates/";

/** The certificates of a device in PEM, digital signature then key agreement; 404 for one that does not exist. */
export function smkiAnswer(path: string, world: World, devices: DeviceIdentities): GatewayAnswer {
  const eui = parseEui(path.slice(SMKI_PATH.length));
  if (eui === null || world.findDevice(eui) === null) return plain(404, "unknown-device");
  const pem = (["digital-signature", "key-agreement"] as const).map((use) =>
    devices.certificate(eui, use).toString(),
  );
  return { status: 200, contentType: "application/x-pem-file", body: pem.join("") };
}
