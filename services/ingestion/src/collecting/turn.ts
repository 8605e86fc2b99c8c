import { Problem } from "@halfhourly/service-kit";
import type { CollectingParts } from "./parts.js";

/** Longer than a beginning takes; whoever dies in between holds nobody up for longer. */
const TURN_MS = 30_000;

/** Two windows that begin a meter's collection at once: the second is told so, and no meter ever has two sources. */
export async function withTurn<T>(
  { database, now }: Pick<CollectingParts, "database" | "now">,
  household: string,
  meterId: string,
  work: () => Promise<T>,
): Promise<T> {
  const until = new Date(now() + TURN_MS);
  const taken = await database.query(
    `insert into ingestion.begin_turn (household, meter_id, until) values ($1, $2, $3)
     on conflict (household, meter_id) do update set until = excluded.until where begin_turn.until <= $4 returning 1`,
    [household, meterId, until, new Date(now())],
  );
  if (taken.length === 0)
    throw new Problem(
      409,
      "begun-elsewhere",
      "This meter's collection is being begun in another window: look there, or reload this page.",
    );
  try {
    return await work();
  } finally {
    await database.query(
      "delete from ingestion.begin_turn where household = $1 and meter_id = $2 and until = $3",
      [household, meterId, until],
    );
  }
}
