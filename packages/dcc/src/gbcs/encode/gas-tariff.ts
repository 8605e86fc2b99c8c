import { littleEndian, uint16, uint8, withLength } from "../bytes/write-bytes.js";
import type { GbcsTariff } from "../tariff.js";
import { CALENDAR_COMMANDS } from "../use-cases/gas-calendar.js";
import {
  CURRENCIES,
  NO_GAS_THRESHOLD,
  PRICE_ATTRIBUTES,
  PUBLISH_PRICE,
  THRESHOLD_UNITS,
} from "../use-cases/gas-tariff.js";
import { ZCL_NUMBERS } from "../zigbee/attributes.js";
import { CLUSTERS, PROFILE_COMMANDS } from "../zigbee/components.js";
import { ZCL_NOT_FOUND } from "../zigbee/device-error.js";
import { defaultResponse, encodeComponents, type ComponentToSend } from "./components.js";
import type { AgreementKeys, GbcsHeader } from "./seal.js";
import { zigbeeDate } from "./tariff-date.js";

/** GCS21f: prices, thresholds and the standing charge, the calendar, the price of now. */
export function encodeGasTariff(header: GbcsHeader, tariff: GbcsTariff, keys: AgreementKeys): Buffer {
  const components = [
    attributesComponent([...priceAttributes(tariff), ...standingChargeAttribute(tariff)]),
    ...calendarComponents(tariff),
    ...publishedPrice(tariff),
  ];
  return encodeComponents(header, components, keys);
}

type Attribute = readonly [id: number, type: number, bytes: Buffer];

function priceAttributes(tariff: GbcsTariff): Attribute[] {
  const { multiplier, divisor, unit } = tariff.blockThresholdUnit;
  return [
    [PRICE_ATTRIBUTES.thresholdDivisor, ZCL_NUMBERS.uint24, littleEndian(divisor, 3)],
    [PRICE_ATTRIBUTES.thresholdMultiplier, ZCL_NUMBERS.uint24, littleEndian(multiplier, 3)],
    ...listed(PRICE_ATTRIBUTES.thresholds, tariff.blockThresholds[0] ?? [], thresholdAttribute),
    [
      PRICE_ATTRIBUTES.unitOfMeasure,
      ZCL_NUMBERS.enum8,
      uint8(unit === "m3" ? THRESHOLD_UNITS.m3 : THRESHOLD_UNITS.kWh),
    ],
    ...listed(PRICE_ATTRIBUTES.blockPrices, tariff.blockPrices[0] ?? [], priceAttribute),
    ...listed(PRICE_ATTRIBUTES.timeOfUsePrices, tariff.timeOfUsePrices, priceAttribute),
    ...currencyAttribute(tariff),
    [PRICE_ATTRIBUTES.trailingDigits, ZCL_NUMBERS.bitmap8, uint8(-tariff.priceExponent << 4)],
  ];
}

function listed<Value>(
  ids: readonly number[],
  values: readonly Value[],
  attribute: (id: number, value: Value) => Attribute,
): Attribute[] {
  return values.slice(0, ids.length).map((value, index) => attribute(ids[index]!, value));
}

const thresholdAttribute = (id: number, value: number | null): Attribute => [
  id,
  ZCL_NUMBERS.uint48,
  littleEndian(value ?? NO_GAS_THRESHOLD, 6),
];
const priceAttribute = (id: number, price: number): Attribute => [
  id,
  ZCL_NUMBERS.uint32,
  littleEndian(price, 4),
];

function currencyAttribute({ currency }: GbcsTariff): Attribute[] {
  if (currency === null) return [];
  return [[PRICE_ATTRIBUTES.currency, ZCL_NUMBERS.uint16, littleEndian(CURRENCIES[currency], 2)]];
}

function standingChargeAttribute({ standingCharge }: GbcsTariff): Attribute[] {
  return standingCharge === null ? [] : [priceAttribute(PRICE_ATTRIBUTES.standingCharge, standingCharge)];
}

function attributesComponent(attributes: readonly Attribute[]): ComponentToSend {
  const payload = Buffer.concat(
    attributes.flatMap(([id, type, bytes]) => [littleEndian(id, 2), Buffer.from([0, type]), bytes]),
  );
  return {
    cluster: CLUSTERS.price,
    scope: "profile",
    command: PROFILE_COMMANDS.readAttributesResponse,
    payload,
  };
}

/** Provider, event and calendar: no number of which says anything to who reads a tariff. */
const CALENDAR_IDS = Buffer.alloc(12);

function calendarComponents({ switching }: GbcsTariff): ComponentToSend[] {
  const { seasons, weeks, days, specialDays } = switching;
  const dayCommands = days.map(({ day, switches }) =>
    calendarComponent(CALENDAR_COMMANDS.publishDayProfile, [
      Buffer.from([day, switches.length, 0, 1, 0]),
      ...switches.flatMap(({ secondOfDay, register }) => [
        littleEndian(secondOfDay / 60, 2),
        uint8(register),
      ]),
    ]),
  );
  const weekCommands = weeks.map((week) =>
    calendarComponent(CALENDAR_COMMANDS.publishWeekProfile, [Buffer.from([week.week, ...week.days])]),
  );
  const seasonCommand = (): ComponentToSend =>
    calendarComponent(CALENDAR_COMMANDS.publishSeasons, [
      Buffer.from([0, 1]),
      ...seasons.flatMap(({ from, week }) => [zigbeeDate(from), uint8(week)]),
    ]);
  const specialDayCommand = (): ComponentToSend =>
    calendarComponent(CALENDAR_COMMANDS.publishSpecialDays, [
      Buffer.from([0, 0, 0, 0, 0, specialDays.length, 0, 1]),
      ...specialDays.flatMap(({ date, day }) => [zigbeeDate(date), uint8(day)]),
    ]);
  return [
    ...orNothing(CALENDAR_COMMANDS.publishDayProfile, dayCommands),
    ...orNothing(CALENDAR_COMMANDS.publishWeekProfile, weekCommands),
    ...orNothing(CALENDAR_COMMANDS.publishSeasons, seasons.length === 0 ? [] : [seasonCommand()]),
    ...orNothing(CALENDAR_COMMANDS.publishSpecialDays, specialDays.length === 0 ? [] : [specialDayCommand()]),
  ];
}

/** The commands that ask have the numbers of those that publish. */
function orNothing(command: number, components: readonly ComponentToSend[]): readonly ComponentToSend[] {
  return components.length > 0 ? components : [defaultResponse(CLUSTERS.calendar, command, ZCL_NOT_FOUND)];
}

function calendarComponent(command: number, parts: readonly Buffer[]): ComponentToSend {
  return {
    cluster: CLUSTERS.calendar,
    scope: "cluster",
    command,
    payload: Buffer.concat([CALENDAR_IDS, ...parts]),
  };
}

function publishedPrice({ activePrice, activePriceExponent, currency }: GbcsTariff): ComponentToSend[] {
  if (activePrice === null) return [defaultResponse(CLUSTERS.price, PUBLISH_PRICE, ZCL_NOT_FOUND)];
  const payload = Buffer.concat([
    Buffer.alloc(4),
    withLength(Buffer.alloc(0)),
    Buffer.alloc(4 + 4),
    uint8(THRESHOLD_UNITS.kWh),
    littleEndian(CURRENCIES[currency ?? "GBP"], 2),
    uint8((-activePriceExponent << 4) + 1),
    uint8(0),
    Buffer.alloc(4),
    uint16(0),
    littleEndian(activePrice, 4),
  ]);
  return [{ cluster: CLUSTERS.price, scope: "cluster", command: PUBLISH_PRICE, payload }];
}
