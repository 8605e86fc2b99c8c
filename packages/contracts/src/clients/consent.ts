import type { Fuel, Grant, Purpose } from "@halfhourly/domain";

export interface ConsentScope {
  readonly household: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly purpose: Purpose;
}

export interface ConsentRecord extends ConsentScope {
  readonly state: "granted" | "withdrawn";
  readonly noticeVersion: string;
  readonly atMs: number;
}

/** How the other services reach the consent service. Nobody else can make a Grant. */
export interface ConsentClient {
  /** Records a consent with its audit link, in one transaction. Throws Problem `notice-out-of-date`. */
  grant(scope: ConsentScope, noticeVersion: string, why: string): Promise<ConsentRecord>;
  /** Ends a consent from the next instruction on. Idempotent. */
  withdraw(scope: ConsentScope, why: string): Promise<void>;
  /** A grant that lives at most `forMs` (default 15 minutes), or null where no consent is live. */
  mint(scope: ConsentScope, forMs?: number): Promise<Grant | null>;
  current(household: string): Promise<readonly ConsentRecord[]>;
}
