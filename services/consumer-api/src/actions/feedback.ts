import type { NewFeedback } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { sealField } from "./sealed-fields.js";

const mostADay = 50;
const dayMs = 86_400_000;

/** Keeps what a person wrote, with the kind of device and the screen only. Throws Problem `too-much-feedback`. */
export async function keepFeedback(
  parts: Pick<Parts, "database" | "keys" | "now" | "ids">,
  { household }: SignedIn,
  { message, appVersion, device, screen }: NewFeedback,
): Promise<void> {
  const nowMs = parts.now();
  const id = parts.ids();
  const place = { table: "feedback", id, column: "message_sealed" };
  const kept = await parts.database.query(
    `insert into consumer_api.feedback (id, household, message_sealed, app_version, device, screen, created_at)
     select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from consumer_api.feedback where household = $2 and created_at > $8) < $9
     returning id`,
    [
      id,
      household,
      await sealField(parts, household, place, message),
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
