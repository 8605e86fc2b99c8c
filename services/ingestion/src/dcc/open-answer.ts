import { DccRefusal, type GbcsContent, type Smets1Content } from "@halfhourly/dcc";
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
  return { content: await openGbcs(parts, home, meter, plain), stamp: "end" };
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
): Promise<GbcsContent> {
  const held = await deviceCertificates(parts, home, device, "held");
  const message = await Promise.resolve()
    .then(() => parts.words.openGbcs(payload, held))
    .catch(async (fault: unknown) => {
      if (!(fault instanceof DccRefusal)) throw fault;
      const fetched = await deviceCertificates(parts, home, device, "fetched");
      return parts.words.openGbcs(payload, fetched);
    });
  if (message.kind !== "response" || message.originator !== device) throw wrongDevice();
  return message.content;
}

function wrongDevice(): DccRefusal {
  return new DccRefusal(
    "wrong-signer",
    "The answer is not of the meter that was asked: nothing of it is kept as a reading.",
  );
}
