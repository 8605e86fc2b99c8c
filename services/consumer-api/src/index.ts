import type { Agreement, DataOwner, NewAgreement } from "@halfhourly/contracts";
import type { Migration } from "@halfhourly/database";
import type { Slot } from "@halfhourly/domain";
import type { FastifyInstance } from "fastify";
import { accountFor, embeddedIssuer, findAccount, type Account } from "./actions/accounts.js";
import { addAgreement, agreementsOf } from "./actions/agreements.js";
import { putCarbonIntensities } from "./actions/carbon-intensities.js";
import { dataOwner } from "./actions/data-owner.js";
import { clearCutOffLinks, linkMeter, type MeterToLink } from "./actions/link-meter.js";
import { metersOf, type LinkedMeter } from "./actions/meter-rows.js";
import { sealAccounts } from "./actions/seal-accounts.js";
import { sealPlainRows } from "./actions/seal-plain-rows.js";
import { unlinkMeter } from "./actions/unlink-meter.js";
import { CompareWorker } from "./comparison/compare-worker.js";
import { PreparedMarkets } from "./comparison/prepared-markets.js";
import type { Context } from "./context.js";
import { exportsOwner } from "./export/erase-exports.js";
import { ExportWorker } from "./export/export-worker.js";
import { registerConsumerApi } from "./http/register.js";
import { migrations } from "./migrations.js";
import type { Parts } from "./parts.js";
import { IntensityReader } from "./reading/intensity-reader.js";
import { SessionStore } from "./session/session-store.js";
import { issuerNameOf, type IssuersPerson } from "./sign-in/claims.js";
import { createIssuer } from "./sign-in/issuer.js";
import { AgreementReader } from "./tariffs/agreement-reader.js";
import { readCarbonFactors } from "./tariffs/shipped-data.js";

export { httpServerOptions, keepTimes, type Proxies } from "./http/server-options.js";
export { migrations as consumerApiMigrations } from "./migrations.js";
export { embeddedTerms } from "./config.js";
export type { AppClient, ConsumerApiConfig, IssuerConfig } from "./config.js";
export type { Parts } from "./parts.js";
export type { Account, LinkedMeter, MeterToLink, IssuersPerson };

export interface ConsumerApi {
  /** Apply them before the first request. */
  readonly migrations: readonly Migration[];
  /** Adds /v1, /docs, /health and /ready to a server made with `httpServerOptions`. */
  register(http: FastifyInstance): Promise<void>;
  /** Undoes what a crash left half-done. Call it once at start, after the migrations. */
  recover(): Promise<void>;
  /** What erasure reaches of ours: exports first, then accounts with all that hangs on them. */
  readonly owners: readonly DataOwner[];
  /** Begins to make exports that were asked for, an earlier process's first. */
  start(): void;
  /** This night's comparing as far as it is not done, now: for whoever does not start the job. */
  compareHomes(): Promise<void>;
  /** Waits for what is under way; an export that is cut off is made again at the next start. */
  stop(): Promise<void>;
  // What seeding and the sign-in provider use. Each throws Problem with a stable code.
  /** The account of somebody whom the issuer knows, made where there is none. */
  accountFor(person: IssuersPerson): Promise<Account>;
  /** Ends every session of somebody whom the embedded provider knows: how they sign in has changed. */
  endSessionsOf(subject: string): Promise<void>;
  linkMeter(household: string, meter: MeterToLink): Promise<LinkedMeter>;
  /** Ends the consents; the readings are erased in their cases. */
  unlinkMeter(household: string, meterId: string): Promise<void>;
  metersOf(household: string): Promise<readonly LinkedMeter[]>;
  addAgreement(household: string, meterId: string, agreement: NewAgreement): Promise<Agreement>;
  agreementsOf(household: string, meterId: string): Promise<readonly Agreement[]>;
  /** Whole g CO2 a kWh of a GSP group (`_A` to `_P`), one a half hour from `firstSlot`; null leaves what is held. */
  putCarbonIntensities(
    region: string,
    firstSlot: Slot,
    gramsPerKwh: readonly (number | null)[],
  ): Promise<void>;
}

/** The consumer API's front door: accounts, sessions, meter links and tariff agreements are its own; readings it only reads. */
export function createConsumerApi(parts: Parts): ConsumerApi {
  const context: Context = {
    ...parts,
    sessions: new SessionStore(parts),
    issuer: createIssuer(parts),
    exportWorker: new ExportWorker(parts),
    agreements: new AgreementReader(parts),
    intensities: new IntensityReader(parts.database),
    preparedMarkets: new PreparedMarkets(),
    carbonFactors: readCarbonFactors(),
  };
  const comparing = new CompareWorker(context);
  return {
    migrations,
    register: (http) => registerConsumerApi(http, context),
    owners: [exportsOwner(parts), dataOwner(parts)],
    start() {
      context.exportWorker.start();
      comparing.start();
    },
    async stop() {
      await context.exportWorker.stop();
      await comparing.stop();
    },
    compareHomes: () => comparing.work(),
    async recover() {
      await sealAccounts(parts);
      await sealPlainRows(parts);
      await clearCutOffLinks(parts);
      await context.sessions.endThoseOfOthers(issuerNameOf(parts.config.issuer) ?? embeddedIssuer);
    },
    accountFor: (person) => accountFor(parts, person),
    async endSessionsOf(subject) {
      const account = await findAccount(parts, { subject });
      if (account !== null) await context.sessions.endAll(account.accountId);
    },
    linkMeter: (household, meter) => linkMeter(parts, household, meter),
    async unlinkMeter(household, meterId) {
      await unlinkMeter(parts, household, meterId);
    },
    metersOf: (household) => metersOf(parts, household),
    addAgreement: (household, meterId, agreement) => addAgreement(parts, household, meterId, agreement),
    agreementsOf: (household, meterId) => agreementsOf(parts, household, meterId),
    putCarbonIntensities: (region, firstSlot, gramsPerKwh) =>
      putCarbonIntensities(parts, region, firstSlot, gramsPerKwh),
  };
}
