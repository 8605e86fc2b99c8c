// A day of the first year at 1/100 scale, from the DCC's push to durable half hours, and what it says of larger ones.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { migrate } from "@halfhourly/database";
import { createIngestion, ingestionMigrations, openDccOptions } from "@halfhourly/ingestion";
import { makeWorld } from "../packages/dcc-simulator/src/world/world.js";
import { checkStored } from "./day-check.js";
import { linkHomes, type LinkedHomes } from "./day-homes.js";
import { assumptions, project } from "./day-projection.js";
import type { Said, Told } from "./day-simulator.js";
import { rounded } from "./figures.js";
import { cpuSecondsUsed } from "./processes.js";
import { openRealStore, type RealStore } from "./real-store.js";
import { report, type Bench, type Figures } from "./report.js";

const seed = 5;
/** 1/100 of 100 million readings, in days of 48. */
const registersWanted = 20_834;
const mostHomes = 20_834;
const linkedAtMs = Date.parse("2026-11-25T12:00:00Z");
/** Every schedule's minute has come by then. */
const morningMs = Date.parse("2026-11-26T05:30:00Z");

await report("day", measureDay);

async function measureDay(bench: Bench): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-bench-day-"));
  const real = await openRealStore();
  const simulator = fork(new URL("./day-simulator.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
  try {
    await migrate(real.database, [...ingestionMigrations]);
    const world = makeWorld({ seed, homes: mostHomes });
    const homes = bench.homes ?? (bench.small ? 20 : mostHomes);
    const registers = bench.homes === null ? registersWanted : Number.POSITIVE_INFINITY;
    const linked = await linkHomes(real, { folder, seed, world, homes, registers, linkedAtMs });
    bench.say(`${linked.homes} homes, ${linked.registers} registers, ${linked.logs.length} schedules`);
    const options = { folder, seed, homes: mostHomes, startMs: linkedAtMs };
    await tell(simulator, { do: "start", options });
    const answered = await tell(simulator, { do: "answer", untilMs: morningMs });
    const run = await pushDay(real, simulator, answered, linked);
    const { expected, ...checked } = await checkStored(real, linked.logs, morningMs);
    const figures = figuresOf(run, linked, expected);
    tellRun(bench, figures);
    return { ...figures, ...checked };
  } finally {
    if (simulator.connected) await tell(simulator, { do: "close" }).catch(() => simulator.kill());
    await real.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly wallSeconds: number;
  /** Of them until the last answer was taken: what waits to be decoded then came faster than it was decoded. */
  readonly takenAfterSeconds: number;
  readonly oursCpuSeconds: number;
  /** Null where there is no /proc to read it from. */
  readonly postgresCpuSeconds: number | null;
  readonly simulatorCpuSeconds: number;
  readonly simulatorAnswersCpuSeconds: number;
}

/** Measured from the first push until the last answer is decoded and stored. */
async function pushDay(
  real: RealStore,
  simulator: ChildProcess,
  answered: Said,
  linked: LinkedHomes,
): Promise<Run> {
  const service = await openService(real, answered);
  const { exchange } = service;
  if (exchange === null) throw new Error("no exchange");
  const port = await exchange.start();
  const [before, wholeBefore, begunMs] = [process.cpuUsage(), cpuSecondsUsed(), performance.now()];
  const pushed = await tell(simulator, { do: "push", to: `https://127.0.0.1:${port}/` });
  const takenAfterSeconds = (performance.now() - begunMs) / 1000;
  await decoded(real, linked.logs.length);
  const wallSeconds = (performance.now() - begunMs) / 1000;
  const { user, system } = process.cpuUsage(before);
  const whole = cpuSecondsUsed() - wholeBefore;
  await service.stop();
  const { delivered, givenUp, dropped } = pushed.pushes;
  if (delivered !== linked.logs.length || givenUp > 0 || dropped > 0 || pushed.failedAnswers > 0)
    throw new Error(`of ${linked.logs.length} answers ${delivered} were delivered`);
  const oursCpuSeconds = (user + system) / 1e6;
  const simulatorCpuSeconds = pushed.cpuSeconds - answered.cpuSeconds;
  const postgres = whole - oursCpuSeconds - simulatorCpuSeconds;
  return {
    wallSeconds,
    takenAfterSeconds,
    oursCpuSeconds,
    postgresCpuSeconds: process.platform === "linux" ? postgres : null,
    simulatorCpuSeconds,
    simulatorAnswersCpuSeconds: answered.cpuSeconds,
  };
}

async function openService(real: RealStore, { url, user }: Said) {
  const { eui, dcc, keystore, tls, gatewayName } = user;
  const now = () => morningMs;
  const dccOptions = await openDccOptions({
    settings: { environment: "simulator", originator: eui, dcc },
    keystore,
    agreementCertificate: join(keystore, `${eui}-ka.pem`),
    tls,
    urls: { device: `${url}/device`, nonDevice: `${url}/non-device`, smki: `${url}/smki/certificates/` },
    receiver: { host: "127.0.0.1", port: 0, clients: [gatewayName] },
    now,
    answerSigners: [dcc],
  });
  const { database, store: readingStore, consentClient: consent, keys, fieldHash } = real;
  return createIngestion({ database, readingStore, consent, keys, fieldHash, now, dcc: dccOptions });
}

async function decoded({ database }: RealStore, answers: number): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ held: number; waiting: number }>(
      `select count(*)::int as held, (count(*) filter (where decoded_at is null))::int as waiting from ingestion.dcc_answer`,
    );
    if (row?.waiting === 0) {
      if (row.held !== answers) throw new Error(`of ${answers} answers ${row.held} are kept`);
      return;
    }
    await delay(100);
  }
}

async function tell(simulator: ChildProcess, told: Told): Promise<Said> {
  simulator.send(told);
  const [reply]: { readonly said?: Said; readonly fault?: string }[] = await Promise.race([
    once(simulator, "message"),
    once(simulator, "exit").then(() => [{ fault: "the simulator's process ended" }]),
  ]);
  if (reply?.fault !== undefined) throw new Error(reply.fault);
  if (reply?.said === undefined) throw new Error("the simulator said nothing");
  return reply.said;
}

function figuresOf(run: Run, linked: LinkedHomes, readings: number) {
  const countedCpuSeconds = run.oursCpuSeconds + (run.postgresCpuSeconds ?? 0);
  const readingsPerCoreSecond = readings / countedCpuSeconds;
  return {
    homes: linked.homes,
    registers: linked.registers,
    answers: linked.logs.length,
    readings,
    wallSeconds: rounded(run.wallSeconds),
    takenAfterSeconds: rounded(run.takenAfterSeconds),
    oursCpuSeconds: rounded(run.oursCpuSeconds),
    postgresCpuSeconds: run.postgresCpuSeconds === null ? null : rounded(run.postgresCpuSeconds),
    simulatorCpuSeconds: rounded(run.simulatorCpuSeconds),
    simulatorAnswersCpuSeconds: rounded(run.simulatorAnswersCpuSeconds),
    countedCpuSeconds: rounded(countedCpuSeconds),
    cpuMillisecondsAnAnswer: rounded((countedCpuSeconds / linked.logs.length) * 1000),
    readingsPerCoreSecond: Math.round(readingsPerCoreSecond),
    readingsPerWallSecond: Math.round(readings / run.wallSeconds),
    projections: project(readingsPerCoreSecond),
    assumptions,
  };
}

function tellRun({ say }: Bench, figures: ReturnType<typeof figuresOf>): void {
  say(
    `${figures.answers} answers, ${figures.readings} readings in ${figures.wallSeconds} s; processor: ours ${figures.oursCpuSeconds} s, PostgreSQL ${figures.postgresCpuSeconds} s, simulator ${figures.simulatorCpuSeconds} s`,
  );
  say(
    `  ${figures.readingsPerCoreSecond} readings a core-second; ${figures.cpuMillisecondsAnAnswer} ms of processor an answer`,
  );
  for (const { readingsADay, cores, coreHours } of figures.projections)
    say(
      `  ${(readingsADay / 1e6).toFixed(0)} M a day: ${coreHours} core-hours, ${cores} cores over the window`,
    );
}
