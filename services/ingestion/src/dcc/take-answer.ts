import { DccRefusal, type DuisResponse, type DuisResponseBody, type RequestId } from "@halfhourly/dcc";
import type { Queryable } from "@halfhourly/database";
import { takeAlert } from "./take-alert.js";
import { askAgain, refuseRequest } from "./end-request.js";
import { keepAnswer } from "./keep-answer.js";
import { openHome, type OpenHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { planDeletion } from "./plan-requests.js";
import { verdictOf } from "./response-codes.js";
import { stopOriginator } from "./store/originator.js";
import {
  endRequest,
  findByCounter,
  isOpen,
  lockRequest,
  markAcknowledged,
  type RequestRow,
} from "./store/requests.js";
import { takeInventory } from "./take-inventory.js";
import { takeNumber } from "./take-number.js";
import { takeScheduled, takeScheduleCreated } from "./take-schedule.js";
import { unknownRequest, type Taken } from "./unknown-request.js";
import { withRequest, type LockedRequest } from "./with-request.js";

/**
 * Takes what the DCC pushed: verifies it, finds what it answers, and makes it durable before it returns.
 * @throws DccRefusal, with `unknown-request` where it answers nothing of ours and `replayed` where a request that is
 * answered gets another answer
 */
export async function takeAnswer(
  parts: ExchangeParts,
  xml: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Taken> {
  return takeResponse(parts, await parts.words.readAnswer(xml));
}

/** As above, for what is verified. */
export async function takeResponse(parts: ExchangeParts, response: DuisResponse): Promise<Taken> {
  const { body } = response;
  if (body.kind === "dcc-alert") return takeAlert(parts, body);
  if (isDeviceAlert(body)) return "nothing";
  if ((body.kind === "gbcs" || body.kind === "smets1") && body.scheduleId !== null)
    return takeScheduled(parts, response, body, body.scheduleId, digestOf(parts, response));
  // A schedule whose device did not answer: the day's gap is asked for.
  if (response.requestId === null && body.kind === "acknowledgement") return "nothing";
  const row = await requestAnswered(parts, response.requestId);
  if (row === null) return refuseUnknown(parts, response);
  const digest = digestOf(parts, response);
  const home = row.collection_id === null ? null : await openHome(parts, row.collection_id);
  const taken = await withRequest(parts.database, row, async (locked) => {
    if (locked.row.state === "answered") return repeated(locked.row, response, digest);
    return locked.row.state === "cancelled"
      ? "nothing"
      : takeVerdict({ ...locked, home }, parts, response, digest);
  });
  if (taken === null) throw unknownRequest();
  return taken;
}

/** Alerts of meters are taken from the DCC, and nothing is kept of them. */
function isDeviceAlert(body: DuisResponseBody): boolean {
  return body.kind === "device-alert" || (body.kind === "smets1" && body.content.kind === "alert");
}

/** The row of a request id of ours, where it was sent to that very target. */
async function requestAnswered(
  { database, config, fieldHash }: ExchangeParts,
  id: RequestId | null,
): Promise<RequestRow | null> {
  if (id === null || id.originator !== config.originator || id.counter > LARGEST_COUNTER) return null;
  const row = await findByCounter(database, config.originator, id.counter);
  return row?.target_hash === fieldHash.of("dcc target", id.target) ? row : null;
}

/** What the ledger's column holds. */
const LARGEST_COUNTER = 2n ** 63n - 1n;

/** Keyed, because an answer of a SMETS1 meter is plain readings. */
function digestOf({ fieldHash }: ExchangeParts, { code, body }: DuisResponse): string {
  const text = JSON.stringify({ code, body }, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
  );
  return fieldHash.of("dcc answer", text);
}

/** A device may be quicker than the acknowledgement that it was asked. */
function repeated(row: RequestRow, { code }: DuisResponse, digest: string): Taken {
  if (row.answer_digest === digest || verdictOf(code) === "acknowledged") return "nothing";
  throw new DccRefusal(
    "replayed",
    "The request is answered already, with something else: the second answer is kept out.",
  );
}

/** An answer whose home was erased, or that was never ours. A schedule that it tells of is not wanted by anybody. */
async function refuseUnknown(parts: ExchangeParts, { body }: DuisResponse): Promise<never> {
  if (body.kind === "schedule-created")
    await planDeletion(parts.database, body.scheduleId, new Date(parts.now()));
  throw unknownRequest();
}

interface LockedHome extends LockedRequest {
  readonly home: OpenHome | null;
}

async function takeVerdict(
  locked: LockedHome,
  parts: ExchangeParts,
  response: DuisResponse,
  digest: string,
): Promise<Taken> {
  const { tx, row } = locked;
  const { config, now, log } = parts;
  const { code } = response;
  const verdict = verdictOf(code);
  if (verdict === "stop" && (await stopOriginator(tx, config.originator, code, new Date(now()))))
    log.error({ code }, "the DCC refuses our user: nothing is sent until an operator clears the stop");
  // A late word on a request that was asked again changes nothing; a late answer does.
  if (verdict === "again" || verdict === "stop") {
    if (isOpen(row)) await askAgain(locked, parts, code);
    return "nothing";
  }
  if (verdict === "refused" || verdict === "not-known") {
    if (isOpen(row)) await refuseRequest(locked, parts, code, verdict, digest);
    return "nothing";
  }
  if (verdict === "acknowledged" && response.body.kind === "acknowledgement" && row.variant !== "5.3") {
    await markAcknowledged(tx, row.id, code, new Date(now() + config.answerWithinMs));
    return "kept";
  }
  return takeBody(locked, parts, response, digest);
}

async function takeBody(
  { tx, row, collection, home }: LockedHome,
  parts: ExchangeParts,
  response: DuisResponse,
  digest: string,
): Promise<Taken> {
  const { body, code } = response;
  const answered = { state: "answered", code, at: new Date(parts.now()), digest } as const;
  if (row.variant === "5.3") {
    await endRequest(tx, row.id, answered);
    return "kept";
  }
  if (collection === null || home === null) throw unknownRequest();
  await endRequest(tx, row.id, answered);
  if (row.superseded_by !== null) await cancelSuccessor(tx, row.superseded_by, answered.at);
  const about = { tx, parts, row, collection, home };
  switch (body.kind) {
    case "inventory":
      return takeInventory(about, body.devices);
    case "schedule-created":
      return takeScheduleCreated(about, body.scheduleId);
    case "cin-sent":
      return takeNumber(about, body.cin);
    case "gbcs":
    case "smets1":
      return keepAnswer(about, response, body, digest);
    default:
      return "nothing";
  }
}

/** The late answer came after all: what was planned in its place is not needed. */
async function cancelSuccessor(tx: Queryable, id: string, at: Date): Promise<void> {
  const successor = await lockRequest(tx, id);
  if (successor?.state === "planned")
    await endRequest(tx, id, { state: "cancelled", code: "answered-late", at });
}
