import { DccRefusal, type GbcsContent, type GbcsMessage, type Smets1Content } from "@halfhourly/dcc";
import type { Stamp } from "../files/row-clock.js";
import { deviceCertificates } from "./device-certificates.js";
import { answerPlace } from "./keep-answer.js";
import type { OpenHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import type { AnswerRow } from "./store/answers.js";
import type { TaskMeter } from "./task.js";

export interface OpenedAnswer {
  readonly content: GbcsContent | Smets1Content;
  readonly stamp: Stamp;
}

/**
 * What a raw answer says: verified and decrypted anew each time. Null where the raw answer has outlived its retention.
 * @throws DccRefusal; `wrong-signer` where it comes from another device than the home's meter
 */
export async function openAnswer(
  parts: ExchangeParts,
  home: OpenHome,
  answer: AnswerRow,
): Promise<OpenedAnswer | null> {
  const { meter } = home.task;
  if (answer.payload === null || meter === null) return null;
  const plain = home.seal.unseal(answer.payload, answerPlace(answer.id));
  if (answer.form === "smets1") {
    // Bytes that this service sealed, from an answer whose signatures were verified: their form is known.
    const content: Smets1Content = JSON.parse(Buffer.from(plain).toString());
    if (content.device !== meter.device) throw wrongDevice();
    return { content, stamp: smets1Stamp(parts, meter) };
  }
  const message = await openGbcs(parts, home, meter, plain);
  if (message.kind !== "response" || message.originator !== meter.device) throw wrongDevice();
  checkCounter(message, answer);
  return { content: message.content, stamp: "end" };
}

function smets1Stamp({ config }: ExchangeParts, { smets1Provider }: TaskMeter): Stamp {
  return config.smets1StampOfProvider[smets1Provider ?? ""] ?? config.smets1Stamp;
}

/** A device that was given new keys answers with ones that we do not hold yet: they are fetched once more. */
async function openGbcs(
  parts: ExchangeParts,
  home: OpenHome,
  { device }: TaskMeter,
  payload: Uint8Array,
): Promise<GbcsMessage> {
  const held = await deviceCertificates(parts, home, device, "held");
  return Promise.resolve()
    .then(() => parts.words.openGbcs(payload, held))
    .catch(async (fault: unknown) => {
      if (!(fault instanceof DccRefusal)) throw fault;
      const fetched = await deviceCertificates(parts, home, device, "fetched");
      return parts.words.openGbcs(payload, fetched);
    });
}

/**
 * A meter that does not know us names our request by its counter (GBCS 7.2.7), which nobody between can change: its word
 * on one request is none on another. A schedule's requests are the DCC's own.
 */
function checkCounter({ supplementary }: GbcsMessage, { counter }: AnswerRow): void {
  if (supplementary === null || counter === null || supplementary.counter === BigInt(counter)) return;
  throw new DccRefusal(
    "replayed",
    "The meter's message answers another request than the one it came for: nothing of it is kept as a reading.",
  );
}

function wrongDevice(): DccRefusal {
  return new DccRefusal(
    "wrong-signer",
    "The answer is not of the meter that was asked: nothing of it is kept as a reading.",
  );
}
