import { emptyPlainColumns, type Row } from "@halfhourly/database";
import { KeyDestroyed } from "@halfhourly/keys";
import type { Parts } from "../parts.js";
import { sealField } from "./sealed-fields.js";

const atOnce = 100;

interface PlainTable {
  readonly table: string;
  /** Plain column -> the sealed one that took its place. */
  readonly sealed: Readonly<Record<string, string>>;
  /** Its keyed hash too, for finding the row. */
  readonly hashesMeterPoint: boolean;
}

const plainTables: readonly PlainTable[] = [
  {
    table: "meter_link",
    sealed: { meter_point: "meter_point_sealed", name: "name_sealed" },
    hashesMeterPoint: true,
  },
  { table: "tariff_agreement", sealed: { agreement: "agreement_sealed" }, hashesMeterPoint: false },
  { table: "feedback", sealed: { message: "message_sealed" }, hashesMeterPoint: false },
];

type SealParts = Pick<Parts, "database" | "keys" | "fieldHash" | "logger">;

/** Takes what earlier versions stored in the clear out of it, row by row: a crash loses nothing and the next start goes on. */
export async function sealPlainRows(parts: SealParts): Promise<void> {
  for (const plain of plainTables) {
    let afterId = "";
    const rows = await emptyPlainColumns(parts.database, {
      table: `consumer_api.${plain.table}`,
      check: `${plain.table}_only_sealed`,
      async next() {
        const found = await readPlain(parts, plain, afterId);
        for (const row of found) await sealRow(parts, plain, row);
        afterId = found.at(-1)?.id ?? afterId;
        return found.length;
      },
    });
    if (rows > 0) parts.logger.info({ table: plain.table, rows }, "rows are sealed now");
  }
}

interface PlainRow extends Row {
  readonly id: string;
  readonly household: string;
}

function readPlain(
  { database }: SealParts,
  { table, sealed }: PlainTable,
  afterId: string,
): Promise<readonly PlainRow[]> {
  const columns = Object.keys(sealed);
  return database.query<PlainRow>(
    `select id, household, ${columns.map((column) => `${column}::text`).join(", ")} from consumer_api.${table}
      where id > $1 and ${columns[0]} is not null order by id limit $2`,
    [afterId, atOnce],
  );
}

async function sealRow(parts: SealParts, plain: PlainTable, row: PlainRow): Promise<void> {
  const { table, sealed } = plain;
  const values = await valuesOf(parts, plain, row).catch((fault: unknown) => {
    if (fault instanceof KeyDestroyed) return null;
    throw fault;
  });
  if (values === null) {
    // Its erasure was cut off behind the keys: the row goes as it should have gone then.
    await parts.database.query(`delete from consumer_api.${table} where id = $1`, [row.id]);
    return;
  }
  const emptied = Object.keys(sealed).map((column) => `${column} = null`);
  const filled = Object.keys(values).map((column, i) => `${column} = $${i + 2}`);
  await parts.database.query(
    `update consumer_api.${table} set ${[...emptied, ...filled].join(", ")} where id = $1`,
    [row.id, ...Object.values(values)],
  );
}

async function valuesOf(
  parts: SealParts,
  { table, sealed, hashesMeterPoint }: PlainTable,
  row: PlainRow,
): Promise<Record<string, string | Buffer>> {
  const values: Record<string, string | Buffer> = {};
  for (const [from, column] of Object.entries(sealed))
    values[column] = await sealField(parts, row.household, { table, id: row.id, column }, String(row[from]));
  if (hashesMeterPoint)
    values["meter_point_hash"] = parts.fieldHash.of("meter point", String(row["meter_point"]));
  return values;
}
