import type { GbcsTariff, TariffDate, TariffDay, TariffSwitching } from "../gbcs/tariff.js";
import { escapeText } from "../xml/escape.js";
import { writeMinuteOfDay } from "./write.js";

/** The content of a ReadTariffPrimaryElementRsp (MMC 5.4). For the simulator. */
export function tariffContent(tariff: GbcsTariff): string {
  return tariff.fuel === "gas" ? gas(tariff) : electricity(tariff);
}

const CURRENCY_LABELS = { GBP: "GBP", EUR: "ECB" } as const;

function electricity(tariff: GbcsTariff): string {
  const { switching } = tariff;
  return holding(
    "Electricity",
    number("PrimaryActiveTariffPrice", tariff.activePrice),
    text("CurrencyUnitsLabel", tariff.currency === null ? null : CURRENCY_LABELS[tariff.currency]),
    number("StandingCharge", tariff.standingCharge),
    number("StandingChargeScale", tariff.standingChargeExponent),
    number("PriceScale", tariff.priceExponent),
    holding("TariffBlockPriceMatrix", rows("TariffBlockPrices", "BlockPrice", tariff.blockPrices)),
    holding("TariffTOUPriceMatrix", indexed("TariffTOUPrice", tariff.timeOfUsePrices)),
    switchingTable(switching, electricityDay, "ReferencedElecDay", electricityDate),
    specialDays(switching, electricityDate),
    holding("TariffThresholdMatrix", rows("ElecTariffThresholds", "BlockThreshold", tariff.blockThresholds)),
  );
}

function gas(tariff: GbcsTariff): string {
  const { switching } = tariff;
  const [prices = []] = tariff.blockPrices;
  const [thresholds = []] = tariff.blockThresholds;
  const { multiplier, divisor } = tariff.blockThresholdUnit;
  const cubicMetres = thresholds.map((threshold) =>
    threshold === null ? null : (threshold * multiplier) / divisor,
  );
  return holding(
    "Gas",
    number("PrimaryActiveTariffPrice", tariff.activePrice),
    number("PrimaryActiveTariffPriceScale", tariff.activePriceExponent),
    text("CurrencyUnitsLabel", tariff.currency === null ? null : CURRENCY_LABELS[tariff.currency]),
    number("StandingCharge", tariff.standingCharge),
    switchingTable(switching, gasDay, "ReferencedDay", gasDate),
    specialDays(switching, gasDate),
    thresholds.length === 0 ? "" : holding("TariffThresholds", indexed("BlockThreshold", cubicMetres)),
    holding("TOUTariff", indexed("TariffTOUPrice", tariff.timeOfUsePrices)),
    prices.length === 0 ? "" : holding("BlockTariff", indexed("BlockPrice", prices)),
  );
}

type WriteDate = (date: TariffDate) => string;

function switchingTable(
  switching: TariffSwitching,
  writeDay: (day: TariffDay) => string,
  dayElement: string,
  writeDate: WriteDate,
): string {
  const weeks = switching.weeks.map(({ week, days }) =>
    holding("WeekProfile", number("WeekName", week), indexed(dayElement, days)),
  );
  const seasons = switching.seasons.map(({ name, from, week }) =>
    holding(
      "Season",
      writeDate === gasDate ? "" : text("SeasonName", name),
      holding("SeasonStartDate", writeDate(from)),
      number("ReferencedWeekName", week),
    ),
  );
  return holding(
    "TariffSwitchingTable",
    holding("DayProfiles", ...switching.days.map(writeDay)),
    holding("WeekProfiles", ...weeks),
    holding("Seasons", ...seasons),
  );
}

function specialDays({ specialDays: days }: TariffSwitching, writeDate: WriteDate): string {
  const each = days.map(({ date, day }) =>
    holding("SpecialDay", holding("Date", writeDate(date)), number("ReferencedDay", day)),
  );
  return holding("TariffSwitchingTableSpecialDays", ...each);
}

function electricityDay({ day, switches }: TariffDay): string {
  const schedules = switches.map(({ secondOfDay, by, register }) =>
    holding(
      "ProfileSchedule",
      text("StartTime", writeMinuteOfDay(secondOfDay / 60)),
      number(by === "block" ? "BlockTariffAction" : "TOUTariffAction", register),
    ),
  );
  return holding("DayProfile", number("Day", day), ...schedules);
}

/** MMC has no times within a gas day: only what counts from its start. */
function gasDay({ day, switches: [first] }: TariffDay): string {
  const action =
    first === undefined
      ? ""
      : first.by === "block"
        ? holding("BlockTariff")
        : number("TOUTariffAction", first.register);
  return holding("DayProfile", number("DayName", day), action);
}

function electricityDate({ year, month, day, weekday }: TariffDate): string {
  return (
    holding("Year", choice("Year", year)) +
    holding("Month", choice("Month", month)) +
    holding("DayOfMonth", dayOfMonth(day) ?? choice("DayOfMonth", day)) +
    holding("DayOfWeek", choice("DayOfWeek", weekday))
  );
}

function gasDate({ year, month, day, weekday }: TariffDate): string {
  const anyDay = holding("GasNonSpecifiedDayOfMonth");
  return (
    holding("GasYearWithWildcards", choice("Year", year)) +
    holding("GasMonthWithWildcards", choice("Month", month)) +
    holding("GasDayOfMonthWithWildcards", typeof day === "number" ? choice("DayOfMonth", day) : anyDay) +
    holding("GasDayOfWeekWithWildcards", choice("DayOfWeek", weekday))
  );
}

function dayOfMonth(day: TariffDate["day"]): string | null {
  if (day === "last") return holding("LastDayOfMonth");
  return day === "second-last" ? holding("SecondLastDayOfMonth") : null;
}

/** The schema has no word for the days on which summer time begins and ends; any month is as near as it comes. */
function choice(part: string, value: number | string | null): string {
  return typeof value === "number"
    ? (number(`Specified${part}`, value) ?? "")
    : holding(`NonSpecified${part}`);
}

function rows(name: string, each: string, table: readonly (readonly (number | null)[])[]): string {
  return table.map((row, at) => `<ra:${name} index="${at + 1}">${indexed(each, row)}</ra:${name}>`).join("");
}

/** A null has no element. */
function indexed(name: string, values: readonly (number | null)[]): string {
  return values
    .map((value, at) => (value === null ? "" : `<ra:${name} index="${at + 1}">${value}</ra:${name}>`))
    .join("");
}

function holding(name: string, ...content: readonly (string | null)[]): string {
  return `<ra:${name}>${content.join("")}</ra:${name}>`;
}

function number(name: string, value: number | null): string | null {
  return value === null ? null : `<ra:${name}>${value}</ra:${name}>`;
}

function text(name: string, value: string | null): string | null {
  return value === null ? null : `<ra:${name}>${escapeText(value)}</ra:${name}>`;
}
