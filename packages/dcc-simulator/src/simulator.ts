import type { Eui } from "@halfhourly/dcc";
import type { Fuel } from "@halfhourly/domain";

/** A running simulator of the DCC: it takes service requests, and pushes its answers as the network does. */
export interface Simulator {
  /** Where service requests are sent, such as `https://127.0.0.1:8490`. */
  readonly url: string;
  readonly homes: readonly SimulatedHome[];
  close(): Promise<void>;
}

/** What a person in the home could read off its devices and bills. */
export interface SimulatedHome {
  readonly name: string;
  readonly meters: readonly SimulatedMeter[];
  /** Printed on the display in the home: the first proof of occupancy. */
  readonly displayId: Eui;
}

export interface SimulatedMeter {
  readonly fuel: Fuel;
  readonly meterPoint: string;
  readonly device: Eui;
  readonly generation: "SMETS1" | "SMETS2";
}
