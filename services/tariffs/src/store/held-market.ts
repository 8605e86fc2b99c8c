import type { LondonDate, MarketTariff } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { readSources, type SourceRow } from "./read-sources.js";
import { tariffStored } from "./stored-tariff.js";

export interface HeldTariff {
  readonly source: string;
  readonly tariff: MarketTariff;
  readonly withdrawnOn: LondonDate | null;
  /** Null while its source states it: then the source's counts. */
  readonly asOfMs: number | null;
}

export interface HeldRevision {
  readonly rows: ReadonlyMap<string, SourceRow>;
  readonly tariffs: readonly HeldTariff[];
}

/** Documents of one question to the database. */
const AT_ONCE = 50;
/** DR-005 counts with 50,000 kept; a store with more is not read into memory whole. */
const MOST_TARIFFS = 60_000;
const MOST_TRIES = 5;

/** The newest revision in memory: a tariff that has not changed is not read again. Only one revision is held. */
export class HeldMarket {
  /** By digest of the document. */
  #read: ReadonlyMap<string, MarketTariff> = new Map();
  #held: { readonly digests: string; readonly tariffs: readonly HeldTariff[] } | null = null;
  #reading: Promise<HeldRevision> | null = null;

  constructor(readonly parts: Pick<Parts, "database" | "sources" | "log">) {}

  /** Those who ask while it is read wait for the same. */
  newest(): Promise<HeldRevision> {
    this.#reading ??= this.#newest().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #newest(): Promise<HeldRevision> {
    for (let tries = 0; ; tries++) {
      const rows = await readSources(this.parts);
      const digests = digestsOf(rows);
      if (this.#held?.digests === digests) return { rows, tariffs: this.#held.tariffs };
      const tariffs = await this.#readTariffs([...rows.keys()]);
      // A refresh may have come between: then it is another revision that was read.
      if (digestsOf(await readSources(this.parts)) !== digests && tries < MOST_TRIES) continue;
      this.#held = { digests, tariffs };
      return { rows, tariffs };
    }
  }

  async #readTariffs(sources: readonly string[]): Promise<readonly HeldTariff[]> {
    const rows = await this.parts.database.query<{
      source: string;
      id: string;
      digest: string;
      withdrawn_on: LondonDate | null;
      as_of: Date | null;
    }>(
      `select source, id, digest, withdrawn_on, as_of from tariffs.tariff
       where source = any($1::text[]) order by source, id limit ${MOST_TARIFFS}`,
      [sources],
    );
    const read = new Map<string, MarketTariff>();
    for (const { digest } of rows) {
      const known = this.#read.get(digest);
      if (known !== undefined) read.set(digest, known);
    }
    const missing = rows.filter(({ digest }) => !read.has(digest));
    for (let i = 0; i < missing.length; i += AT_ONCE)
      await this.#readDocuments(
        missing.slice(i, i + AT_ONCE).map(({ digest }) => digest),
        sources,
        read,
      );
    this.#read = read;
    return rows.flatMap(({ source, digest, withdrawn_on: withdrawnOn, as_of: asOf }) => {
      const tariff = read.get(digest);
      return tariff === undefined ? [] : [{ source, tariff, withdrawnOn, asOfMs: asOf?.getTime() ?? null }];
    });
  }

  async #readDocuments(
    digests: readonly string[],
    sources: readonly string[],
    into: Map<string, MarketTariff>,
  ): Promise<void> {
    const rows = await this.parts.database.query<{ source: string; digest: string; document: Buffer }>(
      "select source, digest, document from tariffs.tariff where digest = any($1::text[]) and source = any($2::text[])",
      [digests, sources],
    );
    for (const { source, digest, document } of rows) {
      const read = await tariffStored(document);
      if (read.ok) into.set(digest, read.tariff);
      else
        this.parts.log.error(
          { source, field: read.faults[0]?.field },
          "a tariff that is held cannot be read by this version; it is left out until its source states it anew",
        );
    }
  }
}

function digestsOf(rows: ReadonlyMap<string, SourceRow>): string {
  return [...rows].map(([name, { contentDigest }]) => `${name} ${contentDigest}`).join("\n");
}
