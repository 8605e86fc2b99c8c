import type { Collection, CollectionProblem, CollectionState } from "@halfhourly/contracts";
import { londonDateOf } from "@halfhourly/domain";
import { daysThatDiffer } from "./days-that-differ.js";
import type { ExchangeParts } from "./parts.js";
import { findCollection, type CollectionRow } from "./store/collections.js";
import { stopOf } from "./store/originator.js";
import { historyProgress, type Progress } from "./store/progress.js";

/** Null where none was ever begun. Reads our own rows only. */
export async function showCollection(
  parts: Pick<ExchangeParts, "database" | "config" | "sealing">,
  household: string,
  meterId: string,
): Promise<Collection | null> {
  const { database, config } = parts;
  const row = await findCollection(database, household, meterId);
  if (row === null) return null;
  const progress = await historyProgress(database, row.id);
  const isStopped = (await stopOf(database, config.originator)) !== null;
  const date = (slot: string | null) => (slot === null ? null : londonDateOf(Number(slot)));
  return {
    meterId: row.meter_id,
    source: "dcc",
    state: stateOf(row, progress),
    problem: problemOf(row, isStopped),
    proof: row.proof,
    movedInOn: null,
    reviewCode: null,
    begunAtMs: row.begun_at.getTime(),
    requestsTotal: progress.total,
    requestsDone: progress.answered,
    halfHoursStored: Number(row.half_hours_stored),
    from: date(row.first_slot),
    to: date(row.last_slot),
    lastAnswerAtMs: row.last_answer_at?.getTime() ?? null,
    nextTryAtMs: null,
    daysThatDiffer: await daysThatDiffer(parts, household, row.id),
  };
}

export function stateOf({ state }: Pick<CollectionRow, "state">, progress: Progress): CollectionState {
  return state === "collecting" && progress.open === 0 ? "running" : state;
}

function problemOf({ state, problem }: CollectionRow, isStopped: boolean): CollectionProblem | null {
  const goesOn = state !== "refused" && state !== "stopped";
  return isStopped && goesOn ? "source-refused" : problem;
}
