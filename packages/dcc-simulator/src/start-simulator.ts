import { join } from "node:path";
import { answering } from "./answers/answering.js";
import { gbcsWords } from "./answers/gbcs-words.js";
import { answerSigner } from "./answers/signed-answer.js";
import { drivenAgenda, runningAgenda } from "./clock/agenda.js";
import { settler } from "./clock/settler.js";
import { delivery } from "./exchange/delivery.js";
import { gatewayServer } from "./exchange/gateway-server.js";
import { gatewayRing, signerOf } from "./exchange/keys.js";
import { SMKI_PATH, smkiAnswer } from "./exchange/smki-repository.js";
import { throttle } from "./exchange/throttle.js";
import { userGateway } from "./exchange/user-gateway.js";
import { DEFAULT_OPTIONS, type SimulatorOptions } from "./options.js";
import { PARTIES } from "./parties.js";
import { deviceIdentities } from "./pki/device-identities.js";
import { openPki } from "./pki/pki-folder.js";
import { GATEWAY_NAME } from "./pki/simulated-pki.js";
import { pushEndpoint } from "./push/push-endpoint.js";
import { pushQueue } from "./push/push-queue.js";
import { scenarioBoard } from "./scenarios/scenario-board.js";
import { scheduleFile } from "./schedules/schedule-file.js";
import { scheduleKeeper } from "./schedules/schedule-keeper.js";
import { simulatedHome } from "./simulated-home.js";
import type { Simulator } from "./simulator.js";
import { halfHourLog } from "./world/meter-logs.js";
import { makeWorld } from "./world/world.js";

/**
 * Starts a DCC of one's own on loopback. Rejects with RangeError for options out of range, Error for a port that is taken or
 * a folder that is broken. It logs nothing, ever: who runs it asks `counts()`.
 */
export async function startSimulator(given: SimulatorOptions): Promise<Simulator> {
  const options = { ...DEFAULT_OPTIONS, ...given };
  const world = makeWorld({ seed: options.seed, homes: options.homes });
  const { pki, files, keystore } = openPki(join(options.folder, "pki"));
  const devices = deviceIdentities(options.seed, pki);
  const agenda = options.startMs === undefined ? runningAgenda() : drivenAgenda(options.startMs);
  const endpoint = pushEndpoint(pki.tlsGateway, pki.tlsRoot);
  const queue = pushQueue(endpoint.send, agenda);
  const settled = settler(agenda, queue);
  const bucket = throttle(agenda.nowMs);
  const receivedByService = new Map<string, number>();
  const answeredByCode = new Map<string, number>();

  const board = scenarioBoard(() => {
    bucket.limit(board.general("throttle")?.perSecond ?? null);
    pauseOrResume();
    outgoing.release();
  });
  const outgoing = delivery(agenda, queue, board);
  const pauseOrResume = (): void =>
    board.general("outage") !== null || !endpoint.isKnown() ? queue.pause() : queue.resume();
  const sign = answerSigner(signerOf(pki.dcc), signerOf(pki.smets1Provider));
  const answers = answering({
    agenda,
    board,
    world,
    outgoing,
    words: gbcsWords(devices, {
      accessControlBroker: PARTIES.dcc,
      user: PARTIES.user,
      userKey: pki.userAgreement.certificate.publicKey,
    }),
    sign,
    dcc: PARTIES.dcc,
    answerAfterMs: options.answerAfterMs,
  });
  const schedules = scheduleKeeper(
    agenda,
    scheduleFile(join(options.folder, "schedules.json")),
    answers.execute,
  );
  const gateway = userGateway({
    world,
    ring: gatewayRing(pki),
    board,
    schedules,
    sign,
    longestRangeDays: options.longestRangeDays,
    nowMs: agenda.nowMs,
    takeToken: bucket.take,
    accept: answers.request,
    quarantine: answers.quarantine,
    answered: (service, code) => {
      countOne(receivedByService, service);
      countOne(answeredByCode, code);
    },
  });
  const server = await gatewayServer(options.port, pki.tlsGateway, pki.tlsRoot, (call) =>
    call.method === "GET" && call.path.startsWith(SMKI_PATH)
      ? smkiAnswer(call.path, world, devices)
      : gateway(call),
  ).catch((error: unknown) => {
    agenda.close();
    throw error;
  });
  const pushTo = (url: string): void => {
    endpoint.at(url);
    pauseOrResume();
  };
  pauseOrResume();
  if (options.pushTo !== undefined) pushTo(options.pushTo);
  for (const scenario of options.scenarios) board.play(scenario);
  return {
    url: server.url,
    homes: world.demonstrationHomes.map(simulatedHome),
    homeCount: world.homeCount,
    home: (number) => simulatedHome(world.home(number)),
    user: {
      eui: PARTIES.user,
      dcc: PARTIES.dcc,
      keystore,
      tls: { ...files.tlsUser, root: files.tlsRoot.certificate },
      gatewayName: GATEWAY_NAME,
    },
    pushTo,
    nowMs: agenda.nowMs,
    advanceTo: async (nowMs) => {
      await agenda.advanceTo(nowMs, queue.idle);
      await settled();
    },
    settled,
    counts: () => ({
      receivedByService: Object.fromEntries(receivedByService),
      answeredByCode: Object.fromEntries(answeredByCode),
      failedAnswers: agenda.failedJobs(),
      schedules: schedules.count(),
      pushes: queue.counts(),
    }),
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
      agenda.close();
      await server.close();
      endpoint.close();
      await queue.close();
      schedules.close();
    },
  };
}

function countOne(counts: Map<string, number>, of: string): void {
  counts.set(of, (counts.get(of) ?? 0) + 1);
}
