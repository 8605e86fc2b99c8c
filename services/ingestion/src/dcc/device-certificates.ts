import type { Eui } from "@halfhourly/dcc";
import type { ExchangeParts } from "./parts.js";
import type { CollectionRow } from "./store/collections.js";

/**
 * A device's certificates, which name it: kept sealed with its home's key, fetched from the SMKI repository where none
 * are held, or where those held did not open a message.
 */
export async function deviceCertificates(
  parts: ExchangeParts,
  collection: Pick<CollectionRow, "id" | "household">,
  device: Eui,
  which: "held" | "fetched",
): Promise<readonly Uint8Array[]> {
  const held = which === "held" ? await readHeld(parts, collection) : null;
  if (held !== null) return held;
  const fetched = await parts.certificates.fetchDeviceCertificates(device);
  const text = JSON.stringify(fetched.map((der) => Buffer.from(der).toString("base64")));
  const sealed = await parts.sealing.seal(collection.household, Buffer.from(text), placeOf(collection));
  await parts.database.query(
    `insert into ingestion.dcc_device_certificate (collection_id, certificates, fetched_at)
     select id, $2, $3 from ingestion.dcc_collection where id = $1
     on conflict (collection_id) do update set certificates = excluded.certificates, fetched_at = excluded.fetched_at`,
    [collection.id, sealed, new Date(parts.now())],
  );
  return fetched;
}

async function readHeld(
  { database, sealing }: ExchangeParts,
  collection: Pick<CollectionRow, "id" | "household">,
): Promise<readonly Uint8Array[] | null> {
  const rows = await database.query<{ certificates: Buffer }>(
    "select certificates from ingestion.dcc_device_certificate where collection_id = $1",
    [collection.id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const plain = await sealing.unseal(collection.household, row.certificates, placeOf(collection));
  const texts: readonly string[] = JSON.parse(Buffer.from(plain).toString());
  return texts.map((text) => Buffer.from(text, "base64"));
}

const placeOf = ({ id }: Pick<CollectionRow, "id">) => `dcc device certificates|${id}`;
