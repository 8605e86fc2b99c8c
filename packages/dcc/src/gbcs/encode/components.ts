import { uint16, uint8 } from "../bytes/write-bytes.js";
import { CLUSTERS, CONTROL, PROFILE_COMMANDS, PROFILE_ID } from "../zigbee/components.js";
import { encryptPart, type AgreementKeys, type GbcsHeader } from "./seal.js";

/** One ZigBee command to be put into a GBCS payload. */
export interface ComponentToSend {
  readonly cluster: number;
  readonly scope: "profile" | "cluster";
  readonly command: number;
  readonly payload: Buffer;
  readonly isEncrypted?: boolean;
}

/** From the server, of a cluster or the whole profile; no default response is wanted of what a cluster sends or a profile answers. */
const FRAME_CONTROLS = { cluster: 0x19, profile: 0x18 } as const;
/** The meter is the server of all clusters but device management, whose commands are answered by a client (use case GCS36). */
const defaultFrameControl = (cluster: number): number =>
  cluster === CLUSTERS.deviceManagement ? 0x00 : 0x08;

/** The answer to a command of a cluster that there is nothing of what it asks for, or how else it went. */
export function defaultResponse(cluster: number, command: number, status: number): ComponentToSend {
  const payload = Buffer.from([command, status]);
  return { cluster, scope: "profile", command: PROFILE_COMMANDS.defaultResponse, payload };
}

export function encodeComponents(
  header: GbcsHeader,
  components: readonly ComponentToSend[],
  keys: AgreementKeys,
): Buffer {
  const parts = components.map((component, index) => {
    const isLast = index === components.length - 1;
    const control = (isLast ? CONTROL.last : 0) + (component.isEncrypted === true ? CONTROL.encrypted : 0);
    const content = contentOf(header, component, index, keys);
    return Buffer.concat([uint8(control), uint16(component.cluster), uint16(content.length), content]);
  });
  return Buffer.concat([Buffer.from(PROFILE_ID), uint8(components.length), ...parts]);
}

function contentOf(
  header: GbcsHeader,
  { cluster, scope, command, payload, isEncrypted }: ComponentToSend,
  sequence: number,
  keys: AgreementKeys,
): Buffer {
  const isDefault = scope === "profile" && command === PROFILE_COMMANDS.defaultResponse;
  const frameControl = isDefault ? defaultFrameControl(cluster) : FRAME_CONTROLS[scope];
  const frame = Buffer.from([frameControl, sequence, command]);
  if (isEncrypted !== true) return Buffer.concat([frame, payload]);
  const encrypted = encryptPart(header, payload, keys);
  // Before the frame: the additional header, whose control and frame counter are always 0.
  return Buffer.concat([Buffer.from([0, 0]), frame, uint16(encrypted.length), encrypted]);
}
