import { parseRequestId, type DuisResponseBody } from "@halfhourly/dcc";
import { askAgain } from "./end-request.js";
import { lookAgainAtDevice } from "./look-again.js";
import type { ExchangeParts } from "./parts.js";
import { stopOriginator } from "./store/originator.js";
import { endRequest, findByCounter, isOpen } from "./store/requests.js";
import { removeSchedule } from "./store/schedules.js";
import { withRequest } from "./with-request.js";
import type { Taken } from "./unknown-request.js";

type Alert = Extract<DuisResponseBody, { kind: "dcc-alert" }>;

/**
 * Alerts of the DCC that we act on: a request in quarantine stops everything that we send, a schedule that was removed is
 * made anew with the next look for gaps, a command that failed is asked again, and of a device that changes the home's
 * inventory is read again. Of all others nothing is kept.
 */
export async function takeAlert(parts: ExchangeParts, alert: Alert): Promise<Taken> {
  const { about } = alert;
  switch (about.kind) {
    case "quarantined-request":
      return quarantine(parts, alert.alertCode, about.requestId);
    case "schedule-removed":
      for (const scheduleId of about.scheduleIds) await removeSchedule(parts.database, scheduleId);
      await lookAgainAtDevice(parts, about.device);
      return "kept";
    case "change-of-supplier":
    case "device-status":
      await lookAgainAtDevice(parts, about.device);
      return "kept";
    case "command-failed":
      return failed(parts, alert.alertCode, about.requestId);
    default:
      return "nothing";
  }
}

async function quarantine(parts: ExchangeParts, code: string, requestId: string | null): Promise<Taken> {
  const { database, config, now, log } = parts;
  const at = new Date(now());
  const stopped = await stopOriginator(database, config.originator, code, at);
  if (stopped)
    log.error(
      { code },
      "the DCC has put a request in quarantine: nothing is sent until an operator clears it",
    );
  const row = await rowOf(parts, requestId);
  if (row !== null && isOpen(row))
    await endRequest(database, row.id, { state: "refused", code: "quarantined", at });
  return stopped ? "kept" : "nothing";
}

async function failed(parts: ExchangeParts, code: string, requestId: string | null): Promise<Taken> {
  const row = await rowOf(parts, requestId);
  if (row === null) return "nothing";
  const taken = await withRequest(parts.database, row, async (held) => {
    if (!isOpen(held.row)) return "nothing";
    await askAgain(held, parts, code);
    return "kept";
  });
  return taken ?? "nothing";
}

async function rowOf({ database, config }: ExchangeParts, requestId: string | null) {
  const id = requestId === null ? null : parseRequestId(requestId);
  if (id === null || id.originator !== config.originator) return null;
  return findByCounter(database, config.originator, id.counter);
}
