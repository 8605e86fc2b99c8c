import { formatRequestId } from "@halfhourly/dcc";
import { buildRequest, requestOf, type BuiltRequest, type RequestSubject } from "./build-request.js";
import { refuseRequest, sendAgain } from "./end-request.js";
import { openHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { stopUnconsented } from "./stop-collection.js";
import { takeTurn } from "./store/originator.js";
import { claimDue, releaseRequest, type DueNow } from "./store/claim-request.js";
import { markSent, type RequestRow } from "./store/requests.js";
import { takeResponse } from "./take-answer.js";
import { isOpen } from "./windows.js";
import { withRequest } from "./with-request.js";

/** A sender that dies is noticed after this long; longer than the transport waits for an answer. */
const CLAIM_SECONDS = 60;

/**
 * Sends what is due, one after another, until nothing is, the bucket is empty, or the originator is stopped. `sent` is
 * written with its counter before anything leaves, so that no id is used twice, whatever happens in between.
 * @returns requests sent
 */
export async function sendDue(parts: ExchangeParts, shouldStop: () => boolean): Promise<number> {
  for (let sent = 0; ;) {
    if (shouldStop()) return sent;
    const row = await claimDue(parts.database, dueNow(parts), CLAIM_SECONDS);
    if (row === null) return sent;
    const outcome = await sendOne(parts, row);
    await releaseRequest(parts.database, row);
    if (outcome === "sent") sent++;
    // While the network is away the rest would fail alike: it waits for the next round.
    if (outcome === "no-turn" || outcome === "not-reached") return sent;
  }
}

/** Gaps are asked for in hours of low traffic only, also by a machine that was off when those began. */
function dueNow({ config, now }: ExchangeParts): DueNow {
  return { at: new Date(now()), withGaps: isOpen(config.lowTraffic, now()) };
}

type Sent = "sent" | "not-sent" | "no-turn" | "not-reached";

async function sendOne(parts: ExchangeParts, row: RequestRow): Promise<Sent> {
  const { database, config, now } = parts;
  const subject = await subjectOf(parts, row);
  if (subject === "ended") return "not-sent";
  const built = buildRequest(row, subject, config, now());
  if (built === null) {
    await withRequest(database, row, (held) => refuseRequest(held, parts, "not-built", "refused"));
    return "not-sent";
  }
  const counter = await takeCounter(parts, row, built);
  if (counter === "no-turn" || counter === "not-sent") return counter;
  return exchange(parts, row, built, counter);
}

/** Whose request it is, where a consent is live at this moment; otherwise the collection is stopped. */
async function subjectOf(parts: ExchangeParts, row: RequestRow): Promise<RequestSubject | null | "ended"> {
  if (row.collection_id === null) return null;
  const home = await openHome(parts, row.collection_id);
  if (home === null || home.collection.state === "stopped") return "ended";
  if (home.grant !== null) return home;
  await stopUnconsented(parts, home.collection.id);
  return "ended";
}

async function takeCounter(
  parts: ExchangeParts,
  row: RequestRow,
  { target }: BuiltRequest,
): Promise<bigint | "no-turn" | "not-sent"> {
  const { database, config, fieldHash, now } = parts;
  const targetHash = fieldHash.of("dcc target", target);
  return database.transaction(async (tx) => {
    const turn = await takeTurn(tx, config, now());
    if (turn === null) return "no-turn";
    const sent = await markSent(tx, row.id, {
      originator: config.originator,
      counter: turn.counter,
      targetHash,
      at: new Date(now()),
      deadline: new Date(now() + config.acknowledgeWithinMs),
    });
    return sent ? turn.counter : "not-sent";
  });
}

async function exchange(
  parts: ExchangeParts,
  row: RequestRow,
  built: BuiltRequest,
  counter: bigint,
): Promise<Sent> {
  const { database, words, transport, config, log } = parts;
  const request = requestOf(built, config.originator, counter);
  let answer: Uint8Array;
  try {
    answer = await transport.post(built.service, words.sign(request));
  } catch (fault) {
    log.warn({ err: fault, requestId: row.id, attempt: row.attempt }, "a request did not reach the DCC");
    await withRequest(database, row, (held) => sendAgain(held, parts));
    return "not-reached";
  }
  try {
    const response = await words.readAnswer([answer]);
    const expected = formatRequestId(request.requestId);
    if (response.requestId === null || formatRequestId(response.requestId) !== expected)
      log.warn({ requestId: row.id }, "the DCC answered another request than the one that was sent");
    else await takeResponse(parts, response);
  } catch (fault) {
    // The request may have arrived: its deadline decides, not an answer that nobody can vouch for.
    log.warn({ err: fault, requestId: row.id }, "the DCC's acknowledgement was refused");
  }
  return "sent";
}
