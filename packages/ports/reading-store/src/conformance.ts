import { after, describe } from "node:test";
import type { Fuel, Grant } from "@halfhourly/domain";
import { foldConformance } from "./conformance/folding.js";
import { grantConformance } from "./conformance/grants.js";
import { mergeConformance } from "./conformance/merging.js";
import { arrivingConformance } from "./conformance/arriving.js";
import { rangeConformance } from "./conformance/ranges.js";
import type { ReadingStore } from "./port.js";

export interface Scope {
  readonly household: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
}

/** One store as the suite needs it: with the consents, keys and clock that it answers to. */
export interface StoreUnderTest {
  readonly store: ReadingStore;
  /** Another process's client of the same storage: connections of its own, nothing shared in memory. */
  another(): ReadingStore;
  /** Records a viewing consent and mints a grant from it that lives for 15 minutes on the store's clock. */
  consent(scope: Scope): Promise<Grant>;
  withdraw(scope: Scope): Promise<void>;
  destroyKey(household: string): Promise<void>;
  /** The keyed hash by which the store finds a meter point. */
  hashOf(meterPoint: string): string;
  /** Moves the store's clock on. */
  passTime(ms: number): void;
  close(): Promise<void>;
}

/** What every adapter of ReadingStore must do. */
export function readingStoreConformance(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`reading store on ${name}`, async () => {
    const underTest = await open();
    after(() => underTest.close());
    mergeConformance(underTest);
    rangeConformance(underTest);
    grantConformance(underTest);
    arrivingConformance(underTest);
    foldConformance(underTest);
  });
}
