import type { Consent, ConsentAnswer, ConsentOutcome, Consents, HeldConsent } from "@halfhourly/contracts";
import type { Purpose } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { meterNotFound } from "./agreements.js";
import { showCase } from "./erasures.js";
import { meterOfHousehold, metersOf, type LinkedMeter } from "./meter-rows.js";
import { isoSeconds } from "./show-meters.js";

type ConsentParts = Pick<Parts, "database" | "keys" | "consent" | "tenancies" | "now">;

/** The four purposes of every meter, whatever was answered. */
export async function showConsents(parts: ConsentParts, household: string): Promise<Consents> {
  const meters = await metersOf(parts, household);
  const ofMeters = await Promise.all(meters.map((meter) => consentsOf(parts, meter)));
  return { consents: ofMeters.flat() };
}

/**
 * Grants or withdraws one purpose for one meter. A withdrawal holds from its answer on; what is to be erased is in its
 * case. Throws Problem `meter-not-found`, `notice-out-of-date`, `account-closing`.
 */
export async function answerConsent(
  parts: ConsentParts,
  household: string,
  { meterId, purpose, granted, noticeVersion }: ConsentAnswer,
): Promise<ConsentOutcome> {
  const meter = await meterOfHousehold(parts, household, meterId);
  if (meter === null) throw meterNotFound();
  const scope = { household, meterPoint: meter.meterPoint, fuel: meter.fuel, purpose };
  if (granted) {
    const { atMs } = await parts.consent.grant(scope, noticeVersion, "agreed in the app");
    if (purpose === "viewing") await noteViewing(parts, meter, noticeVersion, atMs);
    return { consent: await oneOf(parts, meter, purpose) };
  }
  const opened = await parts.consent.withdraw(scope, "withdrawn in the app");
  const consent = await oneOf(parts, meter, purpose);
  return opened === null ? { consent } : { consent, erasureCase: showCase(opened, meter.name) };
}

/** The meter's own page says since when and under which notice it is shown. */
async function noteViewing(
  { database }: ConsentParts,
  { id, household }: LinkedMeter,
  noticeVersion: string,
  atMs: number,
): Promise<void> {
  await database.query(
    "update consumer_api.meter_link set notice_version = $3, granted_at = $4 where household = $1 and id = $2",
    [household, id, noticeVersion, new Date(atMs)],
  );
}

async function oneOf(parts: ConsentParts, meter: LinkedMeter, purpose: Purpose): Promise<Consent> {
  const found = (await consentsOf(parts, meter)).find((consent) => consent.purpose === purpose);
  if (found === undefined) throw new Error(`There is no notice for ${purpose}.`);
  return found;
}

async function consentsOf(
  { consent, tenancies }: ConsentParts,
  meter: LinkedMeter,
): Promise<readonly Consent[]> {
  const held = await consent.current(meter.household, meter);
  const question = (await tenancies.questions(meter.household)).find(
    (asked) => asked.meterPointHash === meter.meterPointHash && asked.fuel === meter.fuel,
  );
  return consent.notices().map(({ purpose }) => ({
    ...shown(
      held.find((one) => one.purpose === purpose),
      meter,
      purpose,
    ),
    ...(question === undefined ? {} : { tenancyQuestionAt: isoSeconds(question.askedAtMs) }),
  }));
}

function shown(held: HeldConsent | undefined, meter: LinkedMeter, purpose: Purpose): Consent {
  return {
    consentId: held?.consentId ?? null,
    meterId: meter.id,
    meterName: meter.name,
    fuel: meter.fuel,
    purpose,
    state: held?.state ?? "none",
    noticeVersion: held?.noticeVersion ?? null,
    changedAt: held === undefined ? null : isoSeconds(held.atMs),
    renewBy: held?.renewBy ?? null,
    renewSoon: held?.renewSoon ?? false,
    hasReceipt: held !== undefined,
  };
}
