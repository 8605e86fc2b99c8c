import { SLOT_MS } from "@halfhourly/domain";
import type { SimulatedHome, SimulatedMeter } from "../simulator.js";
import type { Scenario } from "./scenario.js";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** An all-ones field (the domain's `markerOf`). */
const MARKERS = { electricity: 0xffff_ffff, gas: 0xff_ffff } as const;

/** For a command line: what each name plays for a meter, with everything else chosen. Times are of yesterday, UTC. */
const OF_METER = {
  gap: (device, _, yesterdayMs) => ({ kind: "gap", device, ...morning(yesterdayMs) }),
  correction: (device, _, yesterdayMs) => ({ kind: "correction", device, ...morning(yesterdayMs) }),
  garbled: (device, _, yesterdayMs) => ({ kind: "garbled", device, endMs: morning(yesterdayMs).fromMs }),
  marker: (device, fuel, yesterdayMs) => ({
    kind: "marker",
    device,
    endMs: morning(yesterdayMs).fromMs,
    value: MARKERS[fuel],
  }),
  "not-found": (device) => ({ kind: "not-found", device }),
  duplicate: (device) => ({ kind: "duplicate", device }),
  late: (device) => ({ kind: "late", device, byMs: HOUR_MS }),
  "out-of-order": (device) => ({ kind: "out-of-order", device, answers: 3 }),
  silent: (device) => ({ kind: "silent", device }),
  unreachable: (device) => ({ kind: "unreachable", device }),
  quarantine: (device) => ({ kind: "quarantine", device }),
} satisfies Record<
  string,
  (device: SimulatedMeter["device"], fuel: SimulatedMeter["fuel"], yesterdayMs: number) => Scenario
>;

const OF_ALL = {
  outage: { kind: "outage", how: "unavailable" },
  throttle: { kind: "throttle", perSecond: 5 },
} as const satisfies Record<string, Scenario>;

export const SCENARIO_NAMES: readonly string[] = [...Object.keys(OF_METER), ...Object.keys(OF_ALL)];

/**
 * `gap:family` is a gap in every meter of that home; `outage` and `throttle` are of the gateway, for every home.
 * Throws RangeError for a name that is none, or a home that there is not: the message lists the names.
 */
export function namedScenarios(
  text: string,
  findHome: (name: string) => SimulatedHome | null,
  nowMs: number,
): Scenario[] {
  const [name = "", homeName] = text.split(":");
  if (homeName === undefined && isOfAll(name)) return [OF_ALL[name]];
  if (!isOfMeter(name)) throw new RangeError(`there is no such scenario: use ${SCENARIO_NAMES.join(", ")}`);
  const home = findHome(homeName ?? "");
  if (home === null)
    throw new RangeError(
      `a scenario is of a home, such as ${name}:family or ${name}:home-0; there is no other such home`,
    );
  const yesterdayMs = Math.floor(nowMs / DAY_MS) * DAY_MS - DAY_MS;
  const make: (device: SimulatedMeter["device"], fuel: SimulatedMeter["fuel"], ms: number) => Scenario =
    OF_METER[name];
  return home.meters.map(({ device, fuel }) => make(device, fuel, yesterdayMs));
}

/** The four half hours from 06:00 UTC, by their ends. */
function morning(dayMs: number): { fromMs: number; toMs: number } {
  return { fromMs: dayMs + 13 * SLOT_MS, toMs: dayMs + 16 * SLOT_MS };
}

function isOfMeter(name: string): name is keyof typeof OF_METER {
  return Object.hasOwn(OF_METER, name);
}

function isOfAll(name: string): name is keyof typeof OF_ALL {
  return Object.hasOwn(OF_ALL, name);
}
