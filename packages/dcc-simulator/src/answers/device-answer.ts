import { SERVICE_VARIANTS, type DuisResponse, type RequestId } from "@halfhourly/dcc";
import type { DistortLog } from "../scenarios/distort-log.js";
import type { ScenarioBoard } from "../scenarios/scenario-board.js";
import type { WorldDevice, WorldMeter } from "../world/home.js";
import {
  deviceContent,
  identificationNumber,
  notFound,
  orNotFound,
  type DeviceContent,
  type DeviceRequestBody,
} from "./device-content.js";
import type { GbcsWords } from "./gbcs-words.js";
import { smets1Content } from "./smets1-content.js";

/** What a device is to answer: a user's request, or an execution of a schedule. */
export interface Question {
  readonly device: WorldDevice;
  readonly meter: WorldMeter;
  readonly body: DeviceRequestBody;
  /** For an execution: who made the schedule, of whom, and a counter of the DCC's. */
  readonly id: RequestId;
  readonly scheduleId: string | null;
}

export interface DeviceAnswerParts {
  readonly board: ScenarioBoard;
  readonly distort: DistortLog;
  readonly words: GbcsWords;
  nowMs(): number;
}

/** DUIS: the DCC could not reach the device. */
const UNREACHABLE = "E20";

/** The DCC's response around what the device says now. Null where none will ever come. */
export function deviceAnswer(parts: DeviceAnswerParts, question: Question): DuisResponse | null {
  const { device, body, id } = question;
  if (parts.board.about("silent", device.eui).length > 0) return null;
  const variant = SERVICE_VARIANTS[body.kind];
  if (parts.board.about("unreachable", device.eui).length > 0)
    return respond(parts, question, UNREACHABLE, { kind: "acknowledgement", variant });
  const content = said(parts, question);
  const { scheduleId } = question;
  if (device.generation === "SMETS1") {
    const told = smets1Content(content, device.eui, body.kind);
    return respond(parts, question, "I0", { kind: "smets1", variant, scheduleId, content: told });
  }
  const payload = parts.words.answer(device, content, body, id);
  if (body.kind === "request-cin") {
    const cin = identificationNumber(device.eui, id.counter);
    return respond(parts, question, "I0", { kind: "cin-sent", cin, payload });
  }
  return respond(parts, question, "I0", { kind: "gbcs", variant, scheduleId, payload });
}

function said(
  { board, distort, nowMs }: DeviceAnswerParts,
  { device, meter, body }: Question,
): DeviceContent {
  if (board.about("not-found", device.eui).length > 0) return notFound();
  const truth = deviceContent(body, meter, nowMs());
  const isLog = truth.kind === "half-hours" || truth.kind === "days";
  return orNotFound(isLog ? distort(truth, device.eui) : truth);
}

function respond(
  { nowMs }: DeviceAnswerParts,
  { id, scheduleId }: Question,
  code: string,
  body: DuisResponse["body"],
): DuisResponse {
  return {
    // A schedule's answer is to no request of the user's.
    requestId: scheduleId === null ? id : null,
    responseId: { originator: id.target, target: id.originator, counter: id.counter },
    code,
    atMs: nowMs(),
    body,
  };
}
