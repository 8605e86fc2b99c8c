import type { Database } from "@halfhourly/database";
import { openKafkaStream, openPostgresStream, type Stream } from "@halfhourly/stream";

/** Shorter than the product's 15 s: a killed process's partitions are to be taken over between two kills. */
const LEASE_MS = 1_000;

/** The product's stream: in its PostgreSQL, or, where `kafka` names a broker and topic (`host:port/topic`), there. */
export async function openChaosStream(database: Database, kafka: string): Promise<Stream> {
  if (kafka === "")
    return openPostgresStream({
      database,
      partitions: 8,
      times: { leaseMs: LEASE_MS, pollMs: 100 },
      // Removing what was passed is tried again by itself.
      onFault: () => {},
    });
  const [broker = "", topic = ""] = kafka.split("/");
  return openKafkaStream({
    brokers: [broker],
    topic,
    partitions: 8,
    times: { sessionMs: 6_000, pollMs: 100 },
  });
}
