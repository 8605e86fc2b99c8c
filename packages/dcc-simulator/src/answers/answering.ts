import type { DccAlertSubject, DuisResponse, DuisResponseBody, Eui } from "@halfhourly/dcc";
import { formatRequestId } from "@halfhourly/dcc";
import type { Agenda } from "../clock/agenda.js";
import type { Delivery } from "../exchange/delivery.js";
import type { AcceptedRequest } from "../exchange/user-gateway.js";
import { distortLog } from "../scenarios/distort-log.js";
import type { ScenarioBoard } from "../scenarios/scenario-board.js";
import { executedPeriod } from "../schedules/execution.js";
import type { KeptSchedule } from "../schedules/schedule-file.js";
import type { World } from "../world/world.js";
import { deviceAnswer, type Question } from "./device-answer.js";
import type { GbcsWords } from "./gbcs-words.js";
import type { SignAnswer } from "./signed-answer.js";

/** Everything that reaches the user by push. */
export interface Answering {
  request(accepted: AcceptedRequest): void;
  /** Says that the request is held back. */
  quarantine(accepted: AcceptedRequest): void;
  execute(kept: KeptSchedule, dueMs: number): void;
  deviceAlert(device: Eui, alertCode: number): void;
  dccAlert(alertCode: string, about: DccAlertSubject): void;
  shownNumber(device: Eui): string | null;
}

export interface AnsweringParts {
  readonly agenda: Agenda;
  readonly board: ScenarioBoard;
  readonly world: World;
  readonly outgoing: Delivery;
  readonly words: GbcsWords;
  readonly sign: SignAnswer;
  readonly dcc: Eui;
  readonly answerAfterMs: number;
}

/** DUIS, DCC alert codes: anomaly detection. */
const ANOMALY = "AD1";

export function answering({
  agenda,
  board,
  world,
  outgoing,
  words,
  sign,
  dcc,
  answerAfterMs,
}: AnsweringParts): Answering {
  const distort = distortLog(board);
  const shown = new Map<Eui, string>();
  const push = (about: Eui, response: DuisResponse): void => outgoing.deliver(about, sign(response));
  const answer = (question: Question): void => {
    const response = deviceAnswer({ board, distort, words, nowMs: agenda.nowMs }, question);
    if (response === null) return;
    if (response.body.kind === "cin-sent") shown.set(question.device.eui, response.body.cin);
    push(question.device.eui, response);
  };
  const alert = (about: Eui, body: DuisResponseBody): void =>
    push(about, { requestId: null, responseId: null, code: "I0", atMs: agenda.nowMs(), body });
  return {
    request: ({ id, body, device, meter }) =>
      agenda.at(agenda.nowMs() + answerAfterMs, () => answer({ device, meter, body, id, scheduleId: null })),
    quarantine: ({ id, device }) =>
      agenda.at(agenda.nowMs() + answerAfterMs, () => {
        const about = { kind: "quarantined-request", requestId: formatRequestId(id) } as const;
        alert(device.eui, { kind: "dcc-alert", alertCode: ANOMALY, about });
      }),
    execute: ({ id, user, schedule }, dueMs) => {
      const device = world.findDevice(schedule.device)?.device;
      // A schedule of an earlier start, whose home this one does not have.
      if (device === undefined || device.meter === null || schedule.read === "import-daily-read-log") return;
      const { certificate } = schedule;
      const body = {
        kind: READS[schedule.read],
        period: executedPeriod(schedule, dueMs),
        ...(certificate === undefined ? {} : { certificate }),
      };
      const asked = { originator: user, target: device.eui, counter: BigInt(dueMs) };
      answer({ device, meter: device.meter, body, id: asked, scheduleId: id });
    },
    deviceAlert: (eui, alertCode) => {
      const device = world.findDevice(eui)?.device;
      if (device === undefined) throw new RangeError("there is no such device: ask a home for its devices");
      const atMs = agenda.nowMs();
      const hex = alertCode.toString(16).toUpperCase().padStart(4, "0");
      if (device.generation === "SMETS1") {
        const content = { kind: "alert", device: eui, alertCode: hex, atMs } as const;
        alert(eui, { kind: "smets1", variant: null, scheduleId: null, content });
      } else
        alert(eui, {
          kind: "device-alert",
          alertCode: hex,
          payload: words.alert(device, alertCode, atMs, BigInt(atMs)),
        });
    },
    dccAlert: (alertCode, about) => alert(dcc, { kind: "dcc-alert", alertCode, about }),
    shownNumber: (device) => shown.get(device) ?? null,
  };
}

const READS = {
  "import-profile": "read-import-profile",
  "export-profile": "read-export-profile",
  "daily-log": "read-daily-log",
} as const;
