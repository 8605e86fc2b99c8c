import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Database } from "@halfhourly/database";

export interface Secret {
  readonly what: string;
  readonly plain: string;
}

/** Where something was found, without saying what it reads. */
export interface Found {
  readonly what: string;
  readonly as: string;
  readonly where: string;
}

interface Form {
  readonly what: string;
  readonly as: string;
  readonly text: string;
}

/**
 * The ways in which a value that was not sealed could lie somewhere: as it is, in hex, in base64 wherever in the encoded
 * bytes it stands, or as a digest without a key, which a list of all numbers of the country would give away.
 */
function formsOf({ what, plain }: Secret): readonly Form[] {
  const bytes = Buffer.from(plain);
  const digest = createHash("sha256").update(plain).digest();
  const forms = [
    { as: "plain", text: plain },
    { as: "lower case", text: plain.toLowerCase() },
    { as: "hex", text: bytes.toString("hex") },
    ...[0, 1, 2].map((before) => ({ as: `base64 after ${before} bytes`, text: base64Core(bytes, before) })),
    { as: "digest in hex", text: digest.toString("hex") },
    { as: "digest in base64", text: digest.toString("base64").replace(/=+$/, "") },
    { as: "digest in base64url", text: digest.toString("base64url") },
    { as: "digest", text: digest.toString("latin1") },
  ];
  return [...new Map(forms.map((form) => [form.text, { what, ...form }])).values()];
}

/** The characters of the encoded bytes that do not hang on what stands before and behind them. */
function base64Core(bytes: Buffer, before: number): string {
  const encoded = Buffer.concat([Buffer.alloc(before), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return encoded.slice(Math.ceil((before * 8) / 6), whole);
}

/** Every row of every table outside the server's own catalogue, bytea as hex and as the text its bytes make. */
export async function searchTables(
  database: Database,
  secrets: readonly Secret[],
): Promise<readonly Found[]> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: Found[] = [];
  for (const { name } of tables) {
    const rows = await database.query(`select * from ${name}`);
    const texts = rows.flatMap((row) => Object.values(row)).flatMap(textsOf);
    found.push(...search(texts.join("\n"), secrets, name));
  }
  return found;
}

function textsOf(value: unknown): readonly string[] {
  if (Buffer.isBuffer(value)) return [value.toString("latin1")];
  return [typeof value === "string" ? value : (JSON.stringify(value) ?? "")];
}

/** Every file below a folder, whatever is in it. */
export async function searchFiles(folder: string, secrets: readonly Secret[]): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Found[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    found.push(...search((await readFile(path)).toString("latin1"), secrets, relative(folder, path)));
  }
  return found;
}

export function search(text: string, secrets: readonly Secret[], where: string): readonly Found[] {
  return secrets
    .flatMap(formsOf)
    .filter((form) => text.includes(form.text))
    .map(({ what, as }) => ({ what, as, where }));
}
