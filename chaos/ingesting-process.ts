// The process that is killed: the product's own way of readings, told by the driver what comes in.
import { setTimeout as delay } from "node:timers/promises";
import {
  createArrivals,
  readIntervalDocument,
  readingsOfDocument,
  type ArrivedReadings,
  type RunningArrivals,
} from "@halfhourly/ingestion/arrivals";
import { silentLog } from "@halfhourly/service-kit";
import type { FromIngesting, SentDocument, ToIngesting } from "./messages.js";
import { openChaosStream } from "./open-stream.js";
import { openStoreOn, type OpenedStore } from "./store-on.js";

// Without its driver it is of no use to anybody.
process.on("disconnect", () => process.exit(0));
process.once("message", () => void begin());

async function begin(): Promise<void> {
  const [databaseUrl = "", keyFolder = "", kafka = ""] = process.argv.slice(2);
  const opened = await openStoreOn({ databaseUrl, keyFolder });
  const { database, store, consent } = opened;
  const stream = await openChaosStream(database, kafka);
  const arrivals = createArrivals({
    stream,
    database,
    readingStore: store,
    consent,
    now: Date.now,
    log: silentLog,
    told: async (outcomes) => say({ kind: "told", outcomes }),
    setAside: async (_, reason) => say({ kind: "set-aside", reason }),
  });
  arrivals.start();
  process.on("message", (message: ToIngesting) => void take(message, arrivals, opened));
  say({ kind: "ready" });
}

async function take(
  message: ToIngesting,
  way: RunningArrivals,
  { store: readings }: OpenedStore,
): Promise<void> {
  if (message.kind === "documents") return ingest(way, message.id, message.documents);
  if (message.kind === "backlog") return tellBacklog(way);
  if (message.kind === "begin") return;
  // As the product's nightly job: what fails is left for the next round.
  await readings.foldMonths().catch(() => {});
  say({ kind: "folded" });
}

async function ingest(way: RunningArrivals, id: number, documents: readonly SentDocument[]): Promise<void> {
  try {
    await way.append(documents.map(arrivedOf));
  } catch (fault) {
    return say({ kind: "refused", id, reason: reasonOf(fault) });
  }
  say({ kind: "acknowledged", id });
}

async function tellBacklog(way: RunningArrivals): Promise<void> {
  for (;;)
    try {
      const { records } = await way.backlog();
      return say({ kind: "backlog", records });
    } catch {
      await delay(100);
    }
}

function arrivedOf({ household, bytes }: SentDocument): ArrivedReadings {
  const read = readIntervalDocument(bytes);
  if (!read.ok) throw new Error(`a document of the driver's was refused at ${read.fault.at}`);
  const readings = readingsOfDocument(read.document, read.firstSlot, (_, code) => {
    throw new Error(`a value of the driver's was rejected: ${code}`);
  });
  const { meterPoint, fuel, direction, element, unit } = read.document;
  const register = { fuel, direction, element, unit };
  const lineage = { source: "chaos", conversion: 1, receivedAtMs: Date.now() };
  return { household, meterPoint, linkId: household, register, readings, ...lineage };
}

/** Codes of PostgreSQL and of the network, and names of ours: no text that may quote a row. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return "unknown";
  return "code" in fault ? String(fault.code) : fault.name === "Error" ? fault.message : fault.name;
}

function say(message: FromIngesting): void {
  process.send?.(message);
}
