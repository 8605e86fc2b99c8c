import { Rounds, withKeptClaim } from "@halfhourly/service-kit";
import { endAtSources } from "./end-access.js";
import type { CollectingParts } from "./parts.js";
import { forgetEnded, keepAccessClaim, releaseAccess } from "./store/accesses.js";
import { claimAccount } from "./store/claim-account.js";
import { workAccount } from "./work-account.js";

/** A worker that dies is noticed after this long at most. */
const CLAIM_SECONDS = 15;
/** For what other processes wrote down, and for what becomes due. */
const LOOK_AGAIN_MS = 2_000;

/** Collects from every source, each in rounds of its own: one that hangs holds up nobody but itself. */
export class Collector {
  readonly #rounds: readonly Rounds[];
  readonly #worker: string;
  readonly #ending = new AbortController();

  constructor(readonly parts: CollectingParts) {
    this.#worker = parts.ids();
    const rounds = (work: () => Promise<unknown>, everyMs: number, complaint: string) =>
      new Rounds({
        everyMs,
        round: work,
        onFault: (fault) => parts.log.warn({ err: fault }, complaint),
      });
    this.#rounds = [
      ...[...parts.sources.keys()].map((source) =>
        rounds(() => this.collect(source), LOOK_AGAIN_MS, "a source could not be collected from"),
      ),
      rounds(() => this.#forget(), 60_000, "what was found and not used could not be forgotten"),
    ];
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    for (const rounds of this.#rounds) rounds.start();
  }

  /** Requests under way are broken off; their ranges are fetched at the next start. */
  async stop(): Promise<void> {
    const stopping = this.#rounds.map((rounds) => rounds.stop());
    this.#ending.abort();
    await Promise.all(stopping);
  }

  wake(): void {
    for (const rounds of this.#rounds) rounds.wake();
  }

  /** Everything that is due from a source now. */
  async collect(source: string): Promise<void> {
    const lanes = Array.from({ length: this.parts.config.fetchesAtOnce }, () => this.#lane(source));
    const ended = await Promise.allSettled(lanes);
    const failed = ended.find((one) => one.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async #lane(source: string): Promise<void> {
    const { database, now } = this.parts;
    while (!this.#isStopping) {
      const claimed = await claimAccount(database, source, this.#worker, new Date(now()), CLAIM_SECONDS);
      if (claimed === null) return;
      await this.#work(claimed);
    }
  }

  async #work(accessId: string): Promise<void> {
    const { database } = this.parts;
    const keep = () => keepAccessClaim(database, accessId, this.#worker, CLAIM_SECONDS);
    const { signal } = this.#ending;
    await withKeptClaim(keep, (isLost) =>
      workAccount(this.parts, accessId, { signal, shouldStop: () => this.#isStopping || isLost() }),
    );
    // Not where it failed for a reason of ours: then the claim runs out first, and it is not tried in a tight circle.
    await releaseAccess(database, accessId, this.#worker);
  }

  get #isStopping(): boolean {
    return this.#ending.signal.aborted;
  }

  async #forget(): Promise<void> {
    const removed = await forgetEnded(this.parts.database, new Date(this.parts.now()));
    await endAtSources(this.parts, removed);
  }
}
