import { setTimeout as delay } from "node:timers/promises";
import { Rounds, withKeptClaim } from "@halfhourly/service-kit";
import { londonDateAt } from "@halfhourly/domain";
import { horizonOf } from "../history/horizon.js";
import type { Parts } from "../parts.js";
import type { SourceCall, TariffSource } from "../sources/port.js";
import { StatementFault } from "../sources/statement-fault.js";
import { keepStatement, readHeld } from "../store/keep-statement.js";
import {
  claimSource,
  keepSourceClaim,
  noteFault,
  registerSources,
  releaseSource,
} from "../store/source-states.js";
import { minuteOf, nextDailyMs, pauseAfter } from "./next-try.js";

/** A worker that dies is noticed after this long at most. */
const CLAIM_SECONDS = 15;
const LOOK_AGAIN_MS = 30_000;
const REQUEST_MS = 60_000;
const MOST_BYTES = 64_000_000;
/** A supplier's whole history is some thousand questions. */
const REFRESH_MS = 45 * 60_000;

/** Asks every source once a day, each in rounds of its own: one that hangs holds up nobody but itself. */
export class Refresher {
  readonly #rounds: readonly Rounds[];
  readonly #worker: string;
  readonly #ending = new AbortController();

  constructor(readonly parts: Parts) {
    this.#worker = parts.ids();
    this.#rounds = [...parts.sources.values()].map(
      (source) =>
        new Rounds({
          everyMs: LOOK_AGAIN_MS,
          round: () => this.refresh(source),
          onFault: (fault) =>
            parts.log.warn({ err: fault, source: source.name }, "a source of tariffs could not be worked on"),
        }),
    );
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    for (const rounds of this.#rounds) rounds.start();
  }

  /** Requests under way are broken off; the refresh begins anew at the next start. */
  async stop(): Promise<void> {
    const stopping = this.#rounds.map((rounds) => rounds.stop());
    this.#ending.abort();
    await Promise.all(stopping);
  }

  /** One look at a source, which is asked if it is due. */
  async refresh(source: TariffSource): Promise<void> {
    const { database, now } = this.parts;
    await registerSources(database, [source.name], new Date(now()));
    const tries = await claimSource(database, source.name, this.#worker, new Date(now()), CLAIM_SECONDS);
    if (tries === null) return;
    const keep = () => keepSourceClaim(database, source.name, this.#worker, CLAIM_SECONDS);
    try {
      await withKeptClaim(keep, () => this.#ask(source));
    } catch (fault) {
      await this.#meet(source, tries + 1, fault);
    }
  }

  async #ask(source: TariffSource): Promise<void> {
    const { database, now } = this.parts;
    const statement = await source.fetch(this.#callOf(source));
    const nowMs = now();
    await keepStatement(database, statement, {
      source: source.name,
      worker: this.#worker,
      now: new Date(nowMs),
      today: londonDateAt(nowMs),
      horizon: horizonOf(nowMs),
      dueAt: new Date(nextDailyMs(nowMs, source.atMinute ?? minuteOf(source.name))),
    });
  }

  #callOf(source: TariffSource): SourceCall {
    const { database, httpWith, now } = this.parts;
    const signal = AbortSignal.any([this.#ending.signal, AbortSignal.timeout(REFRESH_MS)]);
    return {
      http: httpWith({ timeoutMs: REQUEST_MS, mostBytes: MOST_BYTES }),
      signal,
      nowMs: now(),
      held: (id) => readHeld(database, source.name, id),
      wait: (ms) => delay(ms, undefined, { signal }),
    };
  }

  async #meet(source: TariffSource, tries: number, fault: unknown): Promise<void> {
    const { database, now, chance, log } = this.parts;
    // Our own end is no fault of the source's.
    if (this.#ending.signal.aborted) return releaseSource(database, source.name, this.#worker);
    const known =
      fault instanceof StatementFault
        ? fault
        : { code: "unexpected", message: "It could not be worked on.", retryAfterMs: null };
    const { code, message } = known;
    const dueAt = new Date(now() + pauseAfter(tries, known, chance()));
    await noteFault(database, source.name, this.#worker, { code, message, dueAt });
    const fields = { source: source.name, code, reason: message, tries };
    if (fault instanceof StatementFault)
      log.warn(fields, "tariffs were not refreshed; what is held stays in use");
    else log.error({ ...fields, err: fault }, "tariffs could not be worked on; what is held stays in use");
  }
}
