import type { ExportPersonalData, ExportSection } from "@halfhourly/contracts";
import { embeddedSubjectOfHousehold } from "../actions/accounts.js";
import { openField, type FieldPlace } from "../actions/sealed-fields.js";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import { exportedUses } from "../uses/exported-uses.js";
import { personalTables, type PersonalTable } from "./personal-tables.js";

/**
 * Everything held about a household apart from its half hours: what stands in our own tables, and what the other parts
 * of the system hand out. Throws what they throw: an export that left something out in silence would be a lie.
 */
export async function readPersonalData(
  parts: Pick<Parts, "database" | "keys" | "consent" | "ingestion" | "auditLogs" | "personalDataSources">,
  household: string,
  nowMs: number,
): Promise<ExportPersonalData> {
  const sections: Record<string, ExportSection> = {};
  for (const table of personalTables) sections[table.section] = await readTable(parts, table, household);
  sections["consents"] = await consentsOf(parts, household);
  sections["imports"] = await importsOf(parts, household);
  sections["uses"] = await exportedUses(parts, household);
  const subject = await embeddedSubjectOfHousehold(parts, household);
  for (const source of parts.personalDataSources ?? [])
    sections[source.section] = await source.personalData(household, subject);
  return { schema: "urn:halfhourly:schema:export-personal-data:1", madeAt: isoSeconds(nowMs), sections };
}

async function readTable(
  parts: Pick<Parts, "database" | "keys">,
  { table, about, of, order, facts, sealed = {}, json = [], notIncluded }: PersonalTable,
  household: string,
): Promise<ExportSection> {
  const owner =
    of === "household"
      ? "household = $1"
      : "account_id in (select id from consumer_api.account where household = $1)";
  const columns = [...Object.keys(facts), ...Object.keys(sealed)].join(", ");
  const rows = await parts.database.query(
    `select ${columns} from consumer_api.${table} where ${owner} order by ${order}`,
    [household],
  );
  const entries: Record<string, unknown>[] = [];
  for (const row of rows) {
    const entry: Record<string, unknown> = {};
    for (const [column, fact] of Object.entries(facts)) entry[fact] = asHeld(row[column]);
    for (const [column, fact] of Object.entries(sealed)) {
      const place = { table, id: String(row["id"]), column };
      const text = await opened(parts, household, place, row[column]);
      entry[fact] = text !== null && json.includes(fact) ? JSON.parse(text) : text;
    }
    entries.push(entry);
  }
  return { about, entries, notIncluded: { ...notIncluded } };
}

async function opened(
  parts: Pick<Parts, "keys">,
  household: string,
  place: FieldPlace,
  sealed: unknown,
): Promise<string | null> {
  return sealed === null ? null : openField(parts, household, place, sealed as Buffer);
}

function asHeld(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

async function consentsOf({ consent }: Pick<Parts, "consent">, household: string): Promise<ExportSection> {
  const records = await consent.current(household);
  return {
    about: "What you said yes or no to, for each meter and purpose, and when.",
    entries: records.map(({ consentId, fuel, purpose, state, noticeVersion, atMs, renewBy }) => ({
      consentId,
      fuel,
      purpose,
      state,
      noticeVersion,
      changedAt: new Date(atMs).toISOString(),
      renewBy,
    })),
    notIncluded: { meterPointHash: "The meter's number again, as a keyed hash: it only finds the consent." },
  };
}

async function importsOf({ ingestion }: Pick<Parts, "ingestion">, household: string): Promise<ExportSection> {
  const jobs = await ingestion.imports(household);
  return {
    about: "The files of readings that you sent in during the last 90 days, and what was found in them.",
    entries: jobs.map((job) => ({ ...job })),
    notIncluded: { file: "The file itself is wiped when it has been read." },
  };
}
