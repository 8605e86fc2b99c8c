import { createHash, randomBytes } from "node:crypto";
import type { AccountWanted, FoundAccount, FoundMeter } from "@halfhourly/contracts";
import { londonDateAt, type LondonDate } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { countTry, ofHousehold } from "../dcc/store/proof-tries.js";
import { appendAudit } from "../store/audit.js";
import type { AccessOffered, KeptAccess, SourceCall, SourceMeter } from "../suppliers/port.js";
import { SourceFault } from "../suppliers/source-fault.js";
import type { CollectingParts, GuardedSource } from "./parts.js";
import { proofsByAccess } from "./proof-kinds.js";
import { openColumn, sealColumn } from "./sealed.js";
import { fromSource, problemOf, sourceUnknown } from "./source-problems.js";
import { insertAccess, takeSignIn } from "./store/accesses.js";

/**
 * Looks up an account, within 10 s. What is kept is the access, sealed, behind a ticket for 15 minutes; never a password.
 * Throws Problem as `SupplierAccounts.find` says.
 */
export async function findAccount(parts: CollectingParts, wanted: AccountWanted): Promise<FoundAccount> {
  const { database, sealing, ids, now, config } = parts;
  const { household } = wanted;
  const source = parts.sources.get(wanted.source);
  if (source === undefined) throw sourceUnknown();
  if (!source.adapter.accepts.includes(wanted.access.kind)) throw accessNotTaken();
  await countTries(parts, wanted);
  const offered = await offeredOf(parts, wanted);
  const { access, meters } = await ask(parts, source, offered).catch((fault: unknown) => {
    if (!(fault instanceof SourceFault)) throw fault;
    source.guard.note(fault);
    throw problemOf(fault);
  });
  const home = ofPostcode(meters, wanted.postcode);
  const id = ids();
  const ticket = randomBytes(24).toString("base64url");
  const ticketEndsAtMs = now() + config.ticketMs;
  const seal = await sealing.of(household);
  await database.transaction(async (tx) => {
    await insertAccess(tx, {
      id,
      household,
      source: wanted.source,
      access: sealColumn(seal, "access", id, access),
      found: sealColumn(seal, "found", id, { meters: home, access: offered.kind }),
      ticketHash: digest(ticket),
      ticketEndsAt: new Date(ticketEndsAtMs),
      createdAt: new Date(now()),
    });
    const deed = { household, what: "supplier-account.find", about: id, where: "ingestion collecting" };
    await appendAudit(tx, { ...deed, why: `access by ${offered.kind}`, result: "done" }, now());
  });
  return {
    source: wanted.source,
    ticket,
    ticketEndsAtMs,
    proofs: proofsByAccess(offered.kind),
    meters: home.map((meter) => show(meter, source, londonDateAt(now()))),
  };
}

export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export function accessNotTaken(): Problem {
  return new Problem(
    422,
    "access-not-taken",
    "This supplier lets us in another way: ask for the sources to see which.",
  );
}

/** In a transaction of its own: a try that fails counts too, for the household and for the account that it is about. */
async function countTries(
  { database, config, fieldHash, now }: CollectingParts,
  { household, source, access }: AccountWanted,
): Promise<void> {
  const date = londonDateAt(now());
  const account = accountOf(access);
  const [byHousehold, byAccount] = await database.transaction(async (tx) => [
    await countTry(tx, ofHousehold(household), date),
    account === null
      ? 0
      : await countTry(tx, `account ${fieldHash.of("supplier account", `${source} ${account}`)}`, date),
  ]);
  if (byHousehold! <= config.proofsADayOfHousehold && byAccount! <= config.proofsADayOfAccount) return;
  throw new Problem(
    429,
    "too-many-attempts",
    "That was tried too often today: try again tomorrow, with a bill or your account at the supplier in front of you.",
  );
}

function accountOf(access: AccountWanted["access"]): string | null {
  if (access.kind === "api-key") return access.accountNumber.toUpperCase();
  if (access.kind === "password") return access.login.toLowerCase();
  return access.kind === "operator" ? access.meterPoint.replace(/\D/g, "") : null;
}

async function offeredOf(parts: CollectingParts, wanted: AccountWanted): Promise<AccessOffered> {
  const { database, sealing, now, returnUrl } = parts;
  const { access, household, session, source } = wanted;
  if (access.kind === "operator") return { ...access, meterPoint: access.meterPoint.replace(/\D/g, "") };
  if (access.kind !== "authorisation-code") return access;
  const stateHash = digest(access.state);
  const by = { stateHash, household, sessionHash: digest(session), source };
  const sealed = await takeSignIn(database, by, new Date(now()));
  if (sealed === null)
    throw new Problem(
      422,
      "sign-in-ended",
      "That sign-in at the supplier is over, or was begun in another window: begin it again.",
    );
  const codeVerifier = openColumn(await sealing.of(household), "verifier", stateHash, sealed);
  return { kind: "authorisation-code", code: access.code, codeVerifier, redirectUri: returnUrl };
}

interface Asked {
  readonly access: KeptAccess;
  readonly meters: readonly SourceMeter[];
}

async function ask(parts: CollectingParts, source: GuardedSource, offered: AccessOffered): Promise<Asked> {
  let renewed: KeptAccess | null = null;
  const call: SourceCall = {
    ...callForPeople(parts, source),
    renewed: async (access) => void (renewed = access),
  };
  const opened = await fromSource(source.adapter.open(call, offered));
  const meters = await fromSource(source.adapter.meters(call, opened));
  return { access: renewed ?? opened, meters };
}

/** All of it together within 10 s. */
export function callForPeople(
  { config, now }: Pick<CollectingParts, "config" | "now">,
  { guard }: GuardedSource,
): SourceCall {
  return {
    http: guard.forPeople,
    signal: AbortSignal.timeout(config.apiTimeoutMs),
    nowMs: now(),
    renewed: async () => {},
  };
}

/** Where a source states no postcode the account alone has to do; where it states one, it must be the one that was typed. */
function ofPostcode(meters: readonly SourceMeter[], typed: string): readonly SourceMeter[] {
  const wanted = plain(typed);
  const home = meters.filter(({ postcode }) => postcode === null || plain(postcode) === wanted);
  if (home.length > 0) return home;
  if (meters.length === 0)
    throw new Problem(
      422,
      "account-empty",
      "The supplier has no meter in that account. Look whether the home is in another account of yours.",
    );
  throw new Problem(
    422,
    "postcode-differs",
    "The supplier has another postcode for that account: type the postcode as it stands on the bill.",
  );
}

const plain = (postcode: string) => postcode.replace(/\s/g, "").toUpperCase();

function show(meter: SourceMeter, { capabilities }: GuardedSource, today: LondonDate): FoundMeter {
  const { meterPoint, fuel, direction, payment, occupiedFrom } = meter;
  const gives = (fuels: readonly string[] | undefined) => fuels?.includes(fuel) ?? false;
  const halfHours = gives(capabilities.intervals?.registers.map((register) => register.fuel));
  return {
    meterPoint,
    fuel,
    direction,
    payment,
    occupiedFrom,
    halfHours,
    live: gives(capabilities.live?.fuels) && meter.liveDeviceId !== null,
    balance: gives(capabilities.balance?.fuels) && payment === "prepayment",
    whyNot: whyNotOf(meter, halfHours, today),
  };
}

function whyNotOf(
  { unit, occupiedTo }: SourceMeter,
  halfHours: boolean,
  today: LondonDate,
): FoundMeter["whyNot"] {
  if (!halfHours) return "no-half-hours";
  if (unit === null) return "unit-not-stated";
  return occupiedTo !== null && occupiedTo < today ? "moved-out" : null;
}
