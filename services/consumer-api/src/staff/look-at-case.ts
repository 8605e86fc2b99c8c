import type { AccountMetadata } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { householdMeters, isoSeconds, type ViewableMeter } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import { absoluteMostMs, idleMostMs } from "../session/session-rules.js";
import type { SignedIn } from "../session/session-store.js";
import { typedCaseCode } from "./case-code.js";

interface SeenRow extends Record<string, unknown> {
  readonly case_id: string;
  readonly about: string;
  readonly ends_at: Date;
  readonly account_id: string;
  readonly household: string;
  readonly language: "en" | "cy";
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly second_factor: boolean;
}

type LookParts = Pick<Parts, "database" | "keys" | "audit" | "consent" | "readingStore" | "now">;

/**
 * What support sees of the household that opened the case: no email, no name, no meter number, no reading. The look is
 * written down on the household's chain before anything is shown. Throws Problem `case-not-found`.
 */
export async function lookAtCase(
  parts: LookParts,
  staff: SignedIn,
  typedCode: string,
): Promise<AccountMetadata> {
  const seen = await noteLook(parts, staff, typedCaseCode(typedCode));
  const meters = await householdMeters(parts, seen.household);
  return {
    accountId: seen.account_id,
    about: seen.about,
    endsAt: isoSeconds(seen.ends_at.getTime()),
    createdAt: isoSeconds(seen.created_at.getTime()),
    lastSignInAt: seen.last_sign_in_at === null ? null : isoSeconds(seen.last_sign_in_at.getTime()),
    secondFactor: seen.second_factor,
    language: seen.language,
    liveSessions: await liveSessions(parts, seen.account_id),
    meters: meters.map(metadataOf),
  };
}

async function noteLook(
  { database, audit, now }: LookParts,
  staff: SignedIn,
  code: string,
): Promise<SeenRow> {
  const nowMs = now();
  return database.transaction(async (tx) => {
    const [seen] = await tx.query<SeenRow>(
      `update consumer_api.support_case c set seen_at = $2
         from consumer_api.account a
        where c.code = $1 and c.closed_at is null and c.ends_at > $2 and a.household = c.household
       returning c.id as case_id, c.about, c.ends_at, a.id as account_id, a.household, a.language, a.created_at, a.last_sign_in_at, a.second_factor`,
      [code, new Date(nowMs)],
    );
    if (seen === undefined) throw noSuchCase();
    await audit.append(
      tx,
      {
        chain: seen.household,
        who: staff.accountId,
        what: "support.see",
        about: seen.case_id,
        where: "consumer-api GET /v1/staff/support-cases/{code}",
        why: "support case",
        result: "done",
      },
      nowMs,
    );
    return seen;
  });
}

async function liveSessions(
  { database, now }: Pick<Parts, "database" | "now">,
  accountId: string,
): Promise<number> {
  const [row] = await database.query<{ live: number }>(
    `select least(count(*), 1000)::int as live from consumer_api.session
      where account_id = $1 and used_at > $2 and created_at > $3`,
    [accountId, new Date(now() - idleMostMs), new Date(now() - absoluteMostMs)],
  );
  return row!.live;
}

function metadataOf({ linked, registers }: ViewableMeter): AccountMetadata["meters"][number] {
  const upTo = registers.flatMap(({ lastDate }) => lastDate ?? []).toSorted();
  return {
    meterId: linked.id,
    fuel: linked.fuel,
    payment: linked.payment,
    linkedAt: isoSeconds(linked.grantedAtMs),
    readingsUpTo: upTo.at(-1) ?? null,
  };
}

/** A code that never was, one that ended and one that was closed are one to whoever asks. */
function noSuchCase(): Problem {
  return new Problem(
    404,
    "case-not-found",
    "No open case has this code. It may be closed, or its time is over. Ask the household.",
  );
}
