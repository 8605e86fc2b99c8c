import type { Sources } from "@halfhourly/contracts";
import type { DccOptions } from "@halfhourly/ingestion";
import type { DccChoice } from "./dcc-config.js";
import { openLiveDcc } from "./live.js";
import { openSimulator } from "./simulated.js";

/** What readings are collected from, as the server holds it. */
export interface CollectionSource {
  readonly options: DccOptions;
  /** Null for the real network. */
  readonly simulated: SimulatedSource | null;
  /** Answers may come from now on, to this port. */
  receiving(port: number): void;
  close(): Promise<void>;
}

export interface SimulatedSource {
  /** Made-up meters that anybody may add to an account. */
  readonly practiceHomes: Sources["sources"][number]["practice"];
  /** The id on the display of a demonstration home, which proves it; null for a meter of another. */
  displayIdOf(meterPoint: string): string | null;
  /** What the screen of a made-up meter shows, once a number was sent to it; null before, and for a meter that is none. */
  numberShownOn(meterPoint: string): string | null;
}

/** Null where nothing is collected. Throws Error that names what is missing of the operator's files. */
export async function openCollectionSource(
  choice: DccChoice,
  dataFolder: string,
  now: () => number,
): Promise<CollectionSource | null> {
  if (choice.kind === "off") return null;
  return choice.kind === "simulator" ? openSimulator(dataFolder) : openLiveDcc(choice, now);
}
