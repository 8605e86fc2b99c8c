import type {
  TariffDate,
  TariffDay,
  TariffSeason,
  TariffSpecialDay,
  TariffSwitch,
  TariffSwitching,
  TariffWeek,
} from "../gbcs/tariff.js";
import { DccRefusal } from "../refusal.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readInteger, readMinuteOfDay } from "./read-value.js";

const EVERY: TariffDate = { year: null, month: null, day: null, weekday: null };

/** A switching table (MMC 5.4), whose times are UTC. */
export class SwitchingDraft {
  readonly #seasons: TariffSeason[] = [];
  readonly #weeks: TariffWeek[] = [];
  readonly #days: TariffDay[] = [];
  readonly #specialDays: TariffSpecialDay[] = [];

  electricityShape(): Shape {
    return this.#table(this.#electricityDay(), "ra:ReferencedElecDay");
  }

  gasShape(): Shape {
    return this.#table(this.#gasDay(), "ra:ReferencedDay");
  }

  specialDaysShape(): Shape {
    let date = EVERY;
    let day = 0;
    return {
      children: {
        "ra:SpecialDay": {
          repeats: true,
          open: () => (date = EVERY),
          children: {
            "ra:Date": dateShape((found) => (date = found)),
            "ra:ReferencedDay": leaf((text) => (day = readInteger(text, "ReferencedDay"))),
          },
          close: () => this.#specialDays.push({ date, day }),
        },
      },
    };
  }

  result(): TariffSwitching {
    const hasTimes = this.#days.some(({ switches }) => switches.length > 0);
    return {
      clock: hasTimes ? "utc" : null,
      seasons: this.#seasons,
      weeks: this.#weeks,
      days: this.#days,
      specialDays: this.#specialDays,
    };
  }

  #table(day: Shape, dayElement: string): Shape {
    return {
      children: {
        "ra:DayProfiles": { children: { "ra:DayProfile": day } },
        "ra:WeekProfiles": { children: { "ra:WeekProfile": this.#week(dayElement) } },
        "ra:Seasons": { children: { "ra:Season": this.#season() } },
      },
    };
  }

  #electricityDay(): Shape {
    let day = 0;
    let secondOfDay = 0;
    let switches: TariffSwitch[] = [];
    const counts = (by: TariffSwitch["by"], name: string): Shape =>
      leaf((text) => switches.push({ secondOfDay, by, register: readInteger(text, name) }));
    return {
      repeats: true,
      open: () => (switches = []),
      children: {
        "ra:Day": leaf((text) => (day = readInteger(text, "Day"))),
        "ra:ProfileSchedule": {
          repeats: true,
          children: {
            "ra:StartTime": leaf((text) => (secondOfDay = readMinuteOfDay(text, "StartTime") * 60)),
            "ra:TOUTariffAction": counts("time-of-use", "TOUTariffAction"),
            "ra:BlockTariffAction": counts("block", "BlockTariffAction"),
          },
        },
      },
      close: () => this.#days.push({ day, switches }),
    };
  }

  /** A gas day has one register from its start on, or the one block tariff. */
  #gasDay(): Shape {
    let day = 0;
    let switches: TariffSwitch[] = [];
    return {
      repeats: true,
      open: () => (switches = []),
      children: {
        "ra:DayName": leaf((text) => (day = readInteger(text, "DayName"))),
        "ra:TOUTariffAction": leaf((text) => {
          switches.push({
            secondOfDay: 0,
            by: "time-of-use",
            register: readInteger(text, "TOUTariffAction"),
          });
        }),
        "ra:BlockTariff": { open: () => switches.push({ secondOfDay: 0, by: "block", register: 1 }) },
      },
      close: () => this.#days.push({ day, switches }),
    };
  }

  #week(dayElement: string): Shape {
    let week = 0;
    let days: number[] = [];
    let index = 0;
    return {
      repeats: true,
      open: () => (days = []),
      children: {
        "ra:WeekName": leaf((text) => (week = readInteger(text, "WeekName"))),
        [dayElement]: {
          repeats: true,
          open: (attribute) => (index = readInteger(attribute("index") ?? "", "the index of a weekday")),
          text: (text) => {
            if (index !== days.length + 1) throw malformed("weekdays that are not Monday to Sunday");
            days.push(readInteger(text, "ReferencedDay"));
          },
        },
      },
      close: () => this.#weeks.push({ week, days }),
    };
  }

  /** A season without a name is called by its place. */
  #season(): Shape {
    let name = "";
    let from = EVERY;
    let week = 0;
    return {
      repeats: true,
      open: () => {
        name = String(this.#seasons.length + 1);
        from = EVERY;
      },
      children: {
        "ra:SeasonName": leaf((text) => (name = text.trim() || name)),
        "ra:SeasonStartDate": dateShape((found) => (from = found)),
        "ra:ReferencedWeekName": leaf((text) => (week = readInteger(text, "ReferencedWeekName"))),
      },
      close: () => this.#seasons.push({ name, from, week }),
    };
  }
}

/** Each part of a date is a choice of a number and a word for every, or the last, or the one before. */
function dateShape(take: (date: TariffDate) => void): Shape {
  let date: { -readonly [Part in keyof TariffDate]: TariffDate[Part] } = { ...EVERY };
  const number = (name: string, put: (value: number) => void): Record<string, Shape> => ({
    [`ra:${name}`]: leaf((text) => put(readInteger(text, name))),
  });
  const year: Shape = { children: number("SpecifiedYear", (value) => (date.year = value)) };
  const month: Shape = { children: number("SpecifiedMonth", (value) => (date.month = value)) };
  const weekday: Shape = { children: number("SpecifiedDayOfWeek", (value) => (date.weekday = value)) };
  const day: Shape = {
    children: {
      ...number("SpecifiedDayOfMonth", (value) => (date.day = value)),
      "ra:LastDayOfMonth": { open: () => (date.day = "last") },
      "ra:SecondLastDayOfMonth": { open: () => (date.day = "second-last") },
    },
  };
  return {
    open: () => (date = { ...EVERY }),
    children: {
      "ra:Year": year,
      "ra:GasYearWithWildcards": year,
      "ra:Month": month,
      "ra:GasMonthWithWildcards": month,
      "ra:DayOfMonth": day,
      "ra:GasDayOfMonthWithWildcards": day,
      "ra:DayOfWeek": weekday,
      "ra:GasDayOfWeekWithWildcards": weekday,
    },
    close: () => take(date),
  };
}

function malformed(what: string): DccRefusal {
  return new DccRefusal("content-malformed", `The switching table of the SMETS1 answer has ${what}.`);
}
