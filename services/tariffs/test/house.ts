import { createTestDatabase } from "@halfhourly/database/testing";
import { migrate } from "@halfhourly/database";
import { createLog } from "@halfhourly/service-kit";
import { createTariffs, type Statement, type TariffSource, type TariffsOptions } from "../src/index.js";
import { readFeed } from "../src/sources/feed/feed-source.js";
import { documentOf } from "./market.js";

export const NOON = Date.UTC(2026, 10, 29, 12);
export const DAY_MS = 86_400_000;

/** The service on a real database, with a clock that the test moves. */
export async function openTariffsHouse(
  sources: readonly TariffSource[],
  options: Partial<TariffsOptions> = {},
) {
  const { database, url, close } = await createTestDatabase();
  const clock = { nowMs: NOON };
  const said: string[] = [];
  const tariffs = createTariffs({
    database,
    sources,
    now: () => clock.nowMs,
    chance: () => 0.5,
    logger: createLog({ level: "warn", name: "tariffs", write: (line) => said.push(line) }),
    ...options,
  });
  await migrate(database, tariffs.migrations);
  return {
    database,
    url,
    clock,
    said,
    tariffs,
    /** All that is due, some time later. */
    async later(ms: number) {
      clock.nowMs += ms;
      await tariffs.work();
      return tariffs.client.market();
    },
    async sourceNamed(name: string) {
      const found = (await tariffs.client.sources()).find((one) => one.name === name);
      if (found === undefined) throw new Error("there is no such source");
      return found;
    },
    async close() {
      await tariffs.stop();
      await close();
    },
  };
}

/** A source that states what the test says, as a feed in JSON would. */
export function statedSource(name = "larkspur") {
  const source = {
    name,
    title: "Larkspur Energy",
    kind: "feed",
    generated: false,
    atMinute: 4 * 60,
    documents: [documentOf()] as unknown[],
    /** Null: it is of the time it is asked. */
    asOf: null as string | null,
    asked: 0,
    fault: null as Error | null,
    async fetch({ nowMs }): Promise<Statement> {
      source.asked += 1;
      if (source.fault !== null) throw source.fault;
      return readFeed(
        JSON.stringify({
          format: "halfhourly-tariff-feed-1",
          provider: "Larkspur Energy",
          asOf: source.asOf ?? new Date(nowMs).toISOString(),
          tariffs: source.documents,
        }),
      );
    },
  } satisfies TariffSource & Record<string, unknown>;
  return source;
}
