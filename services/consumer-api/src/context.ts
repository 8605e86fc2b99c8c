import type { PreparedMarkets } from "./comparison/prepared-markets.js";
import type { ExportWorker } from "./export/export-worker.js";
import type { Parts } from "./parts.js";
import type { IntensityReader } from "./reading/intensity-reader.js";
import type { SessionStore } from "./session/session-store.js";
import type { Issuer } from "./sign-in/issuer.js";
import type { CarbonFactors } from "./tariffs/shipped-data.js";
import type { AgreementReader } from "./tariffs/agreement-reader.js";

/** What the routes share: the parts, and what is made of them once. */
export interface Context extends Parts {
  readonly sessions: SessionStore;
  readonly issuer: Issuer;
  readonly exportWorker: ExportWorker;
  readonly agreements: AgreementReader;
  readonly intensities: IntensityReader;
  readonly preparedMarkets: PreparedMarkets;
  readonly carbonFactors: CarbonFactors;
}
