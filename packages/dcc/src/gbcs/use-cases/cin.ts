import { readAccessResponse } from "../dlms/access-response.js";
import { dlmsError } from "../dlms/device-error.js";
import { unexpected } from "../dlms/expect-value.js";
import type { GbcsContent } from "../message.js";
import type { Authenticated } from "../protection/authenticate.js";
import { readComponents } from "../zigbee/components.js";
import { statusOf, ZCL_SUCCESS, zigbeeError } from "../zigbee/device-error.js";

/** ECS50 (9.1): the electricity meter set what it shows, or did not. */
export function decodeElectricityCin(payload: Buffer): GbcsContent {
  const { results, failure } = readAccessResponse(payload);
  if (results.length === 0) throw unexpected("the answer about the number shown");
  return failure === null ? { kind: "cin-shown" } : dlmsError(failure);
}

/** GCS36 (9.1): default responses. */
export function decodeGasCin(payload: Buffer, authenticated: Authenticated): GbcsContent {
  const statuses = readComponents(payload, authenticated).map(statusOf);
  if (statuses.length === 0 || statuses.includes(null)) throw unexpected("the answer about the number shown");
  const failure = statuses.find((status) => status !== ZCL_SUCCESS);
  return failure === undefined || failure === null ? { kind: "cin-shown" } : zigbeeError(failure);
}
