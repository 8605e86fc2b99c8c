import { join } from "node:path";
import { openDccOptions } from "@halfhourly/ingestion";
import type { CollectionSource } from "./collection-source.js";
import type { LiveDcc } from "./dcc-config.js";

/** The real network, with the operator's keys: docs/dcc.md. */
export async function openLiveDcc(live: LiveDcc, now: () => number): Promise<CollectionSource> {
  const { user, dcc, keysFolder, urls, smkiUrl, listen, clients } = live;
  const { longestRangeDays, requestsPerSecond, duisXsd } = live;
  const options = await openDccOptions({
    settings: { environment: "live", originator: user, dcc, longestRangeDays, requestsPerSecond },
    keystore: keysFolder,
    agreementCertificate: join(keysFolder, `${user}-ka.pem`),
    tls: {
      certificate: join(keysFolder, "tls", "certificate.pem"),
      key: join(keysFolder, "tls", "key.pem"),
      root: join(keysFolder, "tls", "root.pem"),
    },
    urls: { ...urls, smki: smkiUrl },
    receiver: { ...listen, clients },
    answerSigners: [dcc],
    now,
    ...(duisXsd === null ? {} : { duisXsd }),
  });
  return { options, simulated: null, receiving: () => {}, close: async () => {} };
}
