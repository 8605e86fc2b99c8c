import type {
  Collection,
  CollectionClient,
  CollectionStatus,
  CollectionWanted,
  MeterViews,
  SourceOperations,
  SupplierAccounts,
} from "@halfhourly/contracts";
import type { Grant } from "@halfhourly/domain";
import type { Exchange } from "../dcc/exchange.js";
import { switchTableOf } from "../dcc/switch-table.js";
import { authorise } from "./authorise.js";
import { beginLink } from "./begin-link.js";
import { findAccount } from "./find-account.js";
import { endLink } from "./end-link.js";
import { isActive, meterViews } from "./meter-views.js";
import { answerReview, replay, showReviews } from "./operate.js";
import type { CollectingParts } from "./parts.js";
import { showLink } from "./show-link.js";
import { sourceUnknown } from "./source-problems.js";
import { sourcesStatus } from "./sources-status.js";
import { listLetters } from "./store/dead-letters.js";
import { fetchesOver } from "./store/fetches.js";
import { findLink } from "./store/links.js";
import { withTurn } from "./turn.js";

export interface SourcesClient extends CollectionClient, SupplierAccounts, MeterViews, SourceOperations {}

/** One facade over the network and every supplier: a meter has one source at a time. `network` is null where it is off. */
export function sourcesClient(
  parts: CollectingParts,
  network: Pick<Exchange, "collection" | "meterTariff"> | null,
  wake: () => void,
): SourcesClient {
  const dcc = network?.collection ?? null;
  const { database } = parts;
  const sources = () => [
    ...(dcc?.sources() ?? []),
    ...[...parts.sources.values()].map(({ capabilities }) => capabilities),
  ];
  const state = async (household: string, meterId: string): Promise<Collection | null> => {
    const link = await findLink(database, household, meterId);
    const shown = link === null ? null : await showLink(database, link);
    const ofNetwork = (await dcc?.state(household, meterId)) ?? null;
    return newerOf(shown, ofNetwork);
  };
  const thenWake = async <T>(writing: Promise<T>): Promise<T> => {
    const written = await writing;
    wake();
    return written;
  };
  return {
    sources,
    state,
    ...meterViews(parts, sources, state, wake),
    async switchTable(household, meterId) {
      const tariff = (await network?.meterTariff(household, meterId)) ?? null;
      return tariff === null ? null : switchTableOf(tariff);
    },
    begin: (grant, wanted) => thenWake(begin(parts, dcc, grant, wanted, state)),
    confirm(household, meterId, number) {
      if (dcc === null) throw sourceUnknown();
      return dcc.confirm(household, meterId, number);
    },
    async end(household, meterId, why) {
      await dcc?.end(household, meterId, why);
      await endLink(parts, household, meterId, why);
    },
    status: async () => (await dcc?.status()) ?? nothingOfTheNetwork,
    resume: async () => (await dcc?.resume()) ?? false,
    decodeAgain: async (sinceMs) => (await dcc?.decodeAgain(sinceMs)) ?? 0,
    async origins(household, meterId, slot) {
      const link = await findLink(database, household, meterId);
      const fetched = link === null ? [] : await fetchesOver(database, link.id, slot);
      const ofSources = fetched.map((row) => ({
        answerId: `fetch-${row.id}`,
        source: row.source,
        receivedAtMs: row.ended_at.getTime(),
        isKept: false,
      }));
      const ofNetwork = (await dcc?.origins(household, meterId, slot)) ?? [];
      return [...ofSources, ...ofNetwork].toSorted((a, b) => b.receivedAtMs - a.receivedAtMs);
    },
    find: (wanted) => findAccount(parts, wanted),
    authorise: (asked) => authorise(parts, asked),
    sourcesStatus: () => sourcesStatus(parts),
    deadLetters: (source) => listLetters(database, source),
    replay: (which) => thenWake(replay(parts, which)),
    reviews: () => showReviews(parts),
    approve: (reviewCode, reference) =>
      thenWake(answerReview(parts, reviewCode, { approved: true, reference })),
    refuse: (reviewCode, reference) => answerReview(parts, reviewCode, { approved: false, reference }),
  };
}

async function begin(
  parts: CollectingParts,
  dcc: CollectionClient | null,
  grant: Grant,
  wanted: CollectionWanted,
  state: CollectionClient["state"],
): Promise<Collection> {
  const { household, meterId, source } = wanted;
  const why = "another source was chosen";
  return withTurn(parts, household, meterId, async () => {
    if (source === "dcc") {
      if (dcc === null) throw sourceUnknown();
      const begun = await dcc.begin(grant, wanted);
      await endLink(parts, household, meterId, why);
      return begun;
    }
    await beginLink(parts, grant, wanted);
    if (isActive((await dcc?.state(household, meterId)) ?? null)) await dcc?.end(household, meterId, why);
    const begun = await state(household, meterId);
    if (begun === null) throw new Error("A collection vanished while it was begun.");
    return begun;
  });
}

/** The one that is under way; where none is, the one that was begun last. */
function newerOf(a: Collection | null, b: Collection | null): Collection | null {
  if (a === null || b === null) return a ?? b;
  if (isActive(a) !== isActive(b)) return isActive(a) ? a : b;
  return a.begunAtMs >= b.begunAtMs ? a : b;
}

const nothingOfTheNetwork: CollectionStatus = {
  source: "dcc",
  simulated: false,
  stopped: null,
  collections: {},
  requests: {},
  answersWaiting: 0,
};
