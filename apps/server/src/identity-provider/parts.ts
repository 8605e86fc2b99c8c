import type { MailSender } from "@halfhourly/mail";
import type { Log } from "@halfhourly/service-kit";
import type { IdentitySecrets } from "./openid/secrets.js";
import type { PeopleParts } from "./people/person-rows.js";
import type { SmsSender } from "./sms-sender.js";

/** What about a person's sign-in changed. */
export type PersonChange = "password" | "email" | "authenticator" | "recovery-codes";

export interface IdentityProviderParts extends PeopleParts {
  /** The one address that people use, without a path or trailing slash. */
  readonly publicUrl: string;
  readonly secrets: IdentitySecrets;
  /** Null: nobody can register or recover, because no code can be sent; signing in works. */
  readonly mail: MailSender | null;
  /** Null or absent: only an authenticator app is offered. */
  readonly sms?: SmsSender | null;
  /** Whether a password is on a list of those that became known. */
  readonly isBreached: (password: string) => Promise<boolean>;
  /** Told after the change is durable, so that sessions elsewhere can be ended. */
  readonly onPersonChanged: (subject: string, what: PersonChange) => Promise<void>;
  readonly logger: Log;
}
