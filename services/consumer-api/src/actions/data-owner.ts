import { auditPlaces, retireOldChains } from "@halfhourly/audit";
import type { DataOwner, DataPlace, ErasureReceipt, ErasureRequest } from "@halfhourly/contracts";
import type { Database, Queryable } from "@halfhourly/database";
import type { Parts } from "../parts.js";
import { absoluteMostMs, idleMostMs } from "../session/session-rules.js";

const name = "consumer-api";
const feedbackKeptForMs = 2 * 365.25 * 86_400_000;

const staffRowsKeptForMs = 2 * 365.25 * 86_400_000;

const removed = (place: string, why: string): DataPlace => ({ place, erasure: "removed", why });
const impersonal = (place: string, why: string): DataPlace => ({ place, erasure: "nothing-personal", why });

const places: readonly DataPlace[] = [
  removed("table consumer_api.account", "Who the household is, and how it likes the app."),
  removed("table consumer_api.session", "Where somebody is signed in; also removed when a session ends."),
  removed(
    "table consumer_api.retired_token",
    "What a session was opened with before; goes with its session.",
  ),
  impersonal("table consumer_api.exchanged_token", "Digests that name nobody; forgotten after minutes."),
  removed(
    "table consumer_api.meter_link",
    "The meters of the home, number and name sealed; a link goes with its tenancy too.",
  ),
  removed("table consumer_api.tariff_agreement", "What the household pays, sealed; goes with its meter."),
  removed(
    "table consumer_api.feedback",
    "What the household told us, sealed; forgotten after two years in any case.",
  ),
  removed("table consumer_api.support_case", "What support was let see; forgotten two years after it ended."),
  removed(
    "table consumer_api.access_request",
    "Which administrator asked to see the account, and who allowed it; forgotten after two years. The household's chain keeps it.",
  ),
  removed(
    "table consumer_api.kept_comparison",
    "What the home would cost on other tariffs, sealed; goes when the consent to comparison ends.",
  ),
  impersonal("table consumer_api.comparison_run", "How far a night's comparing came, in counts."),
  ...auditPlaces("consumer_api", name),
  impersonal("table consumer_api.carbon_intensity", "Of a region, nobody's own."),
  impersonal("table consumer_api.carbon_region", "Of a region, nobody's own."),
  removed("cache SessionCache", "Who is signed in, in memory; gone after 5 seconds."),
  removed("cache AnswerCache", "Written-out answers, in memory; gone after a minute."),
];

type OwnerParts = Pick<Parts, "database" | "consent" | "now">;

/** The service's tables and caches, exports apart. An account that is closed goes whole; a meter's link goes when its tenancy is over. */
export function dataOwner(parts: OwnerParts): DataOwner {
  return {
    name,
    places,
    async erase(request): Promise<ErasureReceipt> {
      const rows =
        request.kind === "account-closed"
          ? await parts.database.transaction((tx) => eraseAccount(tx, request.household))
          : await eraseEndedLinks(parts, request);
      return { owner: name, atMs: parts.now(), removed: rows };
    },
    retain: (nowMs) => retainRows(parts.database, nowMs),
  };
}

/** Children first, so that each is counted. */
async function eraseAccount(tx: Queryable, household: string): Promise<Record<string, number>> {
  const remove = (table: string, where = "household = $1") =>
    count(tx, `delete from consumer_api.${table} where ${where}`, household);
  const ofAccount = "account_id in (select id from consumer_api.account where household = $1)";
  return {
    "table consumer_api.tariff_agreement": await remove("tariff_agreement"),
    "table consumer_api.meter_link": await remove("meter_link"),
    "table consumer_api.kept_comparison": await remove("kept_comparison"),
    "table consumer_api.feedback": await remove("feedback"),
    "table consumer_api.support_case": await remove("support_case"),
    "table consumer_api.access_request": await remove("access_request"),
    "table consumer_api.retired_token": await remove(
      "retired_token",
      `session_id in (select id from consumer_api.session where ${ofAccount})`,
    ),
    "table consumer_api.session": await remove("session", ofAccount),
    "table consumer_api.account": await remove("account"),
  };
}

/**
 * A household that no longer lives there keeps no link: where a new tenant claimed the meter, this is what frees it. A
 * household that only withdrew keeps its meter, and can agree again.
 */
async function eraseEndedLinks(
  { database, consent }: OwnerParts,
  request: Extract<ErasureRequest, { readonly kind: "consent-ended" }>,
): Promise<Record<string, number>> {
  const { household, meterPointHash, fuel, purpose, lastPurpose } = request;
  const comparisons = await eraseComparison(database, household, purpose);
  if (!lastPurpose) return comparisons;
  const held = (await consent.current(household)).find(
    (one) => one.meterPointHash === meterPointHash && one.fuel === fuel && one.purpose === purpose,
  );
  if (held?.state !== "ended") return comparisons;
  const links = await database.query(
    `delete from consumer_api.meter_link
      where household = $1 and fuel = $2 and meter_point_hash = $3 and state = 'active' returning 1`,
    [household, fuel, meterPointHash],
  );
  return { ...comparisons, "table consumer_api.meter_link": links.length };
}

/** It is of all the home's meters together, so it goes with the consent for any of them. */
async function eraseComparison(
  database: Database,
  household: string,
  purpose: string,
): Promise<Record<string, number>> {
  if (purpose !== "comparison") return {};
  const removedRows = await count(
    database,
    "delete from consumer_api.kept_comparison where household = $1",
    household,
  );
  return { "table consumer_api.kept_comparison": removedRows };
}

async function retainRows(database: Database, nowMs: number): Promise<Record<string, number>> {
  const before = (keptForMs: number) => new Date(nowMs - keptForMs);
  const idle = await count(
    database,
    "delete from consumer_api.session where used_at < $1",
    before(idleMostMs),
  );
  const old = await count(
    database,
    "delete from consumer_api.session where created_at < $1",
    before(absoluteMostMs),
  );
  return {
    "table consumer_api.audit_entry": await retireOldChains(database, "consumer_api", nowMs),
    "table consumer_api.session": idle + old,
    "table consumer_api.exchanged_token": await count(
      database,
      "delete from consumer_api.exchanged_token where good_until < $1",
      new Date(nowMs),
    ),
    "table consumer_api.feedback": await count(
      database,
      "delete from consumer_api.feedback where created_at < $1",
      before(feedbackKeptForMs),
    ),
    "table consumer_api.support_case": await count(
      database,
      "delete from consumer_api.support_case where ends_at < $1",
      before(staffRowsKeptForMs),
    ),
    "table consumer_api.access_request": await count(
      database,
      "delete from consumer_api.access_request where asked_at < $1",
      before(staffRowsKeptForMs),
    ),
  };
}

async function count(queryable: Queryable, sql: string, value: unknown): Promise<number> {
  return (await queryable.query(`${sql} returning 1`, [value])).length;
}
