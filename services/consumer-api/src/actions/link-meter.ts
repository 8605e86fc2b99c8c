import type { ConsentRecord, ConsentScope, NewMeter } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { gspGroupOf, parseMpan, parseMprn } from "@halfhourly/domain";
import { KeyDestroyed } from "@halfhourly/keys";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { meterOfHousehold, type LinkedMeter } from "./meter-rows.js";
import { keyInHand, openField, sealField } from "./sealed-fields.js";

export const mostMeters = 3;
/** A link that is still pending after this long was cut off: its request has ended. */
const cutOffAfterMs = 120_000;

const defaultNames = {
  en: { electricity: "Electricity", gas: "Gas" },
  cy: { electricity: "Trydan", gas: "Nwy" },
} as const;

type LinkParts = Pick<Parts, "database" | "keys" | "fieldHash" | "consent" | "tenancies" | "now" | "ids">;

export interface MeterToLink extends NewMeter {
  /** True for the demonstration's meters, whose readings are generated. */
  readonly generated?: boolean;
}

/**
 * Links a meter point to a household and records its consent to viewing.
 * Order: a pending link that nothing shows, the consent with its audit entry, then the link becomes active. Cut off
 * anywhere, nothing is visible and the same request can be made again.
 * Throws Problem mpan-invalid, mprn-invalid, consent-required, notice-out-of-date, meter-already-linked, too-many-meters.
 */
export async function linkMeter(
  parts: LinkParts,
  household: string,
  wanted: MeterToLink,
): Promise<LinkedMeter> {
  if (!wanted.consent.granted)
    throw new Problem(
      400,
      "consent-required",
      "A meter can only be added with your consent to show its readings to you. Without it nothing was stored.",
      [{ field: "consent.granted", code: "consent-required", message: "is needed to add the meter" }],
    );
  const meterPoint = readMeterPoint(wanted);
  const scope: ConsentScope = { household, meterPoint, fuel: wanted.fuel, purpose: "viewing" };
  await clearCutOffLinks(parts, { fuel: wanted.fuel, meterPoint });
  const id = await reserve(parts, scope, wanted).catch(async (fault: unknown) => {
    // The holder learns that somebody asked; who asks learns no more than that the meter is taken.
    if (fault instanceof Problem && fault.code === "meter-already-linked")
      await parts.tenancies.askTenancy({ fuel: wanted.fuel, meterPoint }, household);
    throw fault;
  });
  try {
    const record = await parts.consent.grant(scope, wanted.consent.noticeVersion, "meter added");
    await activate(parts.database, id, record);
  } catch (fault) {
    // Where this fails too, the link stays pending and the next attempt clears it: the first fault is the one to tell.
    await undo(parts, id, scope).catch(() => {});
    throw fault;
  }
  return (await meterOfHousehold(parts, household, id))!;
}

async function activate(
  database: Queryable,
  id: string,
  { noticeVersion, atMs }: ConsentRecord,
): Promise<void> {
  const active = await database.query(
    `update consumer_api.meter_link set state = 'active', notice_version = $2, granted_at = $3
      where id = $1 and state = 'pending' returning id`,
    [id, noticeVersion, new Date(atMs)],
  );
  if (active.length === 0)
    throw new Problem(
      503,
      "took-too-long",
      "Adding the meter took too long and was undone. Nothing was stored: try again.",
    );
}

function readMeterPoint({ fuel, meterPoint }: NewMeter): string {
  const read = fuel === "electricity" ? parseMpan(meterPoint) : parseMprn(meterPoint);
  if (read.ok) return read.value;
  throw new Problem(400, read.code, read.message, [
    { field: "meterPoint", code: read.code, message: read.message },
  ]);
}

/** Under the household's lock, so that two requests at once cannot pass the limit together. */
async function reserve(parts: LinkParts, scope: ConsentScope, wanted: MeterToLink): Promise<string> {
  const id = parts.ids();
  const inHand = await keyInHand(parts, scope.household);
  const sealed = (column: string, value: string) =>
    sealField(inHand, scope.household, { table: "meter_link", id, column }, value);
  return parts.database.transaction(async (tx) => {
    const accounts = await tx.query<{ language: "en" | "cy" }>(
      "select language from consumer_api.account where household = $1 for update",
      [scope.household],
    );
    await refuseFourth(tx, scope.household);
    const rows = await tx.query<{ id: string }>(
      `insert into consumer_api.meter_link
         (id, household, fuel, meter_point_hash, meter_point_sealed, name_sealed, payment, region, generated, state,
          notice_version, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', $10, $11) on conflict do nothing returning id`,
      [
        id,
        scope.household,
        scope.fuel,
        parts.fieldHash.of("meter point", scope.meterPoint),
        await sealed("meter_point_sealed", scope.meterPoint),
        await sealed(
          "name_sealed",
          wanted.name?.trim() || defaultNames[accounts[0]?.language ?? "en"][scope.fuel],
        ),
        wanted.payment,
        scope.fuel === "electricity" ? gspGroupOf(scope.meterPoint) : null,
        wanted.generated ?? false,
        wanted.consent.noticeVersion,
        new Date(parts.now()),
      ],
    );
    if (rows[0] === undefined) throw alreadyLinked();
    return rows[0].id;
  });
}

async function refuseFourth(tx: Queryable, household: string): Promise<void> {
  const rows = await tx.query<{ held: number }>(
    "select count(*)::int as held from consumer_api.meter_link where household = $1 and state <> 'ended'",
    [household],
  );
  if (rows[0]!.held >= mostMeters)
    throw new Problem(
      409,
      "too-many-meters",
      `An account holds at most ${mostMeters} meters. For another home open a second account, or ask for help on the help page.`,
    );
}

function alreadyLinked(): Problem {
  return new Problem(
    409,
    "meter-already-linked",
    "This meter is linked already, to this account or another. Check the number; if it is yours, look in your other account or ask for help.",
    [{ field: "meterPoint", code: "meter-already-linked", message: "is linked to an account already" }],
  );
}

/** The link goes last: while it is there, a later attempt knows what is still to be withdrawn. */
async function undo(parts: LinkParts, id: string, scope: ConsentScope): Promise<void> {
  await parts.consent.withdraw(scope, "adding the meter did not finish");
  await removePending(parts, id);
}

async function removePending({ database }: LinkParts, id: string): Promise<void> {
  await database.query("delete from consumer_api.meter_link where id = $1 and state = 'pending'", [id]);
}

function nothingIfErased(fault: unknown): null {
  if (fault instanceof KeyDestroyed) return null;
  throw fault;
}

/** Undoes links whose request was cut off (a crash, a lost database); all of them, or those of one meter point. */
export async function clearCutOffLinks(
  parts: LinkParts,
  only: { readonly fuel: string; readonly meterPoint: string } | null = null,
): Promise<void> {
  const rows = await parts.database.query<{
    id: string;
    household: string;
    fuel: ConsentScope["fuel"];
    meter_point_sealed: Buffer;
  }>(
    `select id, household, fuel, meter_point_sealed from consumer_api.meter_link
      where state = 'pending' and created_at < $1 and ($2::text is null or (fuel = $2 and meter_point_hash = $3))`,
    [
      new Date(parts.now() - cutOffAfterMs),
      only?.fuel ?? null,
      only === null ? null : parts.fieldHash.of("meter point", only.meterPoint),
    ],
  );
  for (const { id, household, fuel, meter_point_sealed: sealed } of rows) {
    const place = { table: "meter_link", id, column: "meter_point_sealed" };
    const meterPoint = await openField(parts, household, place, sealed).catch(nothingIfErased);
    // Of an erased household no consent is left to withdraw.
    if (meterPoint === null) await removePending(parts, id);
    else await undo(parts, id, { household, fuel, meterPoint, purpose: "viewing" });
  }
}
