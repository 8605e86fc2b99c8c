import type {
  Collection,
  HeldBalance,
  HeldLive,
  MeterViews,
  OrWhyNot,
  Possibility,
  SourceCapabilities,
} from "@halfhourly/contracts";
import { chooseWays, type KnownMeter } from "./choose-ways.js";
import type { CollectingParts } from "./parts.js";
import { openColumn } from "./sealed.js";
import { changeLink, findLink, type LinkRow } from "./store/links.js";

/** What a meter's sources give beside its half hours. `wake` has a source asked that somebody looks at. */
export function meterViews(
  parts: CollectingParts,
  sources: () => readonly SourceCapabilities[],
  stateOf: (household: string, meterId: string) => Promise<Collection | null>,
  wake: () => void,
): Omit<MeterViews, "switchTable"> {
  return {
    async possibilities({ household, meterId, fuel, payment }): Promise<Possibility[]> {
      const collection = await stateOf(household, meterId);
      const link = await activeLink(parts, household, meterId);
      const meter = link === null ? null : await ownMeter(parts, link);
      const known: KnownMeter = {
        fuel,
        payment: meter?.payment ?? payment,
        inNetwork: inNetwork(collection),
        generation: meter?.generation ?? null,
        inUse: isActive(collection) ? collection.source : null,
        hasLiveDevice: meter === null ? null : meter.liveDeviceId !== null,
      };
      return chooseWays(known, sources());
    },
    async balance(household, meterId): Promise<OrWhyNot<HeldBalance>> {
      const link = await activeLink(parts, household, meterId);
      const source = link === null ? undefined : parts.sources.get(link.source);
      if (link === null || source === undefined) return { held: null, problem: "no-source" };
      if (source.adapter.balance === null) return { held: null, problem: "source-does-not-give-it" };
      if (link.balance === null || link.balance_asked_at === null) {
        const isPrepaid = (await ownMeter(parts, link))?.payment === "prepayment";
        const notYet = link.balance_due_at === null ? "source-does-not-give-it" : "not-asked-yet";
        return { held: null, problem: link.problem ?? (isPrepaid ? notYet : "not-prepayment") };
      }
      const seal = await parts.sealing.of(household);
      const balance = openColumn(seal, "balance", link.id, link.balance);
      const askedAtMs = link.balance_asked_at.getTime();
      const { simulated } = source;
      return {
        held: { ...balance, source: link.source, simulated, askedAtMs },
        problem: link.problem,
      };
    },
    async live(household, meterId): Promise<OrWhyNot<HeldLive>> {
      const link = await activeLink(parts, household, meterId);
      const source = link === null ? undefined : parts.sources.get(link.source);
      if (link === null || source === undefined) return { held: null, problem: "no-source" };
      const { liveCapability } = source.adapter;
      if (source.adapter.live === null || !(liveCapability?.fuels.includes(link.fuel) ?? false))
        return { held: null, problem: "source-does-not-give-it" };
      if ((await ownMeter(parts, link))?.liveDeviceId === null)
        return { held: null, problem: "needs-device" };
      await keepAsked(parts, link);
      wake();
      if (link.live === null || link.live_asked_at === null)
        return { held: null, problem: link.problem ?? "not-asked-yet" };
      const seal = await parts.sealing.of(household);
      const held = {
        source: link.source,
        simulated: source.simulated,
        freshWithinSeconds: liveCapability?.freshWithinSeconds ?? 0,
        power: openColumn(seal, "live", link.id, link.live),
        askedAtMs: link.live_asked_at.getTime(),
      };
      return { held, problem: link.problem };
    },
  };
}

/** For two minutes more the source is asked, at its next turn or now. */
async function keepAsked({ database, now, config }: CollectingParts, link: LinkRow): Promise<void> {
  const isShutOut = link.problem !== null && link.problem !== "source-not-answering";
  // Asked within these two minutes, and told that there is nothing to ask: the next look after them asks again.
  const isTold = link.live_due_at === null && (link.live_wanted_until?.getTime() ?? 0) > now();
  if (link.state !== "collecting" || isShutOut || isTold) return;
  const turnMs = (link.live_asked_at?.getTime() ?? 0) + config.liveEveryMs;
  await changeLink(database, link.id, {
    live_wanted_until: new Date(now() + config.liveLookMs),
    live_due_at: link.live_due_at ?? new Date(Math.max(turnMs, now())),
  });
}

async function activeLink(
  { database }: Pick<CollectingParts, "database">,
  household: string,
  meterId: string,
): Promise<LinkRow | null> {
  const link = await findLink(database, household, meterId);
  return link?.state === "collecting" ? link : null;
}

async function ownMeter({ sealing }: Pick<CollectingParts, "sealing">, link: LinkRow) {
  const { meters } = openColumn(await sealing.of(link.household), "task", link.id, link.task);
  return meters[0] ?? null;
}

/** What the network itself has answered, where it was asked. */
function inNetwork(collection: Collection | null): boolean | null {
  if (collection?.source !== "dcc") return null;
  if (collection.problem === "meter-not-known") return false;
  return collection.state === "collecting" || collection.state === "running" ? true : null;
}

export function isActive(collection: Collection | null): collection is Collection {
  return collection !== null && collection.state !== "refused" && collection.state !== "stopped";
}
