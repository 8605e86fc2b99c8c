import type { FeedbackList, NewFeedback } from "@halfhourly/contracts";
import { KeyDestroyed } from "@halfhourly/keys";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { openField, sealField } from "./sealed-fields.js";
import { isoSeconds } from "./show-meters.js";

const mostADay = 50;
const mostListed = 200;
const dayMs = 86_400_000;

/** Keeps what a person wrote, with the kind of device and the screen only. Throws Problem `too-much-feedback`. */
export async function keepFeedback(
  parts: Pick<Parts, "database" | "keys" | "now" | "ids">,
  { household }: SignedIn,
  { message, appVersion, device, screen }: NewFeedback,
): Promise<void> {
  const nowMs = parts.now();
  const id = parts.ids();
  const kept = await parts.database.query(
    `insert into consumer_api.feedback (id, household, message_sealed, app_version, device, screen, created_at)
     select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from consumer_api.feedback where household = $2 and created_at > $8) < $9
     returning id`,
    [
      id,
      household,
      await sealField(parts, household, placeOf(id), message),
      appVersion,
      device,
      screen,
      new Date(nowMs),
      new Date(nowMs - dayMs),
      mostADay,
    ],
  );
  if (kept.length === 0)
    throw new Problem(
      429,
      "too-much-feedback",
      "You have sent a lot of feedback today. What you sent is kept; send more tomorrow.",
    );
}

interface FeedbackRow extends Record<string, unknown> {
  readonly id: string;
  readonly household: string;
  readonly message_sealed: Buffer;
  readonly app_version: string;
  readonly device: string;
  readonly screen: string;
  readonly created_at: Date;
}

/** What people wrote to the operator, newest first. Whose it is stays untold; what is being erased is left out. */
export async function listFeedback(parts: Pick<Parts, "database" | "keys">): Promise<FeedbackList> {
  const rows = await parts.database.query<FeedbackRow>(
    "select * from consumer_api.feedback order by created_at desc, id limit $1",
    [mostListed],
  );
  const shown = await Promise.all(rows.map((row) => showFeedback(parts, row)));
  return { feedback: shown.filter((one) => one !== null) };
}

async function showFeedback(
  parts: Pick<Parts, "keys">,
  row: FeedbackRow,
): Promise<FeedbackList["feedback"][number] | null> {
  try {
    const message = await openField(parts, row.household, placeOf(row.id), row.message_sealed);
    const { id, app_version: appVersion, device, screen } = row;
    return { id, sentAt: isoSeconds(row.created_at.getTime()), message, appVersion, device, screen };
  } catch (fault) {
    if (fault instanceof KeyDestroyed) return null;
    throw fault;
  }
}

function placeOf(id: string) {
  return { table: "feedback", id, column: "message_sealed" };
}
