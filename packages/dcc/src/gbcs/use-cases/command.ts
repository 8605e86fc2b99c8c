import { ByteReader } from "../bytes/byte-reader.js";
import { readAccessRequest } from "../dlms/access-request.js";
import { DATE_TIME_BYTES, dateTimeMs, epochMs } from "../dlms/date-time.js";
import type { DlmsValue } from "../dlms/value.js";
import type { GbcsCommand } from "../message.js";
import type { Authenticated } from "../protection/authenticate.js";
import { CLUSTERS, readComponents } from "../zigbee/components.js";
import { GAS_DAYS, GAS_HALF_HOURS, type GasLogForm } from "./gas-log.js";

/** A command to an electricity meter: the period asked for, both ends included, where it asks for one. */
export function decodeElectricityCommand(payload: Buffer): GbcsCommand {
  const values = readAccessRequest(payload);
  return { kind: "command", period: firstPeriod(values) };
}

/** A command to a gas meter. */
export function decodeGasCommand(payload: Buffer, authenticated: Authenticated): GbcsCommand {
  const components = readComponents(payload, authenticated);
  const ask = components.find(
    ({ cluster, scope, command }) =>
      cluster === CLUSTERS.metering && scope === "cluster" && command === GET_SAMPLED_DATA,
  );
  return { kind: "command", period: ask === undefined ? null : periodOfSamples(ask.payload) };
}

/** ZigBee Smart Energy 1.2b, D.3.2.3.2.9. */
export const GET_SAMPLED_DATA = 0x08;

type Period = NonNullable<GbcsCommand["period"]>;

function periodOfSamples(payload: Buffer): Period {
  const reader = new ByteReader(payload, "content-malformed");
  const form = formOfSamples(reader.littleEndian(2, "the id of the samples"));
  const fromMs = epochMs(reader.littleEndian(4, "the earliest time"));
  reader.uint8("the type of the samples");
  const count = reader.littleEndian(2, "the number of samples");
  reader.end("the request for samples");
  return { fromMs, toMs: fromMs + Math.max(count - 1, 0) * form.intervalSeconds * 1000 };
}

const formOfSamples = (sampleId: number): GasLogForm =>
  sampleId === GAS_DAYS.sampleId ? GAS_DAYS : GAS_HALF_HOURS;

/**
 * The first range of a profile in the values (IEC 62056-6-2, class 7): a structure of two date-times (inside a data protection
 * descriptor), or of four with two counts of seconds in its middle (a range descriptor).
 */
function firstPeriod(values: readonly DlmsValue[]): Period | null {
  for (const value of values) {
    const period = periodOf(value);
    if (period !== null) return period;
  }
  return null;
}

function periodOf(value: DlmsValue): Period | null {
  if (value.type !== "structure" && value.type !== "array") return null;
  const [first, second, third] = value.items;
  if (value.items.length === 2) return between(first, second) ?? firstPeriod(value.items);
  if (value.items.length === 4) return between(second, third) ?? firstPeriod(value.items);
  return firstPeriod(value.items);
}

function between(from: DlmsValue | undefined, to: DlmsValue | undefined): Period | null {
  const fromMs = momentOf(from);
  const toMs = momentOf(to);
  return fromMs === null || toMs === null ? null : { fromMs, toMs };
}

function momentOf(value: DlmsValue | undefined): number | null {
  if (value?.type === "octets" && value.bytes.length === DATE_TIME_BYTES) return dateTimeMs(value.bytes);
  // Small numbers are counts and selectors; a moment since the first meters is larger than any of them.
  return value?.type === "number" && value.value > FIRST_METER_SECONDS ? epochMs(value.value) : null;
}

/** 2001. */
const FIRST_METER_SECONDS = 366 * 86_400;
