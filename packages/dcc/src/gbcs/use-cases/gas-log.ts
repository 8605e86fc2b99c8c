import { ByteReader } from "../bytes/byte-reader.js";
import { epochMs } from "../dlms/date-time.js";
import { unexpected } from "../dlms/expect-value.js";
import type { GbcsContent, GbcsLogEntry } from "../message.js";
import type { Authenticated } from "../protection/authenticate.js";
import { CLUSTERS, readComponents, type GbzComponent } from "../zigbee/components.js";
import { statusOf, ZCL_SUCCESS, zigbeeError } from "../zigbee/device-error.js";

/** Which samples of the gas meter a log is of (GBCS 10.4), and how far apart they are. */
export interface GasLogForm {
  readonly kind: "half-hours" | "days";
  readonly sampleId: number;
  /** As the meter writes it: seconds, or 0xFFFF for a day, which does not fit. */
  readonly interval: number;
  readonly intervalSeconds: number;
}

export const GAS_HALF_HOURS: GasLogForm = {
  kind: "half-hours",
  sampleId: 0,
  interval: 1800,
  intervalSeconds: 1800,
};
export const GAS_DAYS: GasLogForm = { kind: "days", sampleId: 1, interval: 0xffff, intervalSeconds: 86_400 };

/** Get sampled data response (ZigBee Smart Energy 1.2b, D.3.2.3.1.8). */
export const GET_SAMPLED_DATA_RESPONSE = 0x07;
export const SAMPLE_TYPE_CONSUMPTION = 0x00;
export const SAMPLE_BYTES = 3;

/** GCS17 (4.8.1) and GCS61 (4.17): the volumes of periods that follow one another, dm3. */
export function decodeGasLog(form: GasLogForm, payload: Buffer, authenticated: Authenticated): GbcsContent {
  const components = readComponents(payload, authenticated);
  const failure = components.map(statusOf).find((status) => status !== null && status !== ZCL_SUCCESS);
  if (failure !== undefined && failure !== null) return zigbeeError(failure);
  if (components.length === 0) throw unexpected("the gas log");
  const entries = components.flatMap((component) => readSamples(component, form));
  return { kind: form.kind, fuel: "gas", direction: "import", unit: "dm3", elements: 1, entries };
}

function readSamples({ cluster, scope, command, payload }: GbzComponent, form: GasLogForm): GbcsLogEntry[] {
  const isSamples =
    cluster === CLUSTERS.metering && scope === "cluster" && command === GET_SAMPLED_DATA_RESPONSE;
  if (!isSamples) throw unexpected("the gas log");
  const reader = new ByteReader(payload, "content-malformed");
  const sampleId = reader.littleEndian(2, "the id of the samples");
  const firstSeconds = reader.littleEndian(4, "the time of the first sample");
  const type = reader.uint8("the type of the samples");
  const interval = reader.littleEndian(2, "the interval of the samples");
  if (sampleId !== form.sampleId || type !== SAMPLE_TYPE_CONSUMPTION || interval !== form.interval) {
    throw unexpected("the kind of gas samples");
  }
  const count = reader.littleEndian(2, "the number of samples");
  const samples = reader.take(count * SAMPLE_BYTES, "the samples");
  reader.end("the samples");
  return entriesOf(samples, epochMs(firstSeconds), form.intervalSeconds * 1000);
}

/**
 * The time of the first sample is the end of its period, as in the electricity log: the log's stamp is one for SMETS2 4.6.5.15 and
 * 5.7.5.27, "at the end of the period to which the value relates" (GBCS mapping table, row 609).
 */
function entriesOf(samples: Buffer, firstEndMs: number, intervalMs: number): GbcsLogEntry[] {
  const entries: GbcsLogEntry[] = [];
  for (let at = 0, endMs = firstEndMs; at < samples.length; at += SAMPLE_BYTES, endMs += intervalMs) {
    entries.push({ endMs, values: [samples.readUIntLE(at, SAMPLE_BYTES)] });
  }
  return entries;
}
