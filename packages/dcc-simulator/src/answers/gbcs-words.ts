import type { RequestId } from "@halfhourly/dcc";
import type { DeviceIdentities } from "../pki/device-identities.js";
import type { WorldDevice } from "../world/home.js";
import type { DeviceContent, DeviceRequestBody } from "./device-content.js";

/** A SMETS2 device's own messages, protected by its keys. */
export interface GbcsWords {
  /** Its answer to a request, encrypted where the use case is to the certificate that the request brought. */
  answer(device: WorldDevice, content: DeviceContent, body: DeviceRequestBody, id: RequestId): Uint8Array;
  alert(device: WorldDevice, alertCode: number, atMs: number): Uint8Array;
}

export function gbcsWords(_devices: DeviceIdentities): GbcsWords {
  return {
    answer: () => {
      throw new Error("not yet");
    },
    alert: () => {
      throw new Error("not yet");
    },
  };
}
