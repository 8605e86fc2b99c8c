import { itemsOf, numberOf, octetsOf, unexpected } from "../dlms/expect-value.js";
import { DATE_TIME_BYTES } from "../dlms/date-time.js";
import type { DlmsValue } from "../dlms/value.js";
import type { TariffDay, TariffSeason, TariffSpecialDay, TariffSwitch, TariffWeek } from "../tariff.js";
import { dlmsTariffDate } from "./tariff-date.js";

const DATE_BYTES = 5;
const TIME_BYTES = 4;

/** Season profiles (IEC 62056-6-2, class 20): name, start, week. */
export function readSeasons(value: DlmsValue): TariffSeason[] {
  return itemsOf(value, "the seasons").map((season) => {
    const [name, start, week] = itemsOf(season, "a season", 3);
    const from = octetsOf(start, "the start of a season", DATE_TIME_BYTES).subarray(0, DATE_BYTES);
    return {
      name: octetsOf(name, "the name of a season").toString("latin1"),
      from: dlmsTariffDate(from),
      week: weekNumber(week),
    };
  });
}

/** Week profiles: name, then the days of Monday to Sunday. */
export function readWeeks(value: DlmsValue): TariffWeek[] {
  return itemsOf(value, "the weeks").map((week) => {
    const [name, ...days] = itemsOf(week, "a week", 8);
    return { week: weekNumber(name), days: days.map((day) => numberOf(day, "a day of a week")) };
  });
}

/** Day profiles: number, then the times at which an action is taken. */
export function readDays(value: DlmsValue): TariffDay[] {
  return itemsOf(value, "the days").map((day) => {
    const [number, switches] = itemsOf(day, "a day", 2);
    return { day: numberOf(number, "a day"), switches: itemsOf(switches, "a day").map(readSwitch) };
  });
}

/** Special days (class 11): index, date, day. */
export function readSpecialDays(value: DlmsValue): TariffSpecialDay[] {
  return itemsOf(value, "the special days").map((specialDay) => {
    const [, date, day] = itemsOf(specialDay, "a special day", 3);
    return {
      date: dlmsTariffDate(octetsOf(date, "the date of a special day", DATE_BYTES)),
      day: numberOf(day, "a special day"),
    };
  });
}

function readSwitch(value: DlmsValue): TariffSwitch {
  const [time, , action] = itemsOf(value, "a switch of the day", 3);
  const [hour, minute, second] = octetsOf(time, "the time of a switch", TIME_BYTES);
  if (hour! > 23 || minute! > 59 || second! > 59) throw unexpected("the time of a switch");
  const secondOfDay = (hour! * 60 + minute!) * 60 + second!;
  return { secondOfDay, ...registerOf(numberOf(action, "what a switch does")) };
}

function registerOf(action: number): Pick<TariffSwitch, "by" | "register"> {
  if (action >= 1 && action <= 48) return { by: "time-of-use", register: action };
  if (action >= 101 && action <= 108) return { by: "block", register: action - 100 };
  if (action >= 201 && action <= 204) return { by: "time-of-use", register: action - 200 };
  throw unexpected("what a switch does");
}

/** A week is named by at most four bytes (GBCS, use case ECS24): a number, most significant byte first. */
function weekNumber(value: DlmsValue | undefined): number {
  const name = octetsOf(value, "the name of a week");
  if (name.length < 1 || name.length > 4) throw unexpected("the name of a week");
  return name.readUIntBE(0, name.length);
}
