import type { Lineage } from "../arrivals/lineage.js";
import type { Parts } from "../parts.js";
import type { DccConfig } from "./config.js";
import type { DccTransport, DccWords, DeviceCertificates } from "./words.js";

/** What every part of the exchange works with. */
export interface ExchangeParts extends Parts {
  readonly config: DccConfig;
  readonly words: DccWords;
  readonly transport: DccTransport;
  readonly certificates: DeviceCertificates;
  /** The batches that readings name as their arrival. */
  readonly lineage: Lineage;
}
