import { isSeason } from "../tariffs/check-tariff.js";
import type { Band, ClockWindow, Season, SwitchTable } from "../tariffs/tariff.js";
import { isLondonDate, type Weekday } from "../time/calendar.js";
import { slotAt } from "../time/slot.js";
import { shown, type DocumentPlace } from "./document-place.js";
import { REGISTER_NAMES, type MarketRates, type RegisterName } from "./market-tariff.js";
import { firstUncovered, overlapsOfBands } from "./week-coverage.js";

/** Pence a kWh that a home is charged or paid: beyond it something else was meant, such as pounds or a MWh. */
const LEAST_PENCE = -500;
const MOST_PENCE = 1_000;
/** Three years of half hours. */
const MOST_PRICES = 53_000;
/** As many as a year's patterns can tell apart (see compare/price-pattern.ts). */
const MOST_BANDS = 8;
const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CLOCKS = ["london", "utc"] as const;
const KINDS = ["flat", "multi-rate", "time-of-use", "half-hourly", "daily", "block"] as const;

/** The rates of a published tariff; see `DocumentPlace` for what becomes of a fault. */
export function readRates(place: DocumentPlace): MarketRates {
  const kind = place.field("kind");
  const known = KINDS.find((one) => one === kind.value);
  // Without its kind nothing else of it can be judged.
  if (known !== undefined) return ratesOf(known, place);
  kind.oneOf(KINDS);
  return { kind: "flat", rate: 0 };
}

function ratesOf(kind: (typeof KINDS)[number], place: DocumentPlace): MarketRates {
  switch (kind) {
    case "flat":
      return { kind, rate: rateOf(place.fields(["kind", "pencePerKwh"])("pencePerKwh")) };
    case "multi-rate":
      return multiRate(place);
    case "time-of-use":
      return timeOfUse(place);
    case "half-hourly":
      return halfHourly(place);
    case "daily":
      return daily(place);
    case "block":
      return inBlocks(place);
  }
}

function rateOf(place: DocumentPlace): number {
  return place.pence(LEAST_PENCE, MOST_PENCE);
}

function multiRate(place: DocumentPlace): MarketRates {
  const at = place.fields(["kind", "registers", "windows"]);
  const registers = at("registers")
    .list(2, REGISTER_NAMES.length)
    .map((one) => {
      const of = one.fields(["name", "pencePerKwh"]);
      return { name: of("name").oneOf(REGISTER_NAMES), rate: rateOf(of("pencePerKwh")) };
    });
  const names = registers.map(({ name }) => name);
  if (new Set(names).size < names.length) at("registers").fault("A register is named twice.");
  const windows = at("windows");
  return {
    kind: "multi-rate",
    registers,
    windows: windows.isAbsent ? null : switchTable(windows, names.slice(1)),
  };
}

function switchTable(place: DocumentPlace, names: readonly RegisterName[]): SwitchTable {
  const at = place.fields(["clock", "registers"]);
  const registers = at("registers")
    .list(1, REGISTER_NAMES.length)
    .map((one) => {
      const of = one.fields(["name", "windows"]);
      return { name: of("name").oneOf(names), windows: windowsOf(of("windows")) };
    });
  const bands = registers.map(({ name, windows }) => ({ name, windows, rate: 0, days: WEEK }));
  noOverlaps(at("registers"), bands);
  const left = names.filter((name) => !registers.some((register) => register.name === name));
  if (left.length > 0) at("registers").fault(`It does not say when ${left.join(" and ")} counts.`);
  return { clock: at("clock").oneOf(CLOCKS), registers };
}

function timeOfUse(place: DocumentPlace): MarketRates {
  const at = place.fields(["kind", "clock", "bands", "otherPencePerKwh"]);
  const bands = at("bands").list(1, MOST_BANDS).map(bandOf);
  noOverlaps(at("bands"), bands);
  const other = at("otherPencePerKwh");
  if (other.isAbsent) {
    const gap = firstUncovered(bands);
    if (gap !== null) at("bands").fault(`No band holds at ${gap}: close the gap, or state otherPencePerKwh.`);
  }
  return {
    kind: "time-of-use",
    bands,
    // Where the bands cover the week, nothing is at it.
    otherRate: other.isAbsent ? (bands[0]?.rate ?? 0) : rateOf(other),
    ...(at("clock").isAbsent ? {} : { clock: at("clock").oneOf(CLOCKS) }),
  };
}

function bandOf(place: DocumentPlace): Band {
  const at = place.fields(["name", "pencePerKwh", "days", "windows", "season"]);
  const days = at("days").isAbsent
    ? WEEK
    : at("days")
        .list(1, 7)
        .map((day) => day.oneOf(WEEK));
  return {
    name: at("name").text(40),
    rate: rateOf(at("pencePerKwh")),
    days: [...new Set(days)],
    windows: windowsOf(at("windows")),
    ...(at("season").isAbsent ? {} : { season: seasonOf(at("season")) }),
  };
}

function windowsOf(place: DocumentPlace): ClockWindow[] {
  return place.list(1, 12).map((one) => {
    const at = one.fields(["from", "to"]);
    const [fromMinute, toMinute] = [minuteOf(at("from"), 1439), minuteOf(at("to"), 1440)];
    if (fromMinute === toMinute) one.fault("It begins and ends at the same time.");
    return { fromMinute, toMinute };
  });
}

function minuteOf(place: DocumentPlace, latest: number): number {
  const { value } = place;
  const match = /^(\d{2}):([0-5]\d)$/.exec(typeof value === "string" ? value : "");
  const minute = match === null ? Infinity : Number(match[1]) * 60 + Number(match[2]);
  if (minute <= latest) return minute;
  place.fault(`A time from 00:00 to ${latest === 1440 ? "24:00" : "23:59"} is needed, not ${shown(value)}.`);
  return 0;
}

function seasonOf(place: DocumentPlace): Season {
  const at = place.fields(["from", "to"]);
  const season = { from: at("from").text(5), to: at("to").text(5) };
  if (!isSeason(season)) place.fault("Two days of the year are needed, such as 10-01 and 03-31.");
  return season;
}

function noOverlaps(place: DocumentPlace, bands: readonly Band[]): void {
  for (const { bands: places, at } of overlapsOfBands(bands)) {
    const [earlier, later] = places.map((i) => bands[i]!.name);
    place.fault(`"${later}" overlaps "${earlier}" at ${at}.`);
  }
}

function halfHourly(place: DocumentPlace): MarketRates {
  const at = place.fields(["kind", "firstSlot", "pencePerKwh", "highestPencePerKwh", "names"]);
  return {
    kind: "half-hourly",
    firstSlot: slotOf(at("firstSlot")),
    rates: seriesOf(at("pencePerKwh")),
    ...highestOf(at("highestPencePerKwh")),
    ...(at("names").isAbsent ? {} : { names: namesOf(at("names")) }),
  };
}

function namesOf(place: DocumentPlace): { name: string; rate: number }[] {
  return place.list(1, MOST_BANDS).map((one) => {
    const at = one.fields(["name", "pencePerKwh"]);
    return { name: at("name").text(40), rate: rateOf(at("pencePerKwh")) };
  });
}

function slotOf(place: DocumentPlace): number {
  const { value } = place;
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):(00|30):00Z$/.test(value)) {
    // Date.parse would take 30 February for a day of March.
    if (isLondonDate(value.slice(0, 10))) return slotAt(Date.parse(value));
  }
  place.fault(
    `The start of a half hour in UTC is needed, such as 2026-10-01T00:00:00Z, not ${shown(value)}.`,
  );
  return 0;
}

function daily(place: DocumentPlace): MarketRates {
  const at = place.fields(["kind", "firstDate", "pencePerKwh", "highestPencePerKwh"]);
  return {
    kind: "daily",
    firstDate: at("firstDate").date(),
    rates: seriesOf(at("pencePerKwh")),
    ...highestOf(at("highestPencePerKwh")),
  };
}

/** A hole is refused, not passed over: what it costs cannot be told. */
function seriesOf(place: DocumentPlace): number[] {
  const prices = place.entries(1, MOST_PRICES);
  const hole = prices.findIndex((price) => price === undefined || price === null);
  if (hole !== -1) {
    place.entry(hole).fault("A price is missing: a series has no holes.");
    return [0];
  }
  // The same few thousand prices come again and again.
  const known = new Map<unknown, number>();
  return prices.map((price, i) => known.get(price) ?? rateOfEntry(i));

  function rateOfEntry(i: number): number {
    const faults = place.faults.length;
    const rate = rateOf(place.entry(i));
    if (place.faults.length === faults) known.set(prices[i], rate);
    return rate;
  }
}

function highestOf(place: DocumentPlace): { highestRate?: number } {
  return place.isAbsent ? {} : { highestRate: rateOf(place) };
}

function inBlocks(place: DocumentPlace): MarketRates {
  const at = place.fields(["kind", "pool", "blocks", "abovePencePerKwh"]);
  const blocks = at("blocks")
    .list(1, 6)
    .map((block) => {
      const of = block.fields(["upToWhPerDay", "pencePerKwh"]);
      return { upToWhPerDay: of("upToWhPerDay").whole(1, 1_000_000), rate: rateOf(of("pencePerKwh")), of };
    });
  blocks.forEach(({ upToWhPerDay, of }, i) => {
    if (i > 0 && upToWhPerDay <= blocks[i - 1]!.upToWhPerDay)
      of("upToWhPerDay").fault("It is not above the block before.");
  });
  return {
    kind: "block",
    pool: at("pool").oneOf(["day", "month"]),
    blocks: blocks.map(({ upToWhPerDay, rate }) => ({ upToWhPerDay, rate })),
    aboveRate: rateOf(at("abovePencePerKwh")),
  };
}
