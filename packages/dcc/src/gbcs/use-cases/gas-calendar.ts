import { ByteReader } from "../bytes/byte-reader.js";
import { unexpected } from "../dlms/expect-value.js";
import type { TariffDay, TariffSeason, TariffSpecialDay, TariffSwitching, TariffWeek } from "../tariff.js";
import { readZigbeeTariffDate } from "./tariff-date.js";

/** Commands of the calendar cluster (ZigBee Smart Energy 1.2b, D.9.2.3). */
export const CALENDAR_COMMANDS = {
  publishDayProfile: 1,
  publishWeekProfile: 2,
  publishSeasons: 3,
  publishSpecialDays: 4,
} as const;

/** The calendar that says when gas is charged by which register, gathered from the commands that publish it. */
export class GasCalendar {
  readonly #seasons: TariffSeason[] = [];
  readonly #weeks: TariffWeek[] = [];
  readonly #days: TariffDay[] = [];
  readonly #specialDays: TariffSpecialDay[] = [];

  /** Throws DccRefusal `content-malformed`. */
  add(command: number, payload: Buffer): void {
    const reader = new ByteReader(payload, "content-malformed");
    reader.take(4 + 4 + 4, "the provider, the event and the calendar");
    switch (command) {
      case CALENDAR_COMMANDS.publishDayProfile:
        return void this.#addDay(reader);
      case CALENDAR_COMMANDS.publishWeekProfile:
        return void this.#addWeek(reader);
      case CALENDAR_COMMANDS.publishSeasons:
        return this.#addSeasons(reader);
      case CALENDAR_COMMANDS.publishSpecialDays:
        return this.#addSpecialDays(reader);
      default:
        return; // The calendar itself says how many there are of each, which the others show.
    }
  }

  switching(): TariffSwitching {
    return {
      clock: "utc",
      seasons: this.#seasons,
      weeks: this.#weeks,
      days: this.#days,
      specialDays: this.#specialDays,
    };
  }

  /** A day may come in several commands: its number of entries is of all of them. */
  #addDay(reader: ByteReader): void {
    const day = reader.uint8("a day");
    reader.take(1, "the number of entries");
    reader.take(2, "the index and number of commands");
    checkCalendarType(reader);
    const known = this.#days.findIndex((one) => one.day === day);
    const switches = [...(this.#days[known]?.switches ?? [])];
    while (reader.remaining > 0) {
      const minute = reader.littleEndian(2, "the time of a switch");
      if (minute >= 24 * 60) throw unexpected("the time of a switch");
      const register = reader.uint8("the tier of a switch");
      switches.push({ secondOfDay: minute * 60, by: "time-of-use", register });
    }
    if (known === -1) this.#days.push({ day, switches });
    else this.#days[known] = { day, switches };
  }

  #addWeek(reader: ByteReader): void {
    const week = reader.uint8("a week");
    this.#weeks.push({ week, days: [...reader.take(7, "the days of a week")] });
    reader.end("a week");
  }

  /** Seasons have no names in ZigBee: they are called by their place. */
  #addSeasons(reader: ByteReader): void {
    reader.take(2, "the index and number of commands");
    while (reader.remaining > 0) {
      const from = readZigbeeTariffDate(reader);
      const name = String(this.#seasons.length + 1);
      this.#seasons.push({ name, from, week: reader.uint8("the week of a season") });
    }
  }

  #addSpecialDays(reader: ByteReader): void {
    reader.take(4, "the time from which special days count");
    checkCalendarType(reader);
    reader.take(3, "the number of special days and commands");
    while (reader.remaining > 0) {
      const date = readZigbeeTariffDate(reader);
      this.#specialDays.push({ date, day: reader.uint8("a special day") });
    }
  }
}

/** Of what is delivered to the home; another calendar is no tariff. */
function checkCalendarType(reader: ByteReader): void {
  reader.expect([0], "the type of the calendar");
}
