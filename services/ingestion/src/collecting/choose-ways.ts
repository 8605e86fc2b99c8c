import type {
  Possibility,
  SourceCapabilities,
  SourceName,
  Wanted,
  Way,
  WhyNotPossible,
} from "@halfhourly/contracts";
import type { Fuel } from "@halfhourly/domain";

/** What is known of a meter: of one that nobody has collected yet hardly anything. */
export interface KnownMeter {
  readonly fuel: Fuel;
  readonly payment: "credit" | "prepayment";
  /** True once the network has answered for it, false once it said that it knows no such meter. */
  readonly inNetwork: boolean | null;
  /** As its source states it. */
  readonly generation: "SMETS1" | "SMETS2" | null;
  /** The source that collects it now. */
  readonly inUse: SourceName | null;
  /** Whether its home has a device that measures now, as its source states. */
  readonly hasLiveDevice: boolean | null;
}

/** What a home can have, by which sources, the best first, and why not the rest. */
export function chooseWays(meter: KnownMeter, sources: readonly SourceCapabilities[]): Possibility[] {
  const all: readonly Wanted[] = ["half-hours", "live", "balance", "meter-tariff"];
  return all.map((what) => {
    const giving = sources.filter((source) => gives(source, what, meter.fuel));
    const whyNot = whyNotOf(meter, what, giving);
    return {
      what,
      ways: whyNot === null ? sorted(meter, giving).map((one) => asWay(one, meter)) : [],
      whyNot,
    };
  });
}

function gives(source: SourceCapabilities, what: Wanted, fuel: Fuel): boolean {
  if (what === "half-hours")
    return source.intervals?.registers.some((register) => register.fuel === fuel) ?? false;
  if (what === "live") return source.live?.fuels.includes(fuel) ?? false;
  if (what === "balance") return source.balance?.fuels.includes(fuel) ?? false;
  return source.meterTariff?.fuels.includes(fuel) ?? false;
}

function whyNotOf(
  meter: KnownMeter,
  what: Wanted,
  giving: readonly SourceCapabilities[],
): WhyNotPossible | null {
  if (what === "balance" && meter.payment !== "prepayment") return "not-prepayment";
  if (giving.length === 0) return "no-source";
  if (what === "half-hours" || meter.inUse === null) return null;
  // The rest comes from whoever collects the meter: one source a meter.
  if (!giving.some(({ source }) => source === meter.inUse)) return "source-does-not-give-it";
  return what === "live" && meter.hasLiveDevice === false ? "needs-device" : null;
}

/**
 * The network reads the meter itself, whoever supplies it: it comes first where the meter is in it, or may be (SMETS2, and
 * SMETS1 once enrolled). A meter that it does not know is its supplier's.
 */
function sorted(meter: KnownMeter, giving: readonly SourceCapabilities[]): SourceCapabilities[] {
  const isOfNetwork = meter.inNetwork ?? meter.generation !== "SMETS1";
  const place = { network: isOfNetwork ? 0 : 3, supplier: 1, intermediary: 2 } as const;
  return giving.toSorted((a, b) => place[a.kind] - place[b.kind]);
}

function asWay(
  { source, title, simulated, accepts, proofsOfOccupancy }: SourceCapabilities,
  meter: KnownMeter,
): Way {
  return { source, title, simulated, accepts, proofs: proofsOfOccupancy, inUse: source === meter.inUse };
}
