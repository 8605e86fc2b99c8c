import type { FileFlags, Inspection } from "@halfhourly/contracts";

/** What a job needs to know of its file until it ends. */
export interface ImportTask {
  readonly meterPoint: string;
  readonly flags: FileFlags;
  readonly bytes: Uint8Array;
}

const LENGTH_BYTES = 4;

/** The facts as JSON with their length before them, then the file's bytes as they came. */
export function packTask({ meterPoint, flags, bytes }: ImportTask): Uint8Array {
  const facts = Buffer.from(JSON.stringify({ meterPoint, flags }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(facts.length);
  return Buffer.concat([length, facts, bytes]);
}

export function unpackTask(packed: Uint8Array): ImportTask {
  const whole = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const factsEnd = LENGTH_BYTES + whole.readUInt32BE(0);
  // Bytes that this module packed and sealed: their form is known.
  const facts: Pick<ImportTask, "meterPoint" | "flags"> = JSON.parse(
    whole.subarray(LENGTH_BYTES, factsEnd).toString(),
  );
  return { ...facts, bytes: whole.subarray(factsEnd) };
}

export function packInspection(inspection: Inspection): Uint8Array {
  return Buffer.from(JSON.stringify(inspection));
}

export function unpackInspection(packed: Uint8Array): Inspection {
  const inspection: Inspection = JSON.parse(Buffer.from(packed).toString());
  return inspection;
}
