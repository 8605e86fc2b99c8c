import type { Eui } from "@halfhourly/dcc";
import type { OpenHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";

/**
 * A device's certificates, which name it: kept sealed with its home's key, fetched from the SMKI repository where none
 * are held, or where those held did not open a message.
 */
export async function deviceCertificates(
  parts: Pick<ExchangeParts, "database" | "certificates" | "now">,
  home: OpenHome,
  device: Eui,
  which: "held" | "fetched",
): Promise<readonly Uint8Array[]> {
  const held = which === "held" ? await readHeld(parts, home) : null;
  if (held !== null) return held;
  const fetched = await parts.certificates.fetchDeviceCertificates(device);
  const text = JSON.stringify(fetched.map((der) => Buffer.from(der).toString("base64")));
  const sealed = home.seal.seal(Buffer.from(text), placeOf(home));
  await parts.database.query(
    `insert into ingestion.dcc_device_certificate (collection_id, certificates, fetched_at)
     select id, $2, $3 from ingestion.dcc_collection where id = $1
     on conflict (collection_id) do update set certificates = excluded.certificates, fetched_at = excluded.fetched_at`,
    [home.collection.id, sealed, new Date(parts.now())],
  );
  return fetched;
}

async function readHeld(
  { database }: Pick<ExchangeParts, "database">,
  home: OpenHome,
): Promise<readonly Uint8Array[] | null> {
  const rows = await database.query<{ certificates: Buffer }>(
    "select certificates from ingestion.dcc_device_certificate where collection_id = $1",
    [home.collection.id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const plain = home.seal.unseal(row.certificates, placeOf(home));
  const texts: readonly string[] = JSON.parse(Buffer.from(plain).toString());
  return texts.map((text) => Buffer.from(text, "base64"));
}

const placeOf = ({ collection }: OpenHome) => `dcc device certificates|${collection.id}`;
