import { lookAgain } from "./look-again.js";
import type { ExchangeParts } from "./parts.js";
import type { CodeVerdict } from "./response-codes.js";
import { setPhase, setProblem } from "./store/collections.js";
import { endRequest, markSuperseded, planRequest } from "./store/requests.js";
import type { LockedRequest } from "./with-request.js";

type EndParts = Pick<ExchangeParts, "config" | "now" | "log">;

/**
 * The request will not be answered under its id, as far as we know: it is planned anew under a new one, after a pause that
 * grows, and given up after the last attempt. Should the answer come late after all, its row is still there.
 */
export async function askAgain(locked: LockedRequest, parts: EndParts, code: string): Promise<void> {
  const { row } = locked;
  const { config } = parts;
  await endRequest(locked.tx, row.id, { state: "expired", code, at: new Date(parts.now()) });
  if (row.attempt >= config.mostAttempts) return giveUp(locked, parts, "again");
  const pauseMs = config.retryAfterMs * row.attempt ** 2;
  await planAnew(locked, parts, pauseMs, { attempt: row.attempt + 1, unreached: row.unreached });
  if (locked.collection !== null && row.attempt > 1)
    await setProblem(locked.tx, locked.collection.id, "source-not-answering");
}

/**
 * The network could not be reached, which is nobody's refusal: it is tried for as long as an outage may last, under a new
 * id each time, because the request may have arrived after all.
 */
export async function sendAgain(locked: LockedRequest, parts: EndParts): Promise<void> {
  const { row, collection } = locked;
  const { config, now } = parts;
  await endRequest(locked.tx, row.id, { state: "expired", code: "not-reached", at: new Date(now()) });
  const unreached = row.unreached + 1;
  if (unreached > config.mostUnreached) return giveUp(locked, parts, "again");
  const pauseMs = Math.min(config.retryAfterMs * unreached ** 2, LONGEST_PAUSE_MS);
  await planAnew(locked, parts, pauseMs, { attempt: row.attempt, unreached });
  if (collection !== null && unreached > 1)
    await setProblem(locked.tx, collection.id, "source-not-answering");
}

const LONGEST_PAUSE_MS = 3_600_000;

async function planAnew(
  { tx, row, collection }: LockedRequest,
  { now }: EndParts,
  pauseMs: number,
  tries: { readonly attempt: number; readonly unreached: number },
): Promise<void> {
  if (collection?.state === "stopped") return;
  const next = await planRequest(tx, {
    collectionId: row.collection_id,
    variant: row.variant,
    why: row.why,
    notBefore: new Date(now() + pauseMs),
    ...tries,
    ...(row.schedule_id !== null && { scheduleId: row.schedule_id }),
    ...(row.direction !== null && { direction: row.direction }),
    ...(row.first_slot !== null &&
      row.last_slot !== null && { slots: { first: Number(row.first_slot), last: Number(row.last_slot) } }),
  });
  if (next !== null) await markSuperseded(tx, row.id, next);
}

/** The DCC or the device refused it: asking again would only be refused again. */
export async function refuseRequest(
  locked: LockedRequest,
  parts: EndParts,
  code: string,
  verdict: CodeVerdict,
  digest?: string,
): Promise<void> {
  const at = new Date(parts.now());
  const end = { state: "refused", code, at, ...(digest !== undefined && { digest }) } as const;
  await endRequest(locked.tx, locked.row.id, end);
  await giveUp(locked, parts, verdict);
}

/** What a request that is lost for good means for its collection. */
async function giveUp(
  { tx, row, collection }: LockedRequest,
  { log, now }: EndParts,
  verdict: CodeVerdict,
): Promise<void> {
  if (row.variant === "5.3") {
    // The deletion of a schedule that is gone already is refused: that is as good as done.
    if (verdict === "again")
      log.error({ requestId: row.id }, "a schedule at the DCC could not be deleted: delete it by hand (5.3)");
    return;
  }
  if (collection === null || collection.state === "stopped" || collection.state === "refused") return;
  const { id: collectionId } = collection;
  const problem = verdict === "again" ? "source-not-answering" : "source-refused";
  if (row.variant === "8.2" && collection.state === "collecting") await setProblem(tx, collectionId, problem);
  else if (row.variant === "8.2")
    await setPhase(tx, collectionId, "refused", verdict === "not-known" ? "meter-not-known" : problem);
  else if (row.variant === "9.1") await setPhase(tx, collectionId, "refused", "number-not-shown");
  // A meter without a tariff or a daily log for us to read is collected all the same.
  else if (row.variant !== "4.11.1" && row.variant !== "4.17") {
    await setProblem(tx, collectionId, problem);
    // The device may be another one by now.
    if (verdict !== "again" && collection.state === "collecting") await lookAgain(tx, collectionId, now());
  }
}
