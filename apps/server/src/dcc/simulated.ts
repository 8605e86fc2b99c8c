import { join } from "node:path";
import { hyphenated } from "@halfhourly/dcc";
import { startSimulator, type SimulatedHome, type Simulator } from "@halfhourly/dcc-simulator";
import { openDccOptions, type DccOptions } from "@halfhourly/ingestion";
import type { CollectionSource, SimulatedSource } from "./collection-source.js";

/** The demonstration's own seed: the same homes in both. */
const SEED = 1;
const PRACTICE_HOMES = 6;

/** The whole day: nobody else is on this network, and a machine at home is not always on. */
const ANY_TIME = { fromMinute: 0, toMinute: 24 * 60 };

/** A DCC of one's own in this process, on loopback, that knows the demonstration homes and some to practise with. */
export async function openSimulator(dataFolder: string): Promise<CollectionSource> {
  const folder = join(dataFolder, "dcc-simulator");
  const simulator = await startSimulator({ folder, seed: SEED, homes: PRACTICE_HOMES });
  return {
    options: await optionsOf(simulator),
    simulated: simulatedSource(simulator),
    receiving: (port) => simulator.pushTo(`https://127.0.0.1:${port}/`),
    close: () => simulator.close(),
  };
}

function optionsOf({ url, user }: Simulator): Promise<DccOptions> {
  return openDccOptions({
    settings: {
      environment: "simulator",
      originator: user.eui,
      dcc: user.dcc,
      requestsPerSecond: 1_000,
      requestsAtOnce: 1_000,
      retryAfterMs: 2_000,
      lowTraffic: ANY_TIME,
    },
    keystore: user.keystore,
    agreementCertificate: join(user.keystore, `${user.eui}-ka.pem`),
    tls: user.tls,
    urls: { device: `${url}/device`, nonDevice: `${url}/non-device`, smki: `${url}/smki/certificates/` },
    receiver: { host: "127.0.0.1", port: 0, clients: [user.gatewayName] },
    answerSigners: [user.dcc],
  });
}

function simulatedSource(simulator: Simulator): SimulatedSource {
  const practice = Array.from({ length: PRACTICE_HOMES }, (_, number) => simulator.home(number));
  const known = [...simulator.homes, ...practice].flatMap((home) => home.meters);
  return {
    practiceHomes: practice.flatMap(metersOf),
    numberShownOn(meterPoint) {
      const meter = known.find((one) => one.meterPoint === meterPoint);
      return meter === undefined ? null : simulator.shownNumber(meter.device);
    },
    displayIdOf(meterPoint) {
      const home = simulator.homes.find(({ meters }) => meters.some((one) => one.meterPoint === meterPoint));
      return home?.displayId ?? null;
    },
  };
}

function metersOf({ displayId, meters }: SimulatedHome): SimulatedSource["practiceHomes"] {
  return meters.map(({ fuel, meterPoint }) => ({ fuel, meterPoint, displayId: hyphenated(displayId) }));
}
