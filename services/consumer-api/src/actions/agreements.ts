import type { Agreement, NewAgreement } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { checkAgreements, type TariffAgreement } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { meterOfHousehold } from "./meter-rows.js";
import { keyInHand, openField, sealField, type FieldPlace } from "./sealed-fields.js";
import { parseAgreement } from "../tariffs/parse-agreement.js";

/** A home changes tariff a few times a year; more than this on one meter is a fault, not a home. */
const mostAgreements = 200;

interface AgreementRow extends Record<string, unknown> {
  readonly id: string;
  readonly agreement_sealed: Buffer;
}

/** A meter's agreements in order of their first day. The meter must be the household's: see `meterOfHousehold`. */
export async function agreementsOf(
  parts: { readonly database: Queryable } & Pick<Parts, "keys">,
  household: string,
  meterId: string,
): Promise<Agreement[]> {
  const rows = await parts.database.query<AgreementRow>(
    `select id, agreement_sealed from consumer_api.tariff_agreement
      where household = $1 and meter_id = $2 order by direction desc, from_date, id`,
    [household, meterId],
  );
  return Promise.all(
    rows.map(async ({ id, agreement_sealed: sealed }) => {
      // Authenticated text that this module sealed: its form is known.
      const agreement: NewAgreement = JSON.parse(await openField(parts, household, placeOf(id), sealed));
      return { ...agreement, id };
    }),
  );
}

function placeOf(id: string): FieldPlace {
  return { table: "tariff_agreement", id, column: "agreement_sealed" };
}

/** Throws Problem `meter-not-found`, so that another household's meter is not told from one without agreements. */
export async function listAgreements(
  parts: Pick<Parts, "database" | "keys">,
  household: string,
  meterId: string,
): Promise<{ agreements: Agreement[] }> {
  if ((await meterOfHousehold(parts, household, meterId)) === null) throw meterNotFound();
  return { agreements: await agreementsOf(parts, household, meterId) };
}

/**
 * Adds an agreement to a meter of the household.
 * Throws Problem `meter-not-found`, `agreement-dates`, `rates-invalid`, `agreement-overlaps` or `too-many-agreements`.
 */
export async function addAgreement(
  parts: Pick<Parts, "database" | "keys" | "now" | "ids">,
  household: string,
  meterId: string,
  wanted: NewAgreement,
): Promise<Agreement> {
  const parsed = parseOrRefuse(wanted);
  const id = parts.ids();
  const inHand = await keyInHand(parts, household);
  const sealed = await sealField(inHand, household, placeOf(id), JSON.stringify(wanted));
  await parts.database.transaction(async (tx) => {
    await raiseRevision(tx, household, meterId);
    refuseConflicts(await agreementsOf({ database: tx, ...inHand }, household, meterId), wanted, parsed);
    await tx.query(
      `insert into consumer_api.tariff_agreement (id, meter_id, household, direction, from_date, to_date, agreement_sealed, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, meterId, household, wanted.direction, wanted.from, wanted.to, sealed, new Date(parts.now())],
    );
  });
  return { ...wanted, id };
}

/** Throws Problem `meter-not-found` or `agreement-not-found`. */
export async function removeAgreement(
  { database }: Pick<Parts, "database">,
  household: string,
  meterId: string,
  agreementId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    await raiseRevision(tx, household, meterId);
    const gone = await tx.query(
      "delete from consumer_api.tariff_agreement where household = $1 and meter_id = $2 and id = $3 returning id",
      [household, meterId, agreementId],
    );
    if (gone.length === 0)
      throw new Problem(
        404,
        "agreement-not-found",
        "This meter has no such agreement. It may have been removed already.",
      );
  });
}

/** Also locks the meter's row, so that two agreements added at once cannot overlap. */
async function raiseRevision(tx: Queryable, household: string, meterId: string): Promise<void> {
  const rows = await tx.query(
    `update consumer_api.meter_link set agreements_revision = agreements_revision + 1
      where household = $1 and id = $2 and state = 'active' returning id`,
    [household, meterId],
  );
  if (rows.length === 0) throw meterNotFound();
}

export function meterNotFound(): Problem {
  return new Problem(
    404,
    "meter-not-found",
    "You have no such meter. The list of your meters shows those you have.",
  );
}

function parseOrRefuse(wanted: NewAgreement): TariffAgreement {
  try {
    const parsed = parseAgreement(wanted);
    const fault = checkAgreements([parsed])[0];
    if (fault === undefined) return parsed;
    throw new Problem(400, fault.code, fault.message, [
      { field: fault.code === "agreement-dates" ? "to" : "rates", code: fault.code, message: fault.message },
    ]);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    const message = `A price or an instant cannot be taken as it is: ${fault.message}.`;
    throw new Problem(400, "rates-invalid", message, [{ field: "rates", code: "rates-invalid", message }]);
  }
}

function refuseConflicts(held: readonly Agreement[], wanted: NewAgreement, parsed: TariffAgreement): void {
  if (held.length >= mostAgreements)
    throw new Problem(
      409,
      "too-many-agreements",
      `A meter holds at most ${mostAgreements} agreements. Remove old ones first.`,
    );
  const others = held.filter(({ direction }) => direction === wanted.direction).map(parseAgreement);
  const overlap = checkAgreements([...others, parsed]).find(({ index }) => index === others.length);
  if (overlap !== undefined)
    throw new Problem(409, overlap.code, overlap.message, [
      { field: "from", code: overlap.code, message: overlap.message },
    ]);
}
