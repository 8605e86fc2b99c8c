// How many answers of the DCC a second one thread takes from signed XML to readings, and whether memory stays where it is.
import {
  createDecipheriv,
  createHash,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { openGbcs, verifyDuis, type KeyRing } from "@halfhourly/dcc";
import { readAnswer } from "@halfhourly/ingestion/dcc";
import { makeAnswers, type Answers } from "./dcc-messages.js";
import { median, quantile, rounded } from "./figures.js";
import { report, type Bench, type Figures } from "./report.js";

const goalPerSecond = 3_000;
const mostMemoryGrowthMegabytes = 64;

await report("dcc", measureDcc);

async function measureDcc(bench: Bench): Promise<Figures> {
  // More devices than the secrets that are remembered: every answer pays for its own key agreement, as in the field.
  const answers = makeAnswers(bench.small ? 50 : 20_000);
  const messagesEarly = bench.small ? 100 : 20_000;
  const messagesLate = bench.small ? 200 : 200_000;
  // Not counted: code that has just been loaded is slower than it ever is again.
  await takeMessages(answers, bench.small ? 50 : 2_000);
  const early = await takeMessages(answers, messagesEarly);
  const megabytesEarly = residentMegabytes();
  const late = await takeMessages(answers, messagesLate - messagesEarly);
  const megabytesLate = residentMegabytes();
  const floorPerSecond = measureFloor(bench.small ? 50 : 5_000);
  const figures = {
    messages: messagesLate,
    devices: answers.documents.length,
    halfHoursAMessage: answers.halfHoursEach,
    bytesAMessage: answers.documents[0]?.length ?? 0,
    messagesPerSecondPerThread: Math.round(late.perSecond),
    millisecondsPerMessageMedian: rounded(median(late.milliseconds)),
    millisecondsPerMessageP99: rounded(quantile(late.milliseconds, 0.99)),
    firstMessagesPerSecondPerThread: Math.round(early.perSecond),
    floorMessagesPerSecond: Math.round(floorPerSecond),
    ratioToFloor: rounded(late.perSecond / floorPerSecond),
    residentMegabytesAfterFirst: rounded(megabytesEarly),
    residentMegabytesAfterAll: rounded(megabytesLate),
    residentMegabytesGrown: rounded(megabytesLate - megabytesEarly),
  };
  bench.say(
    `Verified, decrypted and read: ${figures.messagesPerSecondPerThread} messages/s a thread (goal: ${goalPerSecond}), p99 ${figures.millisecondsPerMessageP99} ms,`,
  );
  bench.say(
    `  ${figures.ratioToFloor} of the bare cryptography; memory grew by ${figures.residentMegabytesGrown} MB from message ${messagesEarly} to ${messagesLate} (goal: ${mostMemoryGrowthMegabytes})`,
  );
  return figures;
}

interface Taken {
  readonly perSecond: number;
  readonly milliseconds: Float64Array;
}

async function takeMessages(
  { ring, documents, nowMs, halfHoursEach }: Answers,
  count: number,
): Promise<Taken> {
  const milliseconds = new Float64Array(count);
  const begunMs = performance.now();
  for (let n = 0; n < count; n += 1) {
    const beforeMs = performance.now();
    const readings = readingsOf(documents[n % documents.length]!, ring, nowMs);
    if (readings !== halfHoursEach) throw new Error(`${readings} of ${halfHoursEach} half hours were read`);
    milliseconds[n] = performance.now() - beforeMs;
    // As a server would: other work is let in between.
    if (n % 64 === 63) await setImmediate();
  }
  return { perSecond: (count / (performance.now() - begunMs)) * 1000, milliseconds };
}

/** The whole way of an answer, from the bytes that were pushed to half hours. */
function readingsOf(document: Uint8Array, ring: KeyRing, nowMs: number): number {
  const message = verifyDuis(document, { ring, nowMs });
  if (message.kind !== "response" || message.response.body.kind !== "gbcs")
    throw new Error("no device answered");
  const { content } = openGbcs(message.response.body.payload, ring);
  const answer = readAnswer(content, { source: "generated", stamp: "end" });
  if (!answer.ok) throw new Error(answer.fault.message);
  return answer.registers.reduce((sum, { readings }) => sum + readings.length, 0);
}

/** What no implementation can leave out: one signature, one key agreement and its hash, two messages opened. */
function measureFloor(count: number): number {
  const [ours, theirs] = [0, 1].map(() => generateKeyPairSync("ec", { namedCurve: "P-256" }));
  const text = randomBytes(400);
  const signature = sign("sha256", text, { key: ours!.privateKey, dsaEncoding: "ieee-p1363" });
  const body = randomBytes(500);
  const begunMs = performance.now();
  for (let n = 0; n < count; n += 1) {
    const key = { key: ours!.publicKey, dsaEncoding: "ieee-p1363" } as const;
    if (!verify("sha256", text, key, signature)) throw new Error("the signature does not fit");
    const secret = diffieHellman({ privateKey: ours!.privateKey, publicKey: theirs!.publicKey });
    const derived = createHash("sha256").update(secret).digest().subarray(0, 16);
    for (const _ of [1, 2]) {
      const opening = createDecipheriv("aes-128-gcm", derived, text.subarray(0, 12), { authTagLength: 12 });
      opening.update(body);
    }
  }
  return (count / (performance.now() - begunMs)) * 1000;
}

function residentMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
}
