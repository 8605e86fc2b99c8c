import type { Sources } from "@halfhourly/contracts";
import type { ConfiguredSource } from "@halfhourly/ingestion";

/** Suppliers and intermediaries, as the server holds them. */
export interface Suppliers {
  readonly sources: readonly ConfiguredSource[];
  /** Made-up accounts to try a simulated one with; none of a real one. */
  accountsAt(source: string): Sources["sources"][number]["practiceAccounts"];
  close(): Promise<void>;
}
