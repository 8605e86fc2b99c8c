import { littleEndian, uint8 } from "../bytes/write-bytes.js";
import { epochMs, secondsSince2000 } from "../dlms/date-time.js";
import type { GbcsLog } from "../message.js";
import {
  GAS_DAYS,
  GAS_HALF_HOURS,
  GET_SAMPLED_DATA_RESPONSE,
  SAMPLE_BYTES,
  SAMPLE_TYPE_CONSUMPTION,
} from "../use-cases/gas-log.js";
import { CLUSTERS } from "../zigbee/components.js";
import { encodeComponents } from "./components.js";
import type { AgreementKeys, GbcsHeader } from "./seal.js";

/** GCS17 and GCS61. Entries must follow one another without a gap: a gas meter writes 0xFFFFFF where it has nothing. Throws RangeError. */
export function encodeGasLog(header: GbcsHeader, log: GbcsLog, keys: AgreementKeys): Buffer {
  const form = log.kind === "days" ? GAS_DAYS : GAS_HALF_HOURS;
  const firstSeconds = secondsSince2000(log.entries[0]?.endMs ?? epochMs(0));
  const samples = Buffer.alloc(log.entries.length * SAMPLE_BYTES);
  log.entries.forEach(({ endMs, values }, index) => {
    if (secondsSince2000(endMs) !== firstSeconds + index * form.intervalSeconds) {
      throw new RangeError("the entries of a gas log must follow one another without a gap");
    }
    samples.writeUIntLE(values[0] ?? NO_SAMPLE, index * SAMPLE_BYTES, SAMPLE_BYTES);
  });
  const payload = Buffer.concat([
    littleEndian(form.sampleId, 2),
    littleEndian(firstSeconds, 4),
    uint8(SAMPLE_TYPE_CONSUMPTION),
    littleEndian(form.interval, 2),
    littleEndian(log.entries.length, 2),
    samples,
  ]);
  const component = {
    cluster: CLUSTERS.metering,
    scope: "cluster",
    command: GET_SAMPLED_DATA_RESPONSE,
  } as const;
  return encodeComponents(header, [{ ...component, payload, isEncrypted: true }], keys);
}

const NO_SAMPLE = 0xffffff;
