import type { DuisResponse, DuisResponseBody } from "@halfhourly/dcc";
import type { Slot } from "@halfhourly/domain";
import type { AboutAnswer } from "./with-request.js";
import { stopCollection } from "./stop-collection.js";
import { insertAnswer } from "./store/answers.js";
import { noteAnswer } from "./store/collections.js";
import type { Taken } from "./unknown-request.js";

export type MeterAnswer = Extract<DuisResponseBody, { kind: "gbcs" | "smets1" }>;

/** The answer of a meter to a request: kept as it came, to be decoded after. */
export function keepAnswer(
  about: AboutAnswer,
  { atMs }: Pick<DuisResponse, "atMs">,
  body: MeterAnswer,
  digest: string,
): Promise<Taken> {
  const { first_slot: first, last_slot: last, id: requestId } = about.row;
  const asked = { first: Number(first ?? 0), last: Number(last ?? 0) };
  return storeAnswer(about, { atMs, body, digest, asked, scheduleId: null, requestId });
}

export interface ArrivedAnswer {
  readonly atMs: number;
  readonly body: MeterAnswer;
  readonly digest: string;
  readonly asked: { readonly first: Slot; readonly last: Slot };
  readonly scheduleId: string | null;
  readonly requestId: string | null;
}

/**
 * Keeps the raw answer, sealed with the household's key, in the caller's transaction. Consent is asked for anew: where
 * none is live nothing is kept, not even the raw answer, and the collection stops.
 */
export async function storeAnswer(
  { tx, parts, collection, home }: Omit<AboutAnswer, "row">,
  { atMs, body, digest, asked, scheduleId, requestId }: ArrivedAnswer,
): Promise<Taken> {
  const { ids, now } = parts;
  if (collection.state !== "collecting") return "nothing";
  if (home.grant === null) {
    await stopCollection(tx, collection, "consent-ended", "no live consent", now());
    return "nothing";
  }
  const id = ids();
  const receivedAt = new Date(now());
  const plain = body.kind === "gbcs" ? body.payload : Buffer.from(JSON.stringify(body.content));
  const isNew = await insertAnswer(tx, {
    id,
    collectionId: collection.id,
    requestId,
    scheduleId,
    digest,
    form: body.kind,
    ...asked,
    // A clock of the network that runs ahead must not have the last word for ever.
    answeredAt: new Date(Math.min(atMs, now())),
    receivedAt,
    payload: home.seal.seal(plain, answerPlace(id)),
  });
  // A day that comes by its schedule shows that the home is served again, whatever was refused before.
  const overcame = ["source-not-answering", ...(scheduleId === null ? [] : SERVED_AGAIN)] as const;
  if (isNew) await noteAnswer(tx, collection.id, receivedAt, overcame);
  return isNew ? "kept" : "nothing";
}

const SERVED_AGAIN = ["source-refused", "meter-not-known"] as const;

/** Sealed bytes are bound to their own row. */
export function answerPlace(answerId: string): string {
  return `dcc answer|${answerId}`;
}
