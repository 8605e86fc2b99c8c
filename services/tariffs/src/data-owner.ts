import type { DataOwner } from "@halfhourly/contracts";
import { horizonOf } from "./history/horizon.js";
import type { Parts } from "./parts.js";

const name = "tariffs";

/** Nothing of any household is here: an erasure finds nothing. Sources that are configured no more go after 24 months. */
export function dataOwner({ database, sources, now }: Parts): DataOwner {
  return {
    name,
    places: [
      {
        place: "table tariffs.source",
        erasure: "nothing-personal",
        why: "Who states tariffs, and how that went.",
      },
      {
        place: "table tariffs.tariff",
        erasure: "nothing-personal",
        why: "What suppliers offer to everybody.",
      },
    ],
    erase: async () => ({ owner: name, atMs: now(), removed: {} }),
    async retain(nowMs) {
      const gone = await database.query(
        `delete from tariffs.source where name <> all($1::text[])
           and coalesce(last_good_at, last_tried_at, due_at) < $2 returning name`,
        [[...sources.keys()], new Date(`${horizonOf(nowMs)}T00:00:00Z`)],
      );
      return { "table tariffs.source": gone.length };
    },
  };
}
