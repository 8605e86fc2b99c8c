import { DccRefusal } from "@halfhourly/dcc";
import type { ArrivalId, Grant } from "@halfhourly/domain";
import { KeyDestroyed } from "@halfhourly/keys";
import { Problem } from "@halfhourly/service-kit";
import { monthBatches } from "../actions/month-batches.js";
import { storeReadings } from "../actions/store-readings.js";
import type { ReadRegister } from "../files/read-register.js";
import { readAnswer } from "../sources/dcc/index.js";
import { appendAudit } from "../store/audit.js";
import { openAnswer } from "./open-answer.js";
import { keepTariff } from "./meter-tariff.js";
import { openHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { askLogAgain, reconcile } from "./reconcile.js";
import { holdsSlot, runsOf } from "./slot-runs.js";
import { stopUnconsented } from "./stop-collection.js";
import {
  claimDecoding,
  clearLineage,
  insertLineage,
  markDecoded,
  nextToDecode,
  postponeDecoding,
  releaseDecoding,
  removeAnswer,
  slotsBroughtAfter,
  type AnswerRow,
} from "./store/answers.js";
import { addStored } from "./store/progress.js";
import { setCode } from "./store/requests.js";

/** Rises when the same answer would become other readings. */
const CONVERSION = 1;
const CLAIM_SECONDS = 60;
/** The first pause before an answer that could not be opened is tried again; it doubles. */
const PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/**
 * Turns raw answers into readings, a collection at a time and in the order of the network's own times, from where an
 * earlier process stopped. @returns answers decoded
 */
export async function decodeAnswers(parts: ExchangeParts, shouldStop: () => boolean): Promise<number> {
  const { database, now } = parts;
  for (let decoded = 0; ;) {
    const collectionId = shouldStop() ? null : await claimDecoding(database, new Date(now()), CLAIM_SECONDS);
    if (collectionId === null) return decoded;
    for (;;) {
      const answer = shouldStop() ? null : await nextToDecode(database, collectionId, new Date(now()));
      if (answer === null) break;
      await decodeOrPostpone(parts, answer);
      decoded++;
    }
    await releaseDecoding(database, collectionId);
  }
}

async function decodeOrPostpone(parts: ExchangeParts, answer: AnswerRow): Promise<void> {
  const { database, log, now } = parts;
  try {
    await decode(parts, answer);
  } catch (fault) {
    if (fault instanceof KeyDestroyed) return removeAnswer(database, answer.id);
    if (fault instanceof Problem && fault.code === "consent-withdrawn") return dropUnconsented(parts, answer);
    if (fault instanceof Problem && fault.status < 500) return finish(parts, answer, fault.code);
    if (fault instanceof DccRefusal && !WAITS_FOR_CERTIFICATE.has(fault.code))
      return finish(parts, answer, fault.code);
    log.warn({ err: fault, answerId: answer.id }, "an answer could not be decoded; it is tried again");
    const pauseMs = Math.min(PAUSE_MS * 2 ** answer.decode_attempts, LONGEST_PAUSE_MS);
    await postponeDecoding(database, answer.id, new Date(now() + pauseMs));
  }
}

/** Nothing is wrong with the answer: the device's certificate is not held yet. */
const WAITS_FOR_CERTIFICATE: ReadonlySet<string> = new Set(["unknown-certificate", "unknown-key"]);

async function decode(parts: ExchangeParts, answer: AnswerRow): Promise<void> {
  const home = await openHome(parts, answer.collection_id);
  if (home === null) return;
  const { collection, task } = home;
  if (home.grant === null) return dropUnconsented(parts, answer);
  const opened = await openAnswer(parts, home, answer);
  if (opened === null) return finish(parts, answer, "raw-answer-gone");
  if (opened.content.kind === "tariff") {
    await keepTariff(parts, home, opened.content);
    return finish(parts, answer, null);
  }
  const { grant } = home;
  if (opened.content.kind === "days") {
    await reconcile(parts, { ...home, grant }, answer, { log: opened.content, stamp: opened.stamp });
    return finish(parts, answer, null);
  }
  const asked = { first: Number(answer.first_slot), last: Number(answer.last_slot) };
  const source = parts.config.environment === "simulator" ? "generated" : "meter";
  const read = readAnswer(opened.content, { source, stamp: opened.stamp, asked });
  if (!read.ok) return finish(parts, answer, read.fault.code);
  const arrival = await parts.lineage.idOf("dcc", CONVERSION, answer.received_at.getTime());
  const registers = withArrival(await withoutNewer(parts, answer, read.registers), arrival);
  const meter = { household: collection.household, meterPoint: task.meterPoint, fuel: collection.fuel };
  const { stored, deed } = await storeAll(parts, answer, registers, meter, grant);
  await finish(parts, answer, null, { registers, stored, deed, rejected: countCodes(read.rejected) });
}

/** The consent ended after the answer came: the raw answer goes too. */
async function dropUnconsented(parts: ExchangeParts, answer: AnswerRow): Promise<void> {
  await removeAnswer(parts.database, answer.id);
  await stopUnconsented(parts, answer.collection_id);
}

/** A newer answer of the network has the last word on a half hour, whatever arrives or is decoded after it. */
async function withoutNewer(
  { database }: ExchangeParts,
  answer: AnswerRow,
  registers: readonly ReadRegister[],
): Promise<ReadRegister[]> {
  const kept: ReadRegister[] = [];
  for (const register of registers) {
    const newer = await slotsBroughtAfter(database, answer, register);
    const readings = register.readings.filter(({ slot }) => !holdsSlot(newer, slot));
    if (readings.length > 0) kept.push({ ...register, readings });
  }
  return kept;
}

/** Each half hour says which batch brought it; which answer it was, the lineage of answers says. */
function withArrival(registers: readonly ReadRegister[], arrival: ArrivalId): ReadRegister[] {
  return registers.map((register) => ({
    ...register,
    readings: register.readings.map((reading) => ({ ...reading, arrival })),
  }));
}

type Deed = Parameters<typeof appendAudit>[1];

interface StoredAnswer {
  /** Half hours that were new. */
  readonly stored: number;
  /** Of the last batch: it is written with the answer's end, in one transaction. */
  readonly deed: Deed | null;
}

async function storeAll(
  parts: ExchangeParts,
  answer: AnswerRow,
  registers: readonly ReadRegister[],
  meter: Parameters<typeof storeReadings>[2],
  grant: Grant,
): Promise<StoredAnswer> {
  const { household } = meter;
  let [total, last]: [number, Deed | null] = [0, null];
  const batches = monthBatches(registers);
  for (const [index, batch] of batches.entries()) {
    const earlier = last;
    if (earlier !== null) await parts.database.transaction((tx) => appendAudit(tx, earlier, parts.now()));
    const { stored, replaced, unchanged } = await storeReadings(parts, batch, meter, grant);
    total += stored;
    last = {
      household,
      what: "readings.store",
      about: answer.id,
      where: "ingestion dcc",
      why: `collected, batch ${index + 1} of ${batches.length}, attempt ${answer.decode_attempts + 1}`,
      result: `done: ${stored} stored, ${replaced} replaced, ${unchanged} unchanged`,
    };
  }
  return { stored: total, deed: last };
}

interface Brought extends StoredAnswer {
  readonly registers: readonly ReadRegister[];
  readonly rejected: Readonly<Record<string, number>>;
}

/** The end of an answer, with the lineage of what it brought; a meter's own word is kept with the request too. */
async function finish(
  { database, now, log }: ExchangeParts,
  answer: AnswerRow,
  fault: string | null,
  { rejected, registers, stored, deed }: Brought = NOTHING_BROUGHT,
): Promise<void> {
  if (fault !== null && fault !== "not-found")
    log.warn({ answerId: answer.id, code: fault }, "an answer brought no readings");
  await database.transaction(async (tx) => {
    if (await markDecoded(tx, answer.id, { at: new Date(now()), fault, rejected })) {
      await clearLineage(tx, answer.id);
      for (const register of registers)
        await insertLineage(tx, answer.id, register, runsOf(register.readings.map(({ slot }) => slot)));
      if (fault === null) await askLogAgain(tx, { now }, answer);
      await addStored(tx, answer.collection_id, stored);
      if (fault !== null && answer.request_id !== null) await setCode(tx, answer.request_id, fault);
    }
    // Last, as whoever ends a collection does: the collection is locked before the chain.
    if (deed !== null) await appendAudit(tx, deed, now());
  });
}

const NOTHING_BROUGHT: Brought = { registers: [], stored: 0, deed: null, rejected: {} };

function countCodes(rejected: readonly { readonly code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of rejected) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
