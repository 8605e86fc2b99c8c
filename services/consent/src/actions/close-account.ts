import { createHash, randomBytes } from "node:crypto";
import type { ClosedAccount } from "@halfhourly/contracts";
import { lockGranted, serialise } from "../consent-store.js";
import { isAccountClosed, openCase } from "../erasure/case-store.js";
import { endConsent } from "./end-consents.js";
import { accountClosing } from "./grant-consent.js";
import type { Parts } from "./parts.js";

/** Nobody guesses 256 random bits: that is the whole throttle of the page that it opens. */
const certificateKeyBytes = 32;

/**
 * Ends every consent of a household and opens the case that erases all it has, in one transaction.
 * @throws Problem `account-closing` where it was closed before.
 */
export async function closeAccount(parts: Parts, household: string, subject: string): Promise<ClosedAccount> {
  const certificateKey = randomBytes(certificateKeyBytes).toString("base64url");
  const opened = await parts.database.transaction(async (tx) => {
    await serialise(tx, household);
    if (await isAccountClosed(tx, household)) throw accountClosing();
    const ending = { act: "withdraw", why: "account closed", who: household } as const;
    for (const held of await lockGranted(tx, household, null)) await endConsent(tx, parts, held, ending);
    return openCase(tx, parts, {
      kind: "account-closed",
      household,
      subject,
      scope: null,
      lastPurpose: true,
      certificateKeySha256: sha256Of(certificateKey),
    });
  });
  return { case: opened, certificateKey };
}

/** Only the hash is stored: who reads the database cannot open the page. */
export function sha256Of(certificateKey: string): string {
  return createHash("sha256").update(certificateKey).digest("hex");
}
