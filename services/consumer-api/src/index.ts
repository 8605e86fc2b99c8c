import type { Agreement, NewAgreement } from "@halfhourly/contracts";
import type { Migration } from "@halfhourly/database";
import type { Slot } from "@halfhourly/domain";
import type { FastifyInstance } from "fastify";
import {
  createAccount,
  findAccount,
  verifyPassword,
  type Account,
  type NewAccount,
} from "./actions/accounts.js";
import { addAgreement, agreementsOf } from "./actions/agreements.js";
import { putCarbonIntensities } from "./actions/carbon-intensities.js";
import { clearCutOffLinks, linkMeter, type MeterToLink } from "./actions/link-meter.js";
import { metersOf, type LinkedMeter } from "./actions/meter-rows.js";
import { unlinkMeter } from "./actions/unlink-meter.js";
import type { Context } from "./context.js";
import { registerConsumerApi } from "./http/register.js";
import { migrations } from "./migrations.js";
import type { Parts } from "./parts.js";
import { IntensityReader } from "./reading/intensity-reader.js";
import { SessionStore } from "./session/session-store.js";
import { createIssuer } from "./sign-in/issuer.js";
import { AgreementReader } from "./tariffs/agreement-reader.js";
import { readCarbonFactors } from "./tariffs/shipped-data.js";

export { httpServerOptions } from "./http/server-options.js";
export { migrations as consumerApiMigrations } from "./migrations.js";
export type { ConsumerApiConfig, IssuerConfig } from "./config.js";
export type { Parts } from "./parts.js";
export type { Account, LinkedMeter, MeterToLink, NewAccount };

export interface ConsumerApi {
  /** Apply them before the first request. */
  readonly migrations: readonly Migration[];
  /** Adds /v1, /docs, /health and /ready to a server made with `httpServerOptions`. */
  register(http: FastifyInstance): Promise<void>;
  /** Undoes what a crash left half-done. Call it once at start, after the migrations. */
  recover(): Promise<void>;
  // What seeding and the sign-in provider use. Each throws Problem with a stable code.
  createAccount(account: NewAccount): Promise<Account>;
  findAccount(email: string): Promise<Account | null>;
  /** The account id, or null; an unknown email takes as long as a wrong password. */
  verifyPassword(email: string, password: string): Promise<string | null>;
  linkMeter(household: string, meter: MeterToLink): Promise<LinkedMeter>;
  /** Ends the consent and erases the readings. */
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
    issuer: createIssuer(parts.config, parts.now),
    agreements: new AgreementReader(parts.database),
    intensities: new IntensityReader(parts.database),
    carbonFactors: readCarbonFactors(),
  };
  return {
    migrations,
    register: (http) => registerConsumerApi(http, context),
    recover: () => clearCutOffLinks(parts),
    createAccount: (account) => createAccount(parts, account),
    findAccount: (email) => findAccount(parts, email),
    verifyPassword: (email, password) => verifyPassword(parts, email, password),
    linkMeter: (household, meter) => linkMeter(parts, household, meter),
    unlinkMeter: (household, meterId) => unlinkMeter(parts, household, meterId),
    metersOf: (household) => metersOf(parts.database, household),
    addAgreement: (household, meterId, agreement) => addAgreement(parts, household, meterId, agreement),
    agreementsOf: (household, meterId) => agreementsOf(parts.database, household, meterId),
    putCarbonIntensities: (region, firstSlot, gramsPerKwh) =>
      putCarbonIntensities(parts, region, firstSlot, gramsPerKwh),
  };
}
