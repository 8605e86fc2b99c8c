import {
  SERVICE_VARIANTS,
  type DuisRequest,
  type DuisRequestBody,
  type DuisResponse,
  type DuisResponseBody,
  type DuisSchemas,
  type KeyRing,
  type RequestId,
} from "@halfhourly/dcc";
import type { DeviceRequestBody } from "../answers/device-content.js";
import type { SignAnswer } from "../answers/signed-answer.js";
import { PARTIES } from "../parties.js";
import type { ScenarioBoard } from "../scenarios/scenario-board.js";
import type { ScheduleKeeper } from "../schedules/schedule-keeper.js";
import type { WorldDevice, WorldMeter } from "../world/home.js";
import type { World } from "../world/world.js";
import { checkDeviceRequest } from "./check-device-request.js";
import { answerNonDevice, type NonDeviceBody } from "./answer-non-device.js";
import { plain, type GatewayAnswer, type GatewayCall } from "./gateway-server.js";
import { readRequest } from "./read-request.js";
import { REFUSALS, type Refusal } from "./refusals.js";
import { replayGuard } from "./replay-guard.js";

/** A request that was acknowledged, for a device to answer. */
export interface AcceptedRequest {
  readonly id: RequestId;
  readonly body: DeviceRequestBody;
  readonly device: WorldDevice;
  readonly meter: WorldMeter;
}

export interface GatewayParts {
  readonly world: World;
  readonly ring: KeyRing;
  /** Null where there is no schema to check requests against. */
  readonly schemas: DuisSchemas | null;
  readonly board: ScenarioBoard;
  readonly schedules: ScheduleKeeper;
  readonly sign: SignAnswer;
  readonly longestRangeDays: number;
  nowMs(): number;
  /** False above the limit of a second. */
  takeToken(): boolean;
  accept(request: AcceptedRequest): void;
  quarantine(request: AcceptedRequest): void;
  /** Told of every request that could be read, and the code of the answer that it got at once. */
  answered(service: string, code: string): void;
}

const DEVICE_PATH = "/device";
const NON_DEVICE_PATH = "/non-device";

/** Takes service requests: checks them, answers what the DCC itself knows, acknowledges what a device is to answer. */
export function userGateway(parts: GatewayParts): (call: GatewayCall) => GatewayAnswer {
  const replays = replayGuard(PARTIES.dcc);
  return (call) => {
    const outage = parts.board.general("outage");
    if (outage !== null) return outage.how === "silence" ? "silence" : plain(503, "unavailable");
    if (![DEVICE_PATH, NON_DEVICE_PATH, "/"].includes(call.path)) return plain(404, "not-found");
    if (call.method !== "POST") return plain(405, "method-not-allowed");
    if (!["application/xml", "text/xml"].includes(call.contentType)) return plain(415, "content-type");
    if (!parts.takeToken()) return plain(429, "too-many-requests");
    const read = readRequest(call.body, parts, parts.nowMs());
    if (read.kind === "unreadable") return plain(400, read.code);
    const { request } = read;
    if (read.kind === "refused") return refuse(parts, request, read.refusal);
    if (isAtWrongAddress(call.path, request)) return refuse(parts, request, "wrong-address");
    if (!replays.take(request.requestId)) return refuse(parts, request, "replayed");
    return answer(parts, request);
  };
}

function answer(parts: GatewayParts, request: DuisRequest): GatewayAnswer {
  const { body, requestId } = request;
  if (isNonDevice(body)) {
    const given = answerNonDevice(parts, requestId.originator, body);
    return typeof given === "string" ? refuse(parts, request, given) : respond(parts, request, "I0", given);
  }
  const check = checkDeviceRequest(
    parts.world,
    requestId.target,
    requestId.originator,
    body,
    parts.longestRangeDays,
  );
  if (!check.ok) return refuse(parts, request, check.refusal);
  const accepted = { id: requestId, body, device: check.device, meter: check.meter };
  if (parts.board.about("quarantine", requestId.target).length > 0) parts.quarantine(accepted);
  else parts.accept(accepted);
  return respond(parts, request, "I99", { kind: "acknowledgement", variant: SERVICE_VARIANTS[body.kind] });
}

function refuse(parts: GatewayParts, request: DuisRequest, refusal: Refusal): GatewayAnswer {
  const body = { kind: "acknowledgement", variant: SERVICE_VARIANTS[request.body.kind] } as const;
  return respond(parts, request, REFUSALS[refusal], body);
}

function respond(
  parts: GatewayParts,
  { requestId, body: asked }: DuisRequest,
  code: string,
  body: DuisResponseBody,
): GatewayAnswer {
  const response: DuisResponse = {
    requestId,
    // An answer of the DCC itself has an id of its own; an acknowledgement and a refusal have none.
    responseId:
      code === "I0"
        ? { originator: requestId.target, target: requestId.originator, counter: requestId.counter }
        : null,
    code,
    atMs: parts.nowMs(),
    body,
  };
  parts.answered(SERVICE_VARIANTS[asked.kind], code);
  return { status: 200, contentType: "application/xml", body: parts.sign(response) };
}

function isNonDevice(body: DuisRequestBody): body is NonDeviceBody {
  return ["create-schedule", "read-schedule", "delete-schedule", "read-inventory"].includes(body.kind);
}

/** A service for a device goes to the one address, a service of the DCC to the other, each naming who is to answer. */
function isAtWrongAddress(path: string, { body, requestId }: DuisRequest): boolean {
  const isForDcc = isNonDevice(body);
  if (isForDcc !== (requestId.target === PARTIES.dcc)) return true;
  return path !== "/" && (path === NON_DEVICE_PATH) !== isForDcc;
}
