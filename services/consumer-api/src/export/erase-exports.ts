import type { DataOwner, DataPlace, ErasureRequest } from "@halfhourly/contracts";
import type { Parts } from "../parts.js";
import { sweepExports } from "./export-jobs.js";
import { keepJobsDays } from "./export-worker.js";

const dayMs = 24 * 3_600_000;

/** Where exports are kept, for the list of what an erasure reaches. */
export const exportPlaces: readonly DataPlace[] = [
  {
    place: "table consumer_api.export_job",
    erasure: "removed",
    why: "That an export was asked for; forgotten 90 days later.",
  },
  {
    place: "table consumer_api.export_piece",
    erasure: "removed",
    why: "A copy of the household's data, sealed; wiped when fetched, or after 24 hours.",
  },
];

/** Erasure's way to exports: a copy that was not fetched must not outlive the consent, or the account, that it stands on. */
export function exportsOwner(parts: Pick<Parts, "database" | "now">): DataOwner {
  return {
    name: "exports",
    places: exportPlaces,
    async erase(request) {
      const { dropped, removed } = await eraseExports(parts, request);
      return { owner: "exports", atMs: parts.now(), removed, ...(dropped === 0 ? {} : { dropped }) };
    },
    retain: (nowMs) => retainExports(parts, nowMs),
  };
}

interface ErasedExports {
  /** Rows by place. */
  readonly removed: Readonly<Record<string, number>>;
  /** Exports that were waiting or under way. */
  readonly dropped: number;
}

/**
 * An ended consent takes the copies of its readings with it: exports that were not fetched are wiped and one under way
 * is dropped; a closed account takes the jobs too. Idempotent.
 */
export async function eraseExports(
  { database }: Pick<Parts, "database">,
  request: ErasureRequest,
): Promise<ErasedExports> {
  if (request.kind === "consent-ended" && request.purpose !== "viewing") return { removed: {}, dropped: 0 };
  return database.transaction(async (tx) => {
    // Ended first: a worker or a download under way finds no job of its own any more.
    const dropped = await tx.query(
      `update consumer_api.export_job set state = 'failed', claimed_by = null, claimed_until = null
        where household = $1 and state in ('waiting', 'making') returning id`,
      [request.household],
    );
    await tx.query(
      "update consumer_api.export_job set state = 'expired' where household = $1 and state = 'ready'",
      [request.household],
    );
    const pieces = await tx.query(
      `delete from consumer_api.export_piece p using consumer_api.export_job j
        where j.id = p.export_id and j.household = $1 returning p.number`,
      [request.household],
    );
    const jobs =
      request.kind === "consent-ended"
        ? []
        : await tx.query("delete from consumer_api.export_job where household = $1 returning id", [
            request.household,
          ]);
    const removed = {
      "table consumer_api.export_job": jobs.length,
      "table consumer_api.export_piece": pieces.length,
    };
    return { removed, dropped: dropped.length };
  });
}

/** Wipes exports past their end and forgets jobs of more than 90 days ago. @returns rows removed by place. */
export async function retainExports(
  { database }: Pick<Parts, "database">,
  nowMs: number,
): Promise<Readonly<Record<string, number>>> {
  const { wiped, forgotten } = await sweepExports(
    database,
    new Date(nowMs),
    new Date(nowMs - keepJobsDays * dayMs),
  );
  return { "table consumer_api.export_job": forgotten, "table consumer_api.export_piece": wiped };
}
