import type { DccAlertSubject, Eui, GbcsLogEntry, LogPeriod } from "@halfhourly/dcc";
import type { Direction, Fuel } from "@halfhourly/domain";
import type { IdentityFiles } from "./pki/pki-folder.js";
import type { PushCounts } from "./push/push-queue.js";
import type { EndScenario, Scenario } from "./scenarios/scenario.js";

/** A running simulator of the DCC: it takes service requests, and pushes its answers as the network does. */
export interface Simulator {
  /** Where service requests are sent, such as `https://127.0.0.1:8490`: `/device`, `/non-device`, or the address itself. */
  readonly url: string;
  /** The demonstration homes. */
  readonly homes: readonly SimulatedHome[];
  /** Generated homes, numbered from 0. */
  readonly homeCount: number;
  /** Throws RangeError outside 0 to `homeCount` - 1. */
  home(number: number): SimulatedHome;
  /** What the user's side needs to take part. */
  readonly user: SimulatedUser;
  /** From now on answers go there. */
  pushTo(url: string): void;
  nowMs(): number;
  /** Drives the clock, running schedules and retries on the way. Rejects with RangeError where the clock is this machine's. */
  advanceTo(nowMs: number): Promise<void>;
  /** Resolves once everything that is due was answered and its push was tried. */
  settled(): Promise<void>;
  counts(): SimulatorCounts;
  play(scenario: Scenario): EndScenario;
  /** Pushes an alert of the device, such as 0x8F36. Throws RangeError for a device that does not exist. */
  deviceAlert(device: Eui, alertCode: number): void;
  dccAlert(alertCode: string, about: DccAlertSubject): void;
  /** The number on the meter's screen: of the last 9.1 that it answered; null before. */
  shownNumber(device: Eui): string | null;
  /** What the meter can tell now of the half hours whose ends lie in the period, scenarios apart; to compare with. Throws RangeError for what is no meter. */
  truth(device: Eui, direction: Direction, period: LogPeriod): readonly GbcsLogEntry[];
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
  readonly elements: 1 | 2;
  /** Null where nothing is exported. */
  readonly exportMeterPoint: string | null;
}

export interface SimulatedUser {
  /** The originator of its requests. */
  readonly eui: Eui;
  /** To which requests that need no device are addressed. */
  readonly dcc: Eui;
  /** A folder of keys: the user's certificates with their private keys, and the certificates of who signs answers. */
  readonly keystore: string;
  /** PEM files for both directions of mutual TLS. */
  readonly tls: IdentityFiles & { readonly root: string };
  /** Common name of the certificate that the gateway shows, also where it pushes. */
  readonly gatewayName: string;
}

export interface SimulatorCounts {
  /** Requests that could be read, by their service, such as `4.8.1`. */
  readonly receivedByService: Readonly<Record<string, number>>;
  /** Synchronous DUIS answers by their code. */
  readonly answeredByCode: Readonly<Record<string, number>>;
  /** Answers that could not be made: a fault of the simulator. */
  readonly failedAnswers: number;
  readonly schedules: number;
  readonly pushes: PushCounts;
}
