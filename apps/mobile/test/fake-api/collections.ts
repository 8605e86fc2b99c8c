import type { NewCollection, ShownCollection, Sources } from "../../src/data/answers.js";
import type { Answered, Asked } from "./answers.js";
import type { Household } from "./household.js";
import { suppliers } from "./accounts.js";
import { problem } from "./problem.js";

/** How often a collection is asked for before it runs: enough to see each of its states. */
const REQUESTS = 14;

const network: Sources = {
  sources: [
    {
      source: "dcc",
      title: "DCC",
      kind: "network",
      accepts: [],
      simulated: true,
      fuels: ["electricity", "gas"],
      intervals: [
        { fuel: "electricity", direction: "import", elements: [1, 2], unit: "Wh" },
        { fuel: "gas", direction: "import", elements: [1], unit: "dm3" },
      ],
      depthMonths: 13,
      live: false,
      balance: false,
      meterTariff: true,
      proofs: ["display-id", "cin"],
      practice: [
        { fuel: "electricity", meterPoint: "2000027391990", displayId: "00-DB-00-00-00-00-01-03" },
        { fuel: "gas", meterPoint: "3938424403", displayId: "00-DB-00-00-00-00-02-03" },
      ],
      practiceAccounts: [],
    },
  ],
};

export function collectionAnswer(home: Household, { method, path, body }: Asked): Answered | null {
  if (path === "/v1/sources") {
    const all = home.linksAccounts ? [...network.sources, ...suppliers] : network.sources;
    return { status: 200, body: { sources: all } };
  }
  const [, meterId, confirming] = /^\/v1\/meters\/([^/]+)\/collection(\/confirmation)?$/.exec(path) ?? [];
  if (meterId === undefined) return null;
  if (confirming !== undefined) return confirm(home, meterId, JSON.parse(body) as { number: string });
  if (method === "GET") return { status: 200, body: { collection: next(home, meterId) } };
  if (method === "POST") return begin(home, meterId, JSON.parse(body) as NewCollection);
  const held = home.collections.get(meterId);
  if (held !== undefined) home.collections.set(meterId, { ...held, state: "stopped", problem: null });
  return { status: 204 };
}

/** A display id that ends in FF is another home's, one that ends in EE belongs to a meter the source does not answer for. */
function begin(home: Household, meterId: string, { source, proof, ...asked }: NewCollection): Answered {
  const held = home.collections.get(meterId);
  if (held?.state === "running" && held.source === source && held.problem === null)
    return problem(409, "collection-running");
  const displayId = proof.kind === "display-id" ? proof.displayId : "";
  const begun: ShownCollection = {
    meterId,
    source,
    state: displayId.endsWith("FF")
      ? "refused"
      : proof.kind === "manual-review"
        ? "waiting-for-review"
        : "proving",
    problem: displayId.endsWith("FF")
      ? "display-id-differs"
      : displayId.endsWith("EE")
        ? "source-not-answering"
        : null,
    proof: proof.kind,
    movedInOn: asked.movedInOn ?? null,
    reviewCode: proof.kind === "manual-review" ? "R-7K3M" : null,
    practiceNumber: null,
    begunAt: "2026-11-22T09:00:00Z",
    requestsDone: 0,
    requestsTotal: 0,
    halfHoursStored: 0,
    from: null,
    to: null,
    lastAnswerAt: null,
    nextTryAt: null,
    daysThatDiffer: [],
  };
  home.collections.set(meterId, begun);
  home.collectionsStand = false;
  return { status: 202, body: begun };
}

function confirm(home: Household, meterId: string, { number }: { readonly number: string }): Answered {
  const held = home.collections.get(meterId);
  if (held?.state !== "waiting-for-number") return problem(409, "number-not-asked");
  const answered: ShownCollection =
    number === "1234" ? collecting(held, 1) : { ...held, problem: "number-differs" };
  home.collections.set(meterId, answered);
  return { status: 202, body: answered };
}

/** One step on each time it is asked for. */
function next(home: Household, meterId: string): ShownCollection | null {
  const held = home.collections.get(meterId) ?? null;
  if (held === null || held.problem !== null || home.collectionsStand) return held;
  const stepped =
    held.state === "proving"
      ? held.proof === "cin"
        ? ({ ...held, state: "waiting-for-number", practiceNumber: "1234" } as const)
        : collecting(held, 1)
      : held.state === "collecting"
        ? collecting(held, held.requestsDone + 1)
        : held;
  home.collections.set(meterId, stepped);
  return held;
}

function collecting(held: ShownCollection, requestsDone: number): ShownCollection {
  return {
    ...held,
    state: requestsDone < REQUESTS ? "collecting" : "running",
    problem: null,
    requestsDone,
    requestsTotal: REQUESTS,
    halfHoursStored: requestsDone * 1358,
    from: "2025-10-22",
    to: "2026-11-21",
    lastAnswerAt: "2026-11-22T09:00:40Z",
  };
}
