import type { FindAccount, FoundMeter, ShownAccount, ShownAuthorise } from "@halfhourly/contracts";
import { parseMpan, parseMprn } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { mostMeters } from "./link-meter.js";
import { metersOf, type LinkedMeter } from "./meter-rows.js";
import { isoSeconds } from "./show-meters.js";

type AccountParts = Pick<Parts, "database" | "keys" | "fieldHash" | "suppliers">;
type Caller = Pick<SignedIn, "household" | "sessionId">;

/** Looks an account up at its supplier. Throws Problem, as `SupplierAccounts.find` does. */
export async function findSupplierAccount(
  parts: AccountParts,
  { household, sessionId }: Caller,
  { source, postcode, access }: FindAccount,
): Promise<ShownAccount> {
  const found = await suppliersOf(parts).find({ household, session: sessionId, source, postcode, access });
  const own = await metersOf(parts, household);
  const meters: ShownAccount["meters"] = [];
  for (const meter of found.meters) meters.push(await show(parts, household, own, meter));
  return {
    source: found.source,
    ticket: found.ticket,
    ticketEndsAt: isoSeconds(found.ticketEndsAtMs),
    proofs: [...found.proofs],
    meters,
  };
}

export async function authoriseAtSupplier(
  parts: AccountParts,
  { household, sessionId }: Caller,
  source: string,
): Promise<ShownAuthorise> {
  const { url, endsAtMs } = await suppliersOf(parts).authorise({ household, session: sessionId, source });
  return { url, endsAt: isoSeconds(endsAtMs) };
}

/** The app's page that an answer of a source goes on to: behind the hash, so that a code stands in no log. */
export function returnPage({
  state = "",
  code,
  error,
}: {
  readonly state?: string;
  readonly code?: string;
  readonly error?: string;
}): string {
  const query = new URLSearchParams({ state });
  if (code === undefined) query.set("error", error ?? "access_denied");
  else query.set("code", code);
  return `/collect/return#${query.toString()}`;
}

async function show(
  parts: AccountParts,
  household: string,
  own: readonly LinkedMeter[],
  meter: FoundMeter,
): Promise<ShownAccount["meters"][number]> {
  const linked = linkedAs(own, meter);
  const whyNot =
    meter.whyNot ?? (linked === null ? await whyNotAddable(parts, household, meter) : whyNotOwn(meter));
  return {
    ...meter,
    meterPoint: linked?.meterPoint ?? meter.meterPoint,
    meterId: linked?.id ?? null,
    addable: whyNot === null,
    whyNot,
  };
}

/** A source that names no meter point means the only meter of that fuel, if there is just one. */
function linkedAs(
  own: readonly LinkedMeter[],
  { meterPoint, fuel, direction }: FoundMeter,
): LinkedMeter | null {
  const ofFuel = own.filter((meter) => meter.fuel === fuel);
  if (meterPoint !== "") return ofFuel.find((meter) => meter.meterPoint === meterPoint) ?? null;
  return direction === "import" && ofFuel.length === 1 ? ofFuel[0]! : null;
}

function whyNotOwn({ direction }: FoundMeter): string | null {
  return direction === "export" ? "export-with-import" : null;
}

async function whyNotAddable(
  { database, fieldHash }: AccountParts,
  household: string,
  { meterPoint, fuel, direction }: FoundMeter,
): Promise<string | null> {
  if (direction === "export") return "export-with-import";
  const read = fuel === "electricity" ? parseMpan(meterPoint) : parseMprn(meterPoint);
  if (!read.ok) return "number-invalid";
  const [counts] = await database.query<{ others: number; own: number }>(
    `select count(*) filter (where fuel = $2 and meter_point_hash = $3)::int as others,
       count(*) filter (where household = $1)::int as own
     from consumer_api.meter_link where state <> 'ended' and (household = $1 or (fuel = $2 and meter_point_hash = $3))`,
    [household, fuel, fieldHash.of("meter point", read.value)],
  );
  if ((counts?.others ?? 0) > 0) return "meter-already-linked";
  return (counts?.own ?? 0) >= mostMeters ? "too-many-meters" : null;
}

function suppliersOf({ suppliers }: AccountParts): NonNullable<Parts["suppliers"]> {
  if (suppliers !== undefined) return suppliers;
  throw new Problem(
    404,
    "source-unknown",
    "This copy knows no supplier: ask for the sources to see what it collects from.",
  );
}
