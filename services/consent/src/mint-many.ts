import type { ConsentScope } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import type { Grant } from "@halfhourly/domain";
import type { FieldHash } from "@halfhourly/keys";
import { notLive } from "./live-of-many.js";
import { longestGrantMs, mint } from "./mint.js";

/** Grants of full length for every scope whose consent is live at `nowMs`, in one question. */
export async function mintMany(
  queryable: Queryable,
  fieldHash: FieldHash,
  scopes: readonly ConsentScope[],
  nowMs: number,
): Promise<readonly (Grant | null)[]> {
  const asked = scopes.map(({ household, meterPoint, fuel, purpose }) => ({
    household,
    meterPointHash: fieldHash.of("meter point", meterPoint),
    fuel,
    purpose,
    grantedByMs: nowMs,
  }));
  const without = await notLive(queryable, asked, nowMs);
  return scopes.map((scope, place) => (without.has(place) ? null : mint(scope, nowMs, longestGrantMs)));
}
