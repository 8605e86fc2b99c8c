import type { Collection } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { fetchProgress } from "./store/fetches.js";
import type { LinkRow } from "./store/links.js";

/** A collection as its household sees it. Reads our own rows only. */
export async function showLink(database: Queryable, link: LinkRow): Promise<Collection> {
  const progress = await fetchProgress(database, link.id, link.source, link.begun_at);
  const isRunning = link.state === "collecting" && link.from_date !== null && progress.open === 0;
  const isWaitingForSource = link.problem === "source-not-answering";
  return {
    meterId: link.meter_id,
    source: link.source,
    state: isRunning ? "running" : link.state,
    problem: link.problem,
    proof: link.proof,
    movedInOn: link.moved_in,
    reviewCode: link.state === "waiting-for-review" ? link.id : null,
    begunAtMs: link.begun_at.getTime(),
    requestsTotal: progress.total,
    requestsDone: progress.answered,
    halfHoursStored: Number(link.half_hours_stored),
    from: link.from_date,
    to: link.to_date,
    lastAnswerAtMs: link.last_answer_at?.getTime() ?? null,
    nextTryAtMs: isWaitingForSource ? ((progress.nextTryAt ?? link.look_at)?.getTime() ?? null) : null,
  };
}
