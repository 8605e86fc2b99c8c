export interface StartedBroker {
  /** Host and port, on loopback. */
  readonly address: string;
  readonly pid: number;
  readonly folder: string;
}

/** Throws Error that says why there can be none here. */
export function startKafka(freePort: () => Promise<number>): Promise<StartedBroker>;
export function killKafka(broker: StartedBroker): Promise<void>;
export function restartKafka(broker: StartedBroker): Promise<StartedBroker>;
export function stopKafka(broker: Pick<StartedBroker, "pid" | "folder">): Promise<void>;
