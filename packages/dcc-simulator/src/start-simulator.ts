import { openSchemas } from "@halfhourly/dcc";
import { settler } from "./clock/settler.js";
import { gatewayServer, type GatewayServer } from "./exchange/gateway-server.js";
import { makeMachine, type Machine } from "./machine.js";
import { DEFAULT_OPTIONS, type SimulatorOptions } from "./options.js";
import { PARTIES } from "./parties.js";
import { GATEWAY_NAME } from "./pki/simulated-pki.js";
import { simulatedHome } from "./simulated-home.js";
import type { SimulatedUser, Simulator, SimulatorCounts } from "./simulator.js";
import { halfHourLog } from "./world/meter-logs.js";

/**
 * Starts a DCC of one's own on loopback. Rejects with RangeError for options out of range, Error for a port that is taken, a
 * folder that is broken or a schema that does not compile. It logs nothing, ever: who runs it asks `counts()`.
 */
export async function startSimulator(given: SimulatorOptions): Promise<Simulator> {
  const options = { ...DEFAULT_OPTIONS, ...given };
  const schemas = options.duisXsd === undefined ? null : await openSchemas({ duisXsd: options.duisXsd });
  const machine = makeMachine(options, schemas);
  try {
    const { tlsGateway, tlsRoot } = machine.identities.pki;
    const server = await gatewayServer(options.port, tlsGateway, tlsRoot, machine.call);
    for (const scenario of options.scenarios) machine.board.play(scenario);
    return simulatorOf(machine, server);
  } catch (error) {
    await machine.close();
    throw error;
  }
}

function simulatorOf(machine: Machine, server: GatewayServer): Simulator {
  const { world, agenda, queue, board, answers } = machine;
  const settled = settler(agenda, queue);
  return {
    url: server.url,
    homes: world.demonstrationHomes.map(simulatedHome),
    homeCount: world.homeCount,
    home: (number) => simulatedHome(world.home(number)),
    user: userOf(machine),
    pushTo: machine.pushTo,
    nowMs: agenda.nowMs,
    advanceTo: async (nowMs) => {
      await agenda.advanceTo(nowMs, queue.idle);
      await settled();
    },
    settled,
    counts: () => countsOf(machine),
    play: board.play,
    deviceAlert: answers.deviceAlert,
    dccAlert: answers.dccAlert,
    shownNumber: answers.shownNumber,
    truth: (device, direction, period) => {
      const meter = world.findDevice(device)?.device.meter ?? null;
      if (meter === null) throw new RangeError("there is no such meter: ask a home for its meters");
      return halfHourLog(meter, direction, period, agenda.nowMs()).entries;
    },
    close: async () => {
      await server.close();
      await machine.close();
    },
  };
}

function userOf({ identities: { files, keystore } }: Machine): SimulatedUser {
  return {
    eui: PARTIES.user,
    dcc: PARTIES.dcc,
    keystore,
    tls: { ...files.tlsUser, root: files.tlsRoot.certificate },
    gatewayName: GATEWAY_NAME,
  };
}

function countsOf({ receivedByService, answeredByCode, agenda, schedules, queue }: Machine): SimulatorCounts {
  return {
    receivedByService: Object.fromEntries(receivedByService),
    answeredByCode: Object.fromEntries(answeredByCode),
    failedAnswers: agenda.failedJobs(),
    schedules: schedules.count(),
    pushes: queue.counts(),
  };
}
