import type { Collection, CollectionClient, CollectionWanted } from "@halfhourly/contracts";
import type { Grant } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";

export const practiceHome = {
  fuel: "electricity",
  meterPoint: "1300000000007",
  displayId: "00-DB-00-00-00-00-00-01",
} as const;

/** Remembers what was asked of it; its collections stay where a test puts them. */
export function fakeCollection(now: () => number) {
  const held = new Map<string, Collection>();
  const begun: { readonly grant: Grant; readonly wanted: CollectionWanted }[] = [];
  const client: CollectionClient = {
    sources: () => [
      {
        source: "dcc",
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
        begunAtMs: now(),
        requestsTotal: 0,
        requestsDone: 0,
        halfHoursStored: 0,
        from: null,
        to: null,
        lastAnswerAtMs: null,
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
