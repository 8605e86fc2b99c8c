import type {
  AccountWanted,
  Collection,
  CollectionClient,
  CollectionWanted,
  FoundMeter,
  MeterViews,
  SourceOperations,
  SupplierAccounts,
} from "@halfhourly/contracts";
import type { Grant, SwitchTable } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";

export const practiceHome = {
  fuel: "electricity",
  meterPoint: "1300000000007",
  displayId: "00-DB-00-00-00-00-00-01",
} as const;

export const practiceAccount = {
  accountNumber: "A-51000007",
  apiKey: "sk_fake_of_nobody",
  login: null,
  password: null,
  postcode: "ZZ10 1ZZ",
  meterPoints: ["1300000000007"],
};

/** What a supplier's account holds; a test puts others there. */
export const foundMeter: FoundMeter = {
  meterPoint: "1300000000007",
  fuel: "electricity",
  direction: "import",
  payment: "prepayment",
  occupiedFrom: "2026-01-31",
  halfHours: true,
  live: true,
  balance: true,
  whyNot: null,
};

/** Accounts at suppliers, with one answer each; remembers what was asked. */
export function fakeSuppliers(now: () => number) {
  const asked: { wanted: AccountWanted[]; done: unknown[] } = { wanted: [], done: [] };
  const meters: FoundMeter[] = [foundMeter];
  const tables: { held: SwitchTable | null } = { held: null };
  const client: SupplierAccounts & MeterViews & SourceOperations = {
    async find(wanted) {
      asked.wanted.push(wanted);
      if (wanted.source === "away")
        throw new Problem(503, "source-not-answering", "The supplier does not answer for the moment.");
      const ticketEndsAtMs = now() + 900_000;
      return {
        source: wanted.source,
        ticket: "ticket-1",
        ticketEndsAtMs,
        proofs: ["supplier-account"],
        meters,
      };
    },
    authorise: async ({ source, session }) => ({
      url: `https://${source}.example.org/authorize?of=${session.length > 0}`,
      endsAtMs: now() + 900_000,
    }),
    switchTable: async () => tables.held,
    possibilities: async () => [
      { what: "half-hours", ways: [], whyNot: "no-source" },
      {
        what: "balance",
        whyNot: null,
        ways: [
          {
            source: "octopus",
            title: "Octopus Energy",
            simulated: true,
            accepts: ["api-key"],
            proofs: ["supplier-account"],
            inUse: true,
          },
        ],
      },
    ],
    balance: async () => ({
      held: {
        source: "octopus",
        simulated: true,
        atMs: now() - 60_000,
        askedAtMs: now(),
        credit: -32_049_999_999n,
        emergencyCredit: { limit: 100_000_000_000n, used: 32_050_000_000n },
        debt: 82_500_000_000n,
        debtRecoveryPerWeek: null,
        topUps: [{ atMs: now() - 120_000, amount: 200_000_000_000n }],
      },
      problem: "source-not-answering",
    }),
    live: async () => ({
      held: {
        source: "octopus",
        simulated: true,
        freshWithinSeconds: 60,
        power: { atMs: now() - 12_000, powerW: -340 },
        askedAtMs: now() - 5_000,
      },
      problem: null,
    }),
    sourcesStatus: async () => [
      {
        source: "octopus",
        title: "Octopus Energy",
        simulated: true,
        collections: { running: 3 },
        calls: 4,
        answered: 3,
        latencyP50Ms: 12,
        latencyP95Ms: 40,
        freshnessP50Hours: 3.5,
        freshnessP95Hours: 27,
        backlog: 1,
        backlogSinceMs: now() - 1_000,
        breaker: "open",
        nextTryAtMs: now() + 60_000,
        lastFault: { code: "not-reached", atMs: now() },
        deadLetters: 1,
      },
    ],
    deadLetters: async (source) => ({
      total: source === "glow" ? 0 : 1,
      letters:
        source === "glow"
          ? []
          : [
              {
                id: "letter-1",
                source: "octopus",
                stage: "fetch",
                reason: "not-understood",
                atMs: now(),
                attempts: 6,
                from: "2026-10-01",
                to: "2026-10-31",
              },
            ],
    }),
    async replay(which) {
      asked.done.push(which);
      return 1;
    },
    reviews: async () => [
      { reviewCode: "review-1", source: "octopus", fuel: "gas", askedAtMs: now() - 3_600_000 },
    ],
    async approve(reviewCode, reference) {
      if (reviewCode !== "review-1")
        throw new Problem(404, "review-not-found", "Nobody waits with that code.");
      asked.done.push(["approve", reviewCode, reference]);
    },
    async refuse(reviewCode, reference) {
      asked.done.push(["refuse", reviewCode, reference]);
    },
  };
  return { ...client, asked, meters, tables };
}

/** Remembers what was asked of it; its collections stay where a test puts them. */
export function fakeCollection(now: () => number) {
  const held = new Map<string, Collection>();
  const begun: { readonly grant: Grant; readonly wanted: CollectionWanted }[] = [];
  const client: CollectionClient = {
    sources: () => [
      {
        source: "dcc",
        title: "DCC",
        kind: "network",
        accepts: [],
        simulated: true,
        intervals: {
          registers: [{ fuel: "electricity", direction: "import", elements: [1, 2], unit: "Wh" }],
          depthMonths: 13,
          longestRangeDays: 31,
          cadence: "daily",
          stamp: "end",
          delivery: "push",
        },
        live: null,
        balance: null,
        meterTariff: { fuels: ["electricity"] },
        inventory: true,
        proofsOfOccupancy: ["display-id", "cin"],
      },
    ],
    async begin(grant, wanted) {
      begun.push({ grant, wanted });
      const collection: Collection = {
        meterId: wanted.meterId,
        source: "dcc",
        state: "proving",
        problem: null,
        proof: wanted.proof.kind,
        movedInOn: wanted.movedInOn,
        reviewCode: null,
        begunAtMs: now(),
        requestsTotal: 0,
        requestsDone: 0,
        halfHoursStored: 0,
        from: null,
        to: null,
        lastAnswerAtMs: null,
        nextTryAtMs: null,
      };
      held.set(`${wanted.household} ${wanted.meterId}`, collection);
      return collection;
    },
    async confirm(household, meterId) {
      const collection = held.get(`${household} ${meterId}`);
      if (collection === undefined)
        throw new Problem(404, "collection-not-found", "Nothing is being collected for this meter.");
      return { ...collection, state: "collecting" };
    },
    state: async (household, meterId) => held.get(`${household} ${meterId}`) ?? null,
    async end(household, meterId) {
      held.delete(`${household} ${meterId}`);
    },
    status: async () => ({
      source: "dcc",
      simulated: true,
      stopped: { atMs: now(), code: "AD1" },
      collections: { collecting: held.size },
      requests: {},
      answersWaiting: 0,
    }),
    resume: async () => true,
    decodeAgain: async () => 0,
    origins: async () => [],
  };
  return { ...client, begun };
}
