import { serveFakes, type ServedFake } from "./fake-server.js";
import {
  MisbehaviourBoard,
  type EndMisbehaviour,
  type Misbehaving,
  type Misbehaviour,
} from "./misbehaviour.js";
import { FAKES, type FakeName } from "./fakes.js";
import { supplierHomes } from "./world/supplier-homes.js";
import type { SupplierHome } from "./world/supplier-home.js";

export interface SupplierSimulatorOptions {
  /** Of the homes and their half hours: those of the DCC's simulator with the same seed. */
  readonly seed?: number;
  /** Generated homes beside the four of the demonstration. */
  readonly homes?: number;
  /** On 127.0.0.1; 0 is any free one. */
  readonly port?: number;
  /** UTC milliseconds at which its clock stands until it is told otherwise; without it the clock is this machine's. */
  readonly startMs?: number;
}

export interface SupplierSimulator {
  readonly url: string;
  readonly homes: readonly SupplierHome[];
  /** Throws RangeError for a name that no home has. */
  home(name: string): SupplierHome;
  readonly fakes: Readonly<Record<FakeName, SimulatedService>>;
  nowMs(): number;
  /** Sets a clock that stands. */
  setNowMs(nowMs: number): void;
  close(): Promise<void>;
}

export interface SimulatedService {
  /** What an adapter is given as its base URL. */
  readonly baseUrl: string;
  misbehave(what: Misbehaviour, when?: Misbehaving): EndMisbehaviour;
  /** How many requests came so far. */
  requests(): number;
}

/**
 * Starts suppliers and intermediaries of one's own on loopback. Rejects with RangeError for options out of range, Error for a
 * port that is taken. It logs nothing.
 */
export async function startSupplierSimulator({
  seed = 1,
  homes = 0,
  port = 0,
  startMs,
}: SupplierSimulatorOptions = {}): Promise<SupplierSimulator> {
  let standsAtMs = startMs;
  const nowMs = (): number => standsAtMs ?? Date.now();
  const world = supplierHomes(seed, homes, nowMs());
  const served = new Map<FakeName, ServedFake>(
    FAKES.map(({ name, make }) => [name, { service: make(world), board: new MisbehaviourBoard(), count: 0 }]),
  );
  const server = await serveFakes(port, served, nowMs);
  const serviceOf = (name: FakeName): SimulatedService => ({
    baseUrl: `${server.url}/${name}`,
    misbehave: (what, when) => served.get(name)!.board.play(what, when),
    requests: () => served.get(name)!.count,
  });
  return {
    url: server.url,
    homes: world.all,
    home: (name) => {
      const found = world.find((one) => one.name === name);
      if (found === null) throw new RangeError("there is no such home: ask `homes` for the names");
      return found;
    },
    fakes: {
      kraken: serviceOf("kraken"),
      glow: serviceOf("glow"),
      n3rgy: serviceOf("n3rgy"),
      "open-supply": serviceOf("open-supply"),
      "octopus-products": serviceOf("octopus-products"),
    },
    nowMs,
    setNowMs: (ms) => void (standsAtMs = ms),
    close: server.close,
  };
}
