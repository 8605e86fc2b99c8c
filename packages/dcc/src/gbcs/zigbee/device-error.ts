import { ByteReader } from "../bytes/byte-reader.js";
import type { GbcsDeviceError } from "../message.js";
import { PROFILE_COMMANDS, type GbzComponent } from "./components.js";

export const ZCL_SUCCESS = 0x00;
export const ZCL_NOT_FOUND = 0x8b;

/** The status of a default response (ZigBee Cluster Library, 2.4.12); null for any other command. Throws DccRefusal. */
export function statusOf(component: GbzComponent): number | null {
  if (component.scope !== "profile" || component.command !== PROFILE_COMMANDS.defaultResponse) return null;
  const reader = new ByteReader(component.payload, "content-malformed");
  reader.uint8("the command that was asked");
  const status = reader.uint8("the status");
  reader.end("the status");
  return status;
}

export function zigbeeError(status: number): GbcsDeviceError {
  return { kind: "device-error", cause: status === ZCL_NOT_FOUND ? "not-found" : "refused", status };
}
