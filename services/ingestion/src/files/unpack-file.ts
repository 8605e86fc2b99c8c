import { buffer } from "node:stream/consumers";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { LARGEST_FILE_BYTES } from "./bytes-to-text.js";
import { Refusal, type FileFault } from "./file-fault.js";

export type UnpackedFile =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly fault: FileFault };

const MOST_FILES = 100;
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];
const READINGS = /^readings-\d{1,3}-(electricity|gas)\.csv$/;

/**
 * What is to be read of a file that was sent: of our own export's ZIP its readings, one CSV after another; of any other
 * file the bytes as they are (another ZIP is refused when it is read). Inflates at most 64 MB, at most 100 files, and no
 * name that leads out of a folder.
 */
export async function unpackFile(bytes: Uint8Array): Promise<UnpackedFile> {
  if (bytes.length > LARGEST_FILE_BYTES || !ZIP_SIGNATURE.every((byte, i) => bytes[i] === byte))
    return { ok: true, bytes };
  try {
    return { ok: true, bytes: (await readingsInside(bytes)) ?? bytes };
  } catch (fault) {
    const { code, message } = fault instanceof Refusal ? fault : damaged();
    return { ok: false, fault: { code, message, rejected: [] } };
  }
}

/** Null where the archive is not one of our exports. */
async function readingsInside(bytes: Uint8Array): Promise<Uint8Array | null> {
  // Names are checked by the library: it refuses absolute paths, backslashes and "..".
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    strictFileNames: true,
    validateEntrySizes: true,
  });
  if (zip.entryCount > MOST_FILES)
    throw new Refusal(
      "archive-refused",
      `The ZIP holds more than ${MOST_FILES} files: an export holds fewer.`,
    );
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  if (!entries.some(({ fileName }) => fileName === "manifest.json")) return null;
  const readings = entries.filter(({ fileName }) => READINGS.test(fileName));
  if (readings.length === 0)
    throw new Refusal(
      "no-half-hourly-readings",
      "The export holds no readings, only personal data: its manifest says why. There is nothing to take in.",
    );
  const unpackedBytes = readings.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpackedBytes > LARGEST_FILE_BYTES)
    throw new Refusal(
      "archive-refused",
      "The readings in the ZIP are over 64 MB unpacked: unpack it and give its CSV files one by one.",
    );
  return concatenate(zip, readings);
}

/** Each file once, though a hostile directory may name the same bytes again and again: the sum above counts each time. */
async function concatenate(zip: ZipFile, entries: readonly Entry[]): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (const entry of entries) {
    if (entry.isEncrypted())
      throw new Refusal("archive-refused", "The ZIP is protected by a password: unpack it first.");
    // The library ends the stream with a fault where it holds more bytes than the directory says.
    parts.push(await buffer(await zip.openReadStreamPromise(entry)), Buffer.from("\n"));
  }
  return Buffer.concat(parts);
}

function damaged(): Refusal {
  return new Refusal(
    "archive-refused",
    "The ZIP is damaged or was not written by an export: download it again, or give the CSV file inside.",
  );
}
