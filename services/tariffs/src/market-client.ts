import type {
  Market,
  MarketClient,
  MarketEntry,
  MarketSource,
  UnpriceableTariff,
} from "@halfhourly/contracts";
import type { Parts } from "./parts.js";
import { digestOf } from "./store/stored-tariff.js";
import { countTariffs, readSources, type SourceRow } from "./store/read-sources.js";
import { HeldMarket, type HeldTariff } from "./store/held-market.js";

/** FR-007, INT-003. */
const STALE_AFTER_MS = 7 * 86_400_000;

/** The market from the database, of which this process holds the newest revision in memory. */
export function marketClient(parts: Parts): MarketClient {
  const held = new HeldMarket(parts);
  let last: { readonly key: string; readonly market: Market } | null = null;
  return {
    async market() {
      const { rows, tariffs } = await held.newest();
      const nowMs = parts.now();
      const entries = () => tariffs.map((tariff) => entryOf(tariff, rows, parts, nowMs));
      const key = keyOf(rows, tariffs, nowMs);
      if (last?.key === key) return last.market;
      const market = {
        revision: revisionOf(rows),
        tariffs: entries(),
        unpriceable: [...rows].flatMap(([source, { unpriceable }]) =>
          unpriceable.map((one): UnpriceableTariff => ({ source, ...one })),
        ),
      };
      last = { key, market };
      return market;
    },
    async sources() {
      const [rows, counts] = [await readSources(parts), await countTariffs(parts)];
      return [...parts.sources.values()].map((source): MarketSource => {
        const row = rows.get(source.name);
        return {
          name: source.name,
          title: source.title,
          kind: source.kind,
          generated: source.generated,
          lastTriedAtMs: row?.lastTriedAtMs ?? null,
          lastGoodAtMs: row?.lastGoodAtMs ?? null,
          asOfMs: row?.asOfMs ?? null,
          isStale: isStale(row?.asOfMs ?? null, parts.now()),
          nextTryAtMs: row?.dueAtMs ?? null,
          fault: row?.fault ?? null,
          stated: counts.get(source.name)?.stated ?? 0,
          withdrawn: counts.get(source.name)?.withdrawn ?? 0,
          unpriceable: row?.unpriceable.length ?? 0,
        };
      });
    },
  };
}

function entryOf(
  { source, tariff, withdrawnOn, asOfMs }: HeldTariff,
  rows: ReadonlyMap<string, SourceRow>,
  { sources }: Parts,
  nowMs: number,
): MarketEntry {
  // A row is there only where its source was good once.
  const then = asOfMs ?? rows.get(source)?.asOfMs ?? 0;
  return {
    tariff,
    source,
    generated: sources.get(source)?.generated ?? false,
    asOfMs: then,
    isStale: isStale(then, nowMs),
    withdrawnOn,
  };
}

function isStale(asOfMs: number | null, nowMs: number): boolean {
  return asOfMs === null || nowMs - asOfMs > STALE_AFTER_MS;
}

function revisionOf(rows: ReadonlyMap<string, SourceRow>): string {
  return digestOf([...rows].map(([name, { contentDigest }]) => `${name} ${contentDigest}`).join("\n"));
}

/** What a market is made of: the same exactly while each of its entries is. */
function keyOf(rows: ReadonlyMap<string, SourceRow>, tariffs: readonly HeldTariff[], nowMs: number): string {
  const ages = [...rows.values()].map(({ asOfMs }) => `${asOfMs} ${isStale(asOfMs, nowMs)}`);
  const stale = tariffs.filter(({ asOfMs }) => asOfMs !== null && isStale(asOfMs, nowMs)).length;
  return [revisionOf(rows), ...ages, stale].join("\n");
}
