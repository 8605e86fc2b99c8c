import { join } from "node:path";
import type { DuisSchemas } from "@halfhourly/dcc";
import { answering, type Answering } from "./answers/answering.js";
import { gbcsWords } from "./answers/gbcs-words.js";
import { answerSigner } from "./answers/signed-answer.js";
import { drivenAgenda, runningAgenda, type Agenda } from "./clock/agenda.js";
import { delivery } from "./exchange/delivery.js";
import type { GatewayAnswer, GatewayCall } from "./exchange/gateway-server.js";
import { gatewayRing, signerOf } from "./exchange/keys.js";
import { SMKI_PATH, smkiAnswer } from "./exchange/smki-repository.js";
import { throttle } from "./exchange/throttle.js";
import { userGateway } from "./exchange/user-gateway.js";
import type { WholeOptions } from "./options.js";
import { PARTIES } from "./parties.js";
import { deviceIdentities } from "./pki/device-identities.js";
import { openPki, type PkiFolder } from "./pki/pki-folder.js";
import { pushEndpoint } from "./push/push-endpoint.js";
import { pushQueue, type PushQueue } from "./push/push-queue.js";
import { scenarioBoard, type ScenarioBoard } from "./scenarios/scenario-board.js";
import { scheduleFile } from "./schedules/schedule-file.js";
import { scheduleKeeper, type ScheduleKeeper } from "./schedules/schedule-keeper.js";
import { makeWorld, type World } from "./world/world.js";

/** The simulator without its socket: every part, put together. */
export interface Machine {
  readonly world: World;
  readonly identities: PkiFolder;
  readonly agenda: Agenda;
  readonly queue: PushQueue;
  readonly board: ScenarioBoard;
  readonly answers: Answering;
  readonly schedules: ScheduleKeeper;
  readonly receivedByService: ReadonlyMap<string, number>;
  readonly answeredByCode: ReadonlyMap<string, number>;
  call(call: GatewayCall): GatewayAnswer;
  pushTo(url: string): void;
  close(): Promise<void>;
}

/** Throws RangeError for options out of range, Error for a folder that is broken. */
export function makeMachine(options: WholeOptions, schemas: DuisSchemas | null): Machine {
  const { folder, seed } = options;
  const world = makeWorld({ seed, homes: options.homes });
  const identities = openPki(join(folder, "pki"));
  const { pki } = identities;
  const devices = deviceIdentities(seed, pki);
  const agenda = options.startMs === undefined ? runningAgenda() : drivenAgenda(options.startMs);
  const endpoint = pushEndpoint(pki.tlsGateway, pki.tlsRoot);
  const queue = pushQueue(endpoint.send, agenda);
  const bucket = throttle(agenda.nowMs);

  const board = scenarioBoard(() => {
    bucket.limit(board.general("throttle")?.perSecond ?? null);
    pauseOrResume();
    outgoing.release();
  });
  const outgoing = delivery(agenda, queue, board);
  const pauseOrResume = (): void =>
    board.general("outage") !== null || !endpoint.isKnown() ? queue.pause() : queue.resume();
  const pushTo = (url: string): void => {
    endpoint.at(url);
    pauseOrResume();
  };
  pauseOrResume();
  if (options.pushTo !== undefined) pushTo(options.pushTo);

  const sign = answerSigner(signerOf(pki.dcc), signerOf(pki.smets1Provider));
  const { dcc, user } = PARTIES;
  const userKey = pki.userAgreement.certificate.publicKey;
  const words = gbcsWords(devices, { accessControlBroker: dcc, user, userKey });
  const { answerAfterMs, longestRangeDays } = options;
  const answers = answering({ agenda, board, world, outgoing, words, sign, dcc, answerAfterMs });
  const schedules = scheduleKeeper(agenda, scheduleFile(join(folder, "schedules.json")), answers.execute);
  const receivedByService = new Map<string, number>();
  const answeredByCode = new Map<string, number>();
  const gateway = userGateway({
    world,
    ring: gatewayRing(pki),
    schemas,
    board,
    schedules,
    sign,
    longestRangeDays,
    nowMs: agenda.nowMs,
    takeToken: bucket.take,
    accept: answers.request,
    quarantine: answers.quarantine,
    answered: (service, code) => {
      countOne(receivedByService, service);
      countOne(answeredByCode, code);
    },
  });
  return {
    world,
    identities,
    agenda,
    queue,
    board,
    answers,
    schedules,
    receivedByService,
    answeredByCode,
    call: (call) => (isForRepository(call) ? smkiAnswer(call.path, world, devices) : gateway(call)),
    pushTo,
    close: async () => {
      agenda.close();
      endpoint.close();
      await queue.close();
      schedules.close();
      schemas?.close();
    },
  };
}

function isForRepository({ method, path }: GatewayCall): boolean {
  return method === "GET" && path.startsWith(SMKI_PATH);
}

function countOne(counts: Map<string, number>, of: string): void {
  counts.set(of, (counts.get(of) ?? 0) + 1);
}
