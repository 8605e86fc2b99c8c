import { randomUUID } from "node:crypto";
import type {
  ConsentClient,
  DataOwner,
  ErasureClient,
  ErasureCaseRecord,
  TenancyClient,
} from "@halfhourly/contracts";
import type { Database, Migration, Queryable } from "@halfhourly/database";
import type { Grant } from "@halfhourly/domain";
import type { FieldHash, HouseholdKeys, SigningKeys } from "@halfhourly/keys";
import { silentLog, type Log } from "@halfhourly/service-kit";
import { closeAccount, sha256Of } from "./actions/close-account.js";
import { endAllOfMeter, withdrawConsent } from "./actions/end-consents.js";
import { grantConsent } from "./actions/grant-consent.js";
import type { Controller, Parts } from "./actions/parts.js";
import { askTenancy, claimTenancy, endTenancy, openQuestions, stillMine } from "./actions/tenancy.js";
import { heldOf, readHousehold, type StoredMeter } from "./consent-store.js";
import { caseOf, readCase, readCaseByKey, readCases } from "./erasure/case-store.js";
import { consentOwner, keysOwner } from "./erasure/own-places.js";
import type { ConsentRelied } from "./hold-many.js";
import { ConsentWorker } from "./jobs/consent-worker.js";
import { hashPlainNumbers } from "./jobs/hash-plain-numbers.js";
import { readLive, WriteGate } from "./liveness.js";
import { consentMigrations } from "./migrations.js";
import { mintMany } from "./mint-many.js";
import { longestGrantMs, mint } from "./mint.js";
import { purposes } from "./purposes.js";
import { readReceipt } from "./receipts/receipt-store.js";

export { consentMigrations } from "./migrations.js";
export type { ConsentRelied } from "./hold-many.js";
export { purposes, type Notice } from "./purposes.js";
export type { Controller } from "./actions/parts.js";

export interface ConsentOptions {
  readonly database: Database;
  /** The meter point is stored as its keyed hash only. */
  readonly fieldHash: FieldHash;
  readonly signingKeys: SigningKeys;
  /** Destroyed last when an account is closed. */
  readonly keys: Pick<HouseholdKeys, "destroy">;
  /** Every other owner of households' data, in the order in which they are asked to erase. */
  readonly owners?: () => readonly DataOwner[];
  /** Who answers for the data, as receipts name it. */
  readonly controller?: Controller;
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** A new opaque id; a random UUID when absent. */
  readonly ids?: () => string;
  readonly logger?: Log;
}

export interface ConsentService {
  readonly client: ConsentClient & TenancyClient & ErasureClient;
  readonly migrations: readonly Migration[];
  /** Consent's own tables, then the keys: they are asked last. */
  readonly owners: readonly DataOwner[];
  /** Brings rows of earlier versions to today's form. Call it once at start, after the migrations. */
  recover(): Promise<void>;
  /** Starts the jobs: erasure cases, receipts, lapses, alarms, the signing key, retention. */
  start(): void;
  /** Waits for the owner of data under way. */
  stop(): Promise<void>;
  /** One round of every job that is due, now: for whoever does not start them. */
  work(): Promise<void>;
  /**
   * For every writer of readings, inside its transaction: holds the consent until that transaction ends.
   * @throws Problem 403 `consent-withdrawn` where no consent is live, or the grant is older than it; the refusal is
   * counted on the erasure case.
   */
  assertStillConsented(tx: Queryable, grant: Grant): Promise<void>;
  /**
   * The same for a writer of many households' readings at once, before it locks anything else: holds the consents that are
   * live until the transaction ends, counts the refusals. @returns indexes of those that are not live.
   */
  withoutConsent(tx: Queryable, relied: readonly ConsentRelied[]): Promise<ReadonlySet<number>>;
  /**
   * For whoever erases readings, inside its transaction: holds the absence of consent until that transaction ends.
   * @throws Problem 409 `still-consented` while any purpose is live.
   */
  assertNotConsented(tx: Queryable, meter: StoredMeter): Promise<void>;
}

/** The consent service's front door. Apply its migrations, then `recover()`, before the first call. */
export function createConsent(options: ConsentOptions): ConsentService {
  const { now = Date.now, keys, owners = () => [] } = options;
  const own: DataOwner[] = [];
  const parts: Parts = {
    database: options.database,
    fieldHash: options.fieldHash,
    signingKeys: options.signingKeys,
    controller: options.controller ?? { name: "Halfhourly", url: "" },
    owners: () => [...owners(), ...own],
    now,
    ids: options.ids ?? randomUUID,
    log: options.logger ?? silentLog,
  };
  own.push(consentOwner(parts), keysOwner(keys, now));
  const worker = new ConsentWorker(parts);
  const gate = new WriteGate(parts);
  return {
    migrations: consentMigrations,
    owners: own,
    client: {
      ...consentClient(parts, worker),
      ...tenancyClient(parts, worker),
      ...erasureClient(parts, worker),
    },
    recover: () => hashPlainNumbers(parts),
    start: () => worker.start(),
    work: () => worker.round(),
    async stop() {
      await worker.stop();
      await gate.settled();
    },
    assertStillConsented: (tx, grant) => gate.assertStillConsented(tx, grant),
    withoutConsent: (tx, relied) => gate.withoutConsent(tx, relied),
    assertNotConsented: (tx, meter) => gate.assertNotConsented(tx, meter),
  };
}

/** What was ended is erased at once, not at the worker's next look. */
async function thenErase<T extends ErasureCaseRecord | null | readonly ErasureCaseRecord[]>(
  worker: ConsentWorker,
  ending: Promise<T>,
): Promise<T> {
  const opened = await ending;
  worker.wake();
  return opened;
}

function consentClient(parts: Parts, worker: ConsentWorker): ConsentClient {
  const { database, fieldHash, signingKeys, now } = parts;
  const hashOf = (meterPoint: string) => fieldHash.of("meter point", meterPoint);
  return {
    notices: () => Object.values(purposes),
    grant: (scope, noticeVersion, why) => grantConsent(parts, scope, noticeVersion, why),
    withdraw: (scope, why) => thenErase(worker, withdrawConsent(parts, scope, why)),
    withdrawAll: (meter, why) =>
      thenErase(worker, endAllOfMeter(parts, meter, { act: "withdraw", why, who: meter.household })),
    async mint(scope, forMs = longestGrantMs) {
      const { household, meterPoint, fuel, purpose } = scope;
      const stored = { household, fuel, purpose, meterPointHash: hashOf(meterPoint) };
      // Before the look: a grant must not seem younger than a withdrawal that came between.
      const nowMs = now();
      return (await readLive(database, stored, nowMs, "none")) === null ? null : mint(scope, nowMs, forMs);
    },
    mintMany: (scopes) => mintMany(database, fieldHash, scopes, now()),
    async current(household, meter) {
      const only =
        meter === undefined ? null : { fuel: meter.fuel, meterPointHash: hashOf(meter.meterPoint) };
      return (await readHousehold(database, household, only)).map((held) => heldOf(held, now()));
    },
    receipt: (household, consentId) => readReceipt(database, signingKeys, household, consentId),
    publishedKeys: () => signingKeys.publicKeys(),
  };
}

function tenancyClient(parts: Parts, worker: ConsentWorker): TenancyClient {
  return {
    endTenancy: (meter, why) => thenErase(worker, endTenancy(parts, meter, why)),
    claimTenancy: (meter, newHousehold, proof) =>
      thenErase(worker, claimTenancy(parts, meter, newHousehold, proof)),
    askTenancy: (meter, asking) => askTenancy(parts, meter, asking),
    questions: (household) => openQuestions(parts.database, household),
    stillMine: (meter) => stillMine(parts, meter),
  };
}

function erasureClient(parts: Parts, worker: ConsentWorker): ErasureClient {
  const { database } = parts;
  return {
    cases: async (household) => (await readCases(database, household)).map((row) => caseOf(row, parts)),
    async case(household, caseId) {
      const row = await readCase(database, household, caseId);
      return row === null ? null : caseOf(row, parts);
    },
    certificate: async (household, caseId) =>
      (await readCase(database, household, caseId))?.certificate ?? null,
    async closeAccount(household, subject) {
      const closed = await closeAccount(parts, household, subject);
      worker.wake();
      return closed;
    },
    async closing(certificateKey) {
      const row = await readCaseByKey(database, sha256Of(certificateKey));
      return row === null ? null : { case: caseOf(row, parts), certificate: row.certificate };
    },
  };
}
