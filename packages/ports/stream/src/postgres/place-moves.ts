import type { Database } from "@halfhourly/database";
import type { Lease } from "./leases.js";

interface Waiting {
  readonly lease: Lease;
  readonly nextOffset: bigint;
  readonly done: (moved: boolean) => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * Moves places, one statement at a time: those that are to be moved while one is under way go into the next together, as
 * partitions that are handled together come to their end together.
 */
export class PlaceMoves {
  #waiting: Waiting[] = [];
  #moving = false;

  constructor(readonly database: Database) {}

  /** @returns false where the lease has gone to another holder: the place was not moved. */
  move(lease: Lease, nextOffset: bigint): Promise<boolean> {
    return new Promise((done, failed) => {
      this.#waiting.push({ lease, nextOffset, done, failed });
      if (!this.#moving) void this.#moveAll();
    });
  }

  async #moveAll(): Promise<void> {
    this.#moving = true;
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const together = this.#waiting;
      this.#waiting = [];
      try {
        const moved = await movePlaces(this.database, together);
        together.forEach(({ done }, place) => done(moved.has(place)));
      } catch (fault) {
        for (const { failed } of together) failed(fault);
      }
    }
    this.#moving = false;
  }
}

/** In order of group and partition, as a beat locks them: nobody waits for another in a circle. @returns places of those that were moved. */
async function movePlaces(
  database: Database,
  moves: readonly Pick<Waiting, "lease" | "nextOffset">[],
): Promise<ReadonlySet<number>> {
  const rows = await database.query<{ place: string; moved: boolean }>(
    `select place, stream.move_place(group_name, partition, lease, next_offset) as moved
     from (select * from unnest($1::text[], $2::smallint[], $3::bigint[], $4::bigint[]) with ordinality
             as m (group_name, partition, lease, next_offset, place)
           order by group_name, partition) as moves`,
    [
      moves.map(({ lease }) => lease.group),
      moves.map(({ lease }) => lease.partition),
      moves.map(({ lease }) => lease.lease),
      moves.map(({ nextOffset }) => String(nextOffset)),
    ],
  );
  return new Set(rows.flatMap(({ place, moved }) => (moved ? [Number(place) - 1] : [])));
}
