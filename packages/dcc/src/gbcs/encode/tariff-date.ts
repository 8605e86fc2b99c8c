import { uint16, uint8 } from "../bytes/write-bytes.js";
import type { TariffDate } from "../tariff.js";
import { ANY, ANY_YEAR, SPECIAL_DAYS, SPECIAL_MONTHS, ZIGBEE_FIRST_YEAR } from "../use-cases/tariff-date.js";

export function dlmsDate(date: TariffDate): Buffer {
  return Buffer.concat([uint16(date.year ?? ANY_YEAR), monthAndDay(date)]);
}

export function zigbeeDate(date: TariffDate): Buffer {
  const year = date.year === null ? ANY : date.year - ZIGBEE_FIRST_YEAR;
  return Buffer.concat([uint8(year), monthAndDay(date)]);
}

function monthAndDay({ month, day, weekday }: TariffDate): Buffer {
  const monthByte = typeof month === "string" ? SPECIAL_MONTHS[month] : (month ?? ANY);
  const dayByte = typeof day === "string" ? SPECIAL_DAYS[day] : (day ?? ANY);
  return Buffer.from([monthByte, dayByte, weekday ?? ANY]);
}
