import { describe } from "node:test";
import { deliveryCases } from "./conformance/delivery.js";
import { deathCases, groupCases } from "./conformance/groups.js";
import { recordCases } from "./conformance/records.js";
import type { Stream } from "./port.js";

/** A stream of its own, empty, for one test. */
export interface StreamUnderTest {
  /** Another client of it, as another process would be. `mostBehind` is its bound. */
  open(bound?: { readonly mostBehind: number }): Promise<Stream>;
  startDoomed(group: string): Promise<DoomedProcess>;
  /** Closes every client that it opened. */
  close(): Promise<void>;
}

/** Another process, in the middle of its first batch as a member of the group; it never comes to the end of it. */
export interface DoomedProcess {
  /** Ended by SIGKILL. */
  kill(): Promise<void>;
}

/** What every adapter of Stream must do. `skip` says why it cannot be tried here. */
export function streamConformance(
  adapter: string,
  create: () => Promise<StreamUnderTest>,
  skip: string | false = false,
): void {
  describe(`the stream in ${adapter}`, { skip }, () => {
    casesInOneProcess(create);
    deathCases(create);
  });
}

/** The same for an engine that no second process can reach: nothing of it can be told by killing one. */
export function oneProcessStreamConformance(
  adapter: string,
  create: () => Promise<Omit<StreamUnderTest, "startDoomed">>,
): void {
  describe(`the stream in ${adapter}`, () => casesInOneProcess(create));
}

function casesInOneProcess(create: () => Promise<Omit<StreamUnderTest, "startDoomed">>): void {
  recordCases(create);
  deliveryCases(create);
  groupCases(create);
}
