import type { Queryable } from "@halfhourly/database";
import { hasLapsed, londonDateAt, type Grant } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "./actions/parts.js";
import { isAnyGranted, readConsent, serialise, type StoredMeter, type StoredScope } from "./consent-store.js";
import { countDropped } from "./erasure/case-store.js";
import { holdMany, type ConsentRelied } from "./hold-many.js";

/** Live: granted, not past its last day even where the job has not come by yet. Null where it is not. */
export async function readLive(
  queryable: Queryable,
  scope: StoredScope,
  nowMs: number,
  lock: "hold" | "none",
): Promise<{ readonly sinceMs: number } | null> {
  const held = await readConsent(queryable, scope, lock);
  if (held === null || held.grantedSinceMs === null || held.renewBy === null) return null;
  return hasLapsed(held.renewBy, londonDateAt(nowMs)) ? null : { sinceMs: held.grantedSinceMs };
}

/** Refuses writes whose consent has ended, and counts them on its erasure case. */
export class WriteGate {
  readonly #counting = new Set<Promise<void>>();

  constructor(readonly parts: Pick<Parts, "database" | "fieldHash" | "now" | "log">) {}

  /** Holds the consent until the transaction ends. A grant from before a withdrawal is not revived by a later consent. */
  async assertStillConsented(tx: Queryable, grant: Grant): Promise<void> {
    const { household, meterPoint, fuel, purpose, mintedAtMs } = grant;
    const meterPointHash = this.parts.fieldHash.of("meter point", meterPoint);
    const scope: StoredScope = { household, meterPointHash, fuel, purpose };
    const live = await readLive(tx, scope, this.parts.now(), "hold");
    if (live !== null && mintedAtMs >= live.sinceMs) return;
    this.#count(scope);
    throw new Problem(
      403,
      "consent-withdrawn",
      "The consent for this meter and fuel has ended: nothing more is stored.",
    );
  }

  /** Of many: @returns indexes of those whose consent is not live. */
  async withoutConsent(tx: Queryable, relied: readonly ConsentRelied[]): Promise<ReadonlySet<number>> {
    const refused = await holdMany(tx, relied, this.parts.now());
    for (const place of refused) {
      const { household, meterPointHash, fuel } = relied[place]!;
      this.#count({ household, meterPointHash, fuel, purpose: "viewing" });
    }
    return refused;
  }

  /** Holds the absence of consent until the transaction ends. */
  async assertNotConsented(tx: Queryable, meter: StoredMeter): Promise<void> {
    await serialise(tx, meter.household);
    if (!(await isAnyGranted(tx, meter))) return;
    throw new Problem(
      409,
      "still-consented",
      "A consent for this meter and fuel is live: its readings stay.",
    );
  }

  /** Until every refusal so far is counted. */
  async settled(): Promise<void> {
    await Promise.all(this.#counting);
  }

  /** Beside the caller's transaction, which the refusal rolls back; not awaited in it, as it may hold the last connection. */
  #count(scope: StoredScope): void {
    const { database, log } = this.parts;
    const counting = countDropped(database, scope, 1)
      .catch((fault: unknown) => log.warn({ err: fault }, "a dropped write could not be counted"))
      .finally(() => this.#counting.delete(counting));
    this.#counting.add(counting);
  }
}
