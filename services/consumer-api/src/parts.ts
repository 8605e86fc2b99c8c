import type { CalorificValues } from "@halfhourly/calorific-value";
import type { AuditLog } from "@halfhourly/audit";
import type {
  CollectionClient,
  ConsentClient,
  ErasureClient,
  IngestionClient,
  MarketClient,
  MeterViews,
  PersonalDataSource,
  SourceOperations,
  Sources,
  SupplierAccounts,
  TenancyClient,
} from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import type { FieldHash, HouseholdKeys } from "@halfhourly/keys";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import type { ConsumerApiConfig } from "./config.js";

/** What the operator changes of persons, where the sign-in provider is ours. */
export interface PeopleAtIssuer {
  /** The subject of the person with this email in any spelling, or null. */
  find(email: string): Promise<string | null>;
  setRoles(subject: string, roles: readonly string[]): Promise<void>;
}

/** What stands for a home where nobody lives: meters to try a simulated source with, and what their screens show. */
export interface Practice {
  readonly practiceHomes: Sources["sources"][number]["practice"];
  /** Null where no number was sent to the meter. */
  numberShownOn(meterPoint: string): string | null;
  /** Made-up accounts of a simulated supplier. */
  accountsAt(source: string): Sources["sources"][number]["practiceAccounts"];
}

/** Everything the consumer API stands on. A test gives its own clock, ids and fakes of the interfaces. */
export interface Parts {
  readonly database: Database;
  readonly readingStore: ReadingStore;
  readonly consent: ConsentClient;
  readonly tenancies: TenancyClient;
  readonly erasure: ErasureClient;
  readonly ingestion: IngestionClient;
  /** Null where this copy is configured with no source to collect from. */
  readonly collection: CollectionClient | null;
  /** Accounts at suppliers and what hangs on them; absent where this copy is configured with none. */
  readonly suppliers?: SupplierAccounts & MeterViews & SourceOperations;
  /** Of a simulated source; absent where nothing is simulated. */
  readonly practice?: Practice;
  /** The market's tariffs; absent: there is nothing to compare with. */
  readonly market?: MarketClient;
  /** How much energy gas held; absent: every gas day counts with the domain's fallback. */
  readonly calorificValues?: CalorificValues;
  /** Seals what is kept of a household with its own key. */
  readonly keys: Pick<HouseholdKeys, "dataKey">;
  /** Finds a meter by its number, which is stored sealed. */
  readonly fieldHash: FieldHash;
  /** Where this service writes down what is done with a household's data. */
  readonly audit: Pick<AuditLog, "append">;
  /** Every service's, this one's included: from them a household reads who used its data. */
  readonly auditLogs: readonly Pick<AuditLog, "service" | "slice" | "newest">[];
  /** Other parts of the system that hold personal data: each adds its section to an export. */
  readonly personalDataSources?: readonly PersonalDataSource[];
  /** The embedded sign-in provider's persons; null where another issuer keeps them. */
  readonly people: PeopleAtIssuer | null;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** A new id that nobody can mistake for another; not a secret. */
  readonly ids: () => string;
  readonly config: ConsumerApiConfig;
  readonly logger: Log;
}
