import { londonDateAt } from "@halfhourly/domain";
import { endWithCase } from "../actions/end-consents.js";
import type { Parts } from "../actions/parts.js";
import { readConsent, serialise, type StoredScope } from "../consent-store.js";

const lapsedAtOnce = 100;

interface LapsingRow extends Record<string, unknown> {
  readonly household: string;
  readonly meter_point_hash: string;
  readonly fuel: StoredScope["fuel"];
  readonly purpose: StoredScope["purpose"];
}

/**
 * Ends every consent that was not renewed within a year, each in a transaction of its own with its erasure case: cut off
 * anywhere, the next run goes on. No grant is minted from such a consent even before the job comes by. @returns how many.
 */
export async function lapseConsents(parts: Parts, shouldStop: () => boolean): Promise<number> {
  const { database, now } = parts;
  let lapsed = 0;
  while (!shouldStop()) {
    const rows = await database.query<LapsingRow>(
      `select household, meter_point_hash, fuel, purpose from consent.current_consent
       where state = 'granted' and renew_by < $1 order by renew_by, id limit $2`,
      [londonDateAt(now()), lapsedAtOnce],
    );
    for (const row of rows) if (!shouldStop() && (await lapse(parts, row))) lapsed += 1;
    if (rows.length < lapsedAtOnce) break;
  }
  if (lapsed > 0) parts.log.info({ consents: lapsed }, "consents lapsed: not renewed within a year");
  return lapsed;
}

function lapse(
  parts: Parts,
  { household, meter_point_hash: meterPointHash, fuel, purpose }: LapsingRow,
): Promise<boolean> {
  return parts.database.transaction(async (tx) => {
    await serialise(tx, household);
    const held = await readConsent(tx, { household, meterPointHash, fuel, purpose }, "change");
    // Renewed or withdrawn since it was listed.
    if (held === null || held.renewBy === null || held.renewBy >= londonDateAt(parts.now())) return false;
    await endWithCase(tx, parts, held, {
      act: "lapse",
      why: "not renewed within a year",
      who: "service:consent",
    });
    return true;
  });
}
