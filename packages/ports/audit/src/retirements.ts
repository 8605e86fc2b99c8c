import type { Queryable } from "@halfhourly/database";
import type { AnchorFile } from "./anchor-file.js";
import type { AuditFault } from "./port.js";

/** Seven years, less a month for a clock that was wrong: a chain may go after that and not before. */
const retiredAfterMs = (7 * 365 - 30) * 86_400_000;

/**
 * Chains that the database says were removed whole, held against what the anchors say: was its time come, and is it
 * written down where the database says so? A retired name may have begun a new chain since.
 */
export class Retirements {
  /** When an anchor last named the chain, since it last began. */
  readonly #lastNamedAtMs = new Map<string, number>();
  readonly #explained = new Set<string>();

  /** The anchor that says a chain's last retirement; null where none does yet. */
  constructor(readonly retiredBy: Map<string, number | null>) {}

  /** Call with every anchor, in order, before its heads are looked at. */
  take({ atMs, number, heads, retired }: AnchorFile, isNoted: boolean): AuditFault | null {
    for (const [chain] of retired.filter(([name]) => this.retiredBy.has(name))) {
      if (this.#isEarly(chain, atMs)) return gone(chain);
      this.#lastNamedAtMs.delete(chain);
      // The run that wrote a file and was cut off could not tell the database.
      if (!isNoted && this.retiredBy.get(chain) === null) this.retiredBy.set(chain, number);
      if (this.retiredBy.get(chain) === number) this.#explained.add(chain);
    }
    for (const [chain] of heads) if (this.retiredBy.has(chain)) this.#lastNamedAtMs.set(chain, atMs);
    return null;
  }

  /** True where what an anchor of this number says of the chain is about one that has gone. */
  isRetiredAfter(chain: string, anchor: number): boolean {
    const by = this.retiredBy.get(chain);
    return by !== undefined && (by === null || anchor < by);
  }

  /** A chain that waits for the anchor that will say so, before its time, or whose anchor does not say so. */
  unexplained(nowMs: number): AuditFault | null {
    for (const [chain, by] of this.retiredBy)
      if (!this.#explained.has(chain) && (by !== null || this.#isEarly(chain, nowMs))) return gone(chain);
    return null;
  }

  #isEarly(chain: string, atMs: number): boolean {
    return atMs - (this.#lastNamedAtMs.get(chain) ?? atMs) < retiredAfterMs;
  }
}

export async function readRetirements(tx: Queryable, schema: string): Promise<Retirements> {
  const rows = await tx.query<{ chain: string; anchored_by: string | null }>(
    `select chain, anchored_by from ${schema}.audit_retired order by chain`,
  );
  return new Retirements(
    new Map(rows.map(({ chain, anchored_by: by }) => [chain, by === null ? null : Number(by)])),
  );
}

function gone(chain: string): AuditFault {
  return { ok: false, chain, position: 1, fault: "missing" };
}
