import type { ShownDeadLetters, ShownSourcesStatus } from "../../src/data/answers.js";

const HOUR_MS = 3_600_000;
const agoHours = (hours: number) => `${new Date(Date.now() - hours * HOUR_MS).toISOString().slice(0, 19)}Z`;

const well: ShownSourcesStatus["sources"][number] = {
  source: "dcc",
  title: "DCC",
  simulated: true,
  collections: { running: 1204, collecting: 12, refused: 3 },
  calls: 4210,
  answered: 4210,
  successRate: 1,
  latencyP50Ms: 180,
  latencyP95Ms: 920,
  freshnessP50Hours: 9.5,
  freshnessP95Hours: 33.5,
  backlog: 0,
  backlogSince: null,
  breaker: "closed",
  nextTryAt: null,
  lastFault: null,
  deadLetters: 0,
};

export const sourcesStatus = (): ShownSourcesStatus => ({
  sources: [
    well,
    {
      ...well,
      source: "ynni-da",
      title: "Ynni Da",
      collections: { running: 310, collecting: 4 },
      calls: 640,
      answered: 512,
      successRate: 0.8,
      latencyP50Ms: 420,
      latencyP95Ms: 9800,
      backlog: 128,
      backlogSince: agoHours(1.5),
      breaker: "open",
      nextTryAt: agoHours(-0.1),
      lastFault: { code: "not-reached", at: agoHours(0.1) },
      deadLetters: 2,
    },
    {
      ...well,
      source: "drych",
      title: "Drych",
      collections: {},
      calls: 0,
      answered: 0,
      successRate: null,
      latencyP50Ms: null,
      latencyP95Ms: null,
      freshnessP50Hours: null,
      freshnessP95Hours: null,
    },
  ],
});

export const deadLetters = (): ShownDeadLetters => ({
  total: 2,
  deadLetters: [
    {
      id: "d-1",
      source: "ynni-da",
      stage: "fetch",
      reason: "not-understood",
      at: agoHours(30),
      attempts: 5,
      from: "2026-11-01",
      to: "2026-11-07",
    },
    {
      id: "d-2",
      source: "ynni-da",
      stage: "store",
      reason: "unit-differs",
      at: agoHours(3),
      attempts: 1,
      from: null,
      to: null,
    },
  ],
});
