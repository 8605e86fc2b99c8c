import { hex, uint8 } from "../bytes/write-bytes.js";
import type { GbcsTariff, TariffSwitch } from "../tariff.js";
import { FIRST_BLOCK_NIBBLE } from "../use-cases/electricity-charges.js";
import { NO_THRESHOLD } from "../use-cases/electricity-tariff.js";
import { encodeAccessResponse } from "./access-response.js";
import {
  array,
  boolean,
  doubleLongUnsigned,
  enumeration,
  integer,
  long,
  longUnsigned,
  nothing,
  octets,
  structure,
  unsigned,
} from "./dlms-values.js";
import type { GbcsHeader } from "./seal.js";
import { dlmsDate } from "./tariff-date.js";

/** ECS24: seventeen answers in the order in which they are asked for. */
export function encodeElectricityTariff(header: GbcsHeader, tariff: GbcsTariff): Buffer {
  const { currency, blockThresholds } = tariff;
  const values = [
    ...activePrice(tariff),
    ...switchingValues(tariff),
    ...Array.from({ length: 8 }, (_, index) => thresholds(blockThresholds[index] ?? [])),
    currency === null ? nothing : boolean(currency === "GBP"),
    standingCharge(tariff),
    prices(tariff),
  ];
  return encodeAccessResponse(
    header,
    values.map((value) => ({ of: "get", value, result: 0 })),
  );
}

/** ECS24b: what the second element is charged by: its price of now, its calendar and its prices. */
export function encodeSecondElementTariff(header: GbcsHeader, tariff: GbcsTariff): Buffer {
  const values = [...activePrice(tariff), ...switchingValues(tariff), prices(tariff)];
  return encodeAccessResponse(
    header,
    values.map((value) => ({ of: "get", value, result: 0 })),
  );
}

/** Of the units of DLMS: another one, money. */
const OTHER_UNIT = 0xfe;
/** The script table that switches registers (0-0:10.0.100.255). */
const SCRIPT_TABLE = hex("00000a0064ff");
const SECOND_ELEMENT_REGISTER = { class: 3, instance: hex("0114010800ff"), attribute: 2 };
const ENERGY_REGISTER = { class: 3, instance: hex("0100010800ff"), attribute: 2 };
const NO_REGISTER = { class: 0, instance: hex("000000000000"), attribute: 0 };
const KWH_SCALE = 3;

function activePrice({ activePrice: price, activePriceExponent }: GbcsTariff): Buffer[] {
  const scale = structure(integer(activePriceExponent), enumeration(OTHER_UNIT));
  return [price === null ? nothing : doubleLongUnsigned(price), scale];
}

function switchingValues({ switching, element }: GbcsTariff): Buffer[] {
  const seasons = switching.seasons.map(({ name, from, week }) =>
    structure(octets(Buffer.from(name, "latin1")), octets(seasonStart(dlmsDate(from))), octets(uint8(week))),
  );
  const weeks = switching.weeks.map(({ week, days }) =>
    structure(octets(uint8(week)), ...days.map(unsigned)),
  );
  const days = switching.days.map(({ day, switches }) =>
    structure(unsigned(day), array(switches.map((one) => switchValue(one, element)))),
  );
  const specialDays = switching.specialDays.map(({ date, day }, index) =>
    structure(longUnsigned(index + 1), octets(dlmsDate(date)), unsigned(day)),
  );
  return [seasons, weeks, days, specialDays].map(array);
}

const seasonStart = (date: Buffer): Buffer => Buffer.concat([date, hex("000000008000ff")]);

function switchValue({ secondOfDay, by, register }: TariffSwitch, element: number): Buffer {
  const time = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60, secondOfDay % 60, 0];
  const first = by === "block" ? 100 : element === 2 ? 200 : 0;
  return structure(octets(Buffer.from(time)), octets(SCRIPT_TABLE), longUnsigned(first + register));
}

function thresholds(values: readonly (number | null)[]): Buffer {
  return array(values.map((value) => doubleLongUnsigned(value ?? NO_THRESHOLD)));
}

function standingCharge({ standingCharge: price, standingChargeExponent }: GbcsTariff): Buffer {
  if (price === null) return nothing;
  const table = [structure(octets(Buffer.alloc(0)), long(price))];
  return charge({ commodity: 0, price: standingChargeExponent }, NO_REGISTER, table);
}

function prices({ timeOfUsePrices, blockPrices, priceExponent, element }: GbcsTariff): Buffer {
  const timeOfUse = timeOfUsePrices.map((price, index) => indexed(index + 1, price));
  const blocks = [0, 1, 2, 3].flatMap((block) =>
    blockPrices.flatMap((tariff, index) => {
      const price = tariff[block];
      return price === undefined ? [] : [indexed(((FIRST_BLOCK_NIBBLE + block) << 4) + index + 1, price)];
    }),
  );
  const register = element === 2 ? SECOND_ELEMENT_REGISTER : ENERGY_REGISTER;
  return charge({ commodity: KWH_SCALE, price: priceExponent }, register, [...timeOfUse, ...blocks]);
}

const indexed = (index: number, price: number): Buffer => structure(octets(uint8(index)), long(price));

function charge(
  scale: { commodity: number; price: number },
  register: typeof ENERGY_REGISTER,
  table: readonly Buffer[],
): Buffer {
  return structure(
    structure(integer(scale.commodity), integer(scale.price)),
    structure(longUnsigned(register.class), octets(register.instance), integer(register.attribute)),
    array(table),
  );
}
