import { serveFakes } from "../fake-server.js";
import {
  MisbehaviourBoard,
  type EndMisbehaviour,
  type Misbehaving,
  type Misbehaviour,
} from "../misbehaviour.js";
import type { SupplierHome } from "../world/supplier-home.js";
import { supplierHomes } from "../world/supplier-homes.js";
import { SIMULATED_CLIENT } from "./client.js";
import { fakeOpenSupply } from "./fake-open-supply.js";
import type { OpenSupplyFault } from "./faults.js";

export interface OpenSupplySimulator {
  readonly baseUrl: string;
  readonly client: typeof SIMULATED_CLIENT;
  readonly homes: readonly SupplierHome[];
  /** The faults of its implementation that are on: add and delete at any time. */
  readonly faults: Set<OpenSupplyFault>;
  misbehave(what: Misbehaviour, when?: Misbehaving): EndMisbehaviour;
  setNowMs(nowMs: number): void;
  close(): Promise<void>;
}

/** One supplier alone on loopback, whose implementation of the contract may have faults. */
export async function startOpenSupplySimulator({
  seed = 1,
  startMs,
  port = 0,
}: {
  readonly seed?: number;
  readonly startMs?: number;
  readonly port?: number;
} = {}): Promise<OpenSupplySimulator> {
  let standsAtMs = startMs;
  const nowMs = (): number => standsAtMs ?? Date.now();
  const homes = supplierHomes(seed, 0, nowMs());
  const faults = new Set<OpenSupplyFault>();
  const board = new MisbehaviourBoard();
  const service = fakeOpenSupply(homes, (fault) => faults.has(fault));
  const server = await serveFakes(port, new Map([["open-supply", { service, board, count: 0 }]]), nowMs);
  return {
    baseUrl: `${server.url}/open-supply`,
    client: SIMULATED_CLIENT,
    homes: homes.all,
    faults,
    misbehave: (what, when) => board.play(what, when),
    setNowMs: (ms) => void (standsAtMs = ms),
    close: server.close,
  };
}
