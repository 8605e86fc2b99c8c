import { randomUUID } from "node:crypto";
import type { ConsentClient, ConsentScope } from "@halfhourly/contracts";
import type { Database, Migration, Queryable } from "@halfhourly/database";
import type { Grant, Purpose } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { grantConsent } from "./actions/grant-consent.js";
import { withdrawConsent } from "./actions/withdraw-consent.js";
import { verifyAudit, type AuditVerdict } from "./audit.js";
import { readConsent, readHousehold } from "./consent-store.js";
import { consentMigrations } from "./migrations.js";
import { longestGrantMs, mint } from "./mint.js";

import { purposes } from "./purposes.js";

export { consentMigrations } from "./migrations.js";
export { purposes, type Notice } from "./purposes.js";
export type { AuditVerdict } from "./audit.js";

const allPurposes = Object.keys(purposes) as Purpose[];

export interface ConsentOptions {
  readonly database: Database;
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** A new opaque id; a random UUID when absent. */
  readonly ids?: () => string;
}

export interface ConsentService {
  readonly client: ConsentClient;
  readonly migrations: readonly Migration[];
  /**
   * For every writer of readings, inside its transaction: holds the consent until that transaction ends.
   * @throws Problem 403 `consent-withdrawn` where no consent is live.
   */
  assertStillConsented(tx: Queryable, grant: Grant): Promise<void>;
  /**
   * For whoever erases readings, inside its transaction: holds the absence of consent until that transaction ends.
   * @throws Problem 409 `still-consented` while any purpose is live.
   */
  assertNotConsented(tx: Queryable, scope: Omit<ConsentScope, "purpose">): Promise<void>;
  /** Recomputes the audit chain; for an operator and for a job. */
  verifyAudit(): Promise<AuditVerdict>;
}

/** The consent service's front door. Apply its migrations before the first call. */
export function createConsent({
  database,
  now = Date.now,
  ids = randomUUID,
}: ConsentOptions): ConsentService {
  const parts = { database, now, ids };
  return {
    migrations: consentMigrations,
    client: {
      grant: (scope, noticeVersion, why) => grantConsent(parts, scope, noticeVersion, why),
      withdraw: (scope, why) => withdrawConsent(parts, scope, why),
      async mint(scope, forMs = longestGrantMs) {
        return (await isLive(database, scope, "none")) ? mint(scope, now(), forMs) : null;
      },
      current: (household) => readHousehold(database, household),
    },
    async assertStillConsented(tx, grant) {
      if (await isLive(tx, grant, "hold")) return;
      throw new Problem(
        403,
        "consent-withdrawn",
        "The consent for this meter and fuel has ended: nothing more is stored.",
      );
    },
    async assertNotConsented(tx, scope) {
      for (const purpose of allPurposes)
        if (await isLive(tx, { ...scope, purpose }, "hold"))
          throw new Problem(
            409,
            "still-consented",
            "A consent for this meter and fuel is live: its readings stay.",
          );
    },
    verifyAudit: () => verifyAudit(database),
  };
}

async function isLive(queryable: Queryable, scope: ConsentScope, lock: "hold" | "none"): Promise<boolean> {
  return (await readConsent(queryable, scope, lock))?.state === "granted";
}
