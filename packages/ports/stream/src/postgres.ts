import type { Database } from "@halfhourly/database";
import { Rounds } from "@halfhourly/service-kit";
import { checkGroup, checkSubscription } from "./check-record.js";
import { GatheredAppends } from "./gathered-appends.js";
import type { Backlog, Stream } from "./port.js";
import { appendBatches } from "./postgres/append.js";
import { backlogOf, fixPartitions } from "./postgres/partitions.js";
import { trim } from "./postgres/places.js";
import { LogSubscription, type LogTimes } from "./postgres/subscription.js";

export { streamMigrations } from "./postgres/migrations.js";
export { forgetGroup } from "./postgres/partitions.js";

export interface PostgresStreamOptions {
  readonly database: Database;
  /** Fixed at the first start of a database; 16 unless said. */
  readonly partitions?: number;
  /** Records that the slowest group may be behind before appending is refused; 2,000,000 unless said. */
  readonly mostBehind?: number;
  readonly times?: LogTimes;
  /** Told when removing what every group has passed failed; it is tried again. */
  readonly onFault: (fault: unknown) => void;
}

const defaultMostBehind = 2_000_000;
const defaultTimes: LogTimes = { leaseMs: 15_000, pollMs: 500 };
const trimEveryMs = 5000;
/** Bounded, so that removing never holds its transaction for long. */
const rowsATrim = 4000;

/**
 * The stream as a log in PostgreSQL. Apply `streamMigrations` first. Closing it leaves the database open.
 * @throws RangeError where the database already holds another number of partitions than the one given.
 */
export async function openPostgresStream(options: PostgresStreamOptions): Promise<Stream> {
  const { database, mostBehind = defaultMostBehind, times = defaultTimes, onFault } = options;
  const partitions = await fixPartitions(database, options.partitions);
  const subscriptions = new Set<LogSubscription>();
  const appends = new GatheredAppends({
    partitions,
    async write(records) {
      const appended = await appendBatches(database, records, mostBehind);
      for (const subscription of subscriptions) for (const one of appended) subscription.tell(one);
    },
  });
  const trimming = new Rounds({ everyMs: trimEveryMs, round: () => trimAll(database), onFault });
  return {
    partitions,
    append: (records) => appends.append(records),
    subscribe(asked) {
      checkSubscription(asked.group, asked.mostRecords);
      const subscription = new LogSubscription(database, asked, times);
      subscriptions.add(subscription);
      trimming.start();
      return {
        stop: () => subscription.stop().finally(() => subscriptions.delete(subscription)),
      };
    },
    async backlog(group): Promise<Backlog> {
      checkGroup(group);
      return backlogOf(database, group);
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await Promise.all([trimming.stop(), appends.settle()]);
    },
  };
}

async function trimAll(database: Database): Promise<void> {
  while ((await trim(database, rowsATrim)) === rowsATrim);
}
