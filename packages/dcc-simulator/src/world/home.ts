import type { Eui, GbcsTariff } from "@halfhourly/dcc";
import type { MeterDay } from "@halfhourly/demonstration";
import type { Fuel, LondonDate } from "@halfhourly/domain";

export type Generation = "SMETS1" | "SMETS2";
export type DeviceKind = "ESME" | "GSME" | "GPF" | "CHF" | "IHD" | "PPMID";

/** A home with its devices, made when it is asked for. */
export interface WorldHome {
  /** Of a demonstration home its name; otherwise `home-` and its number. */
  readonly name: string;
  readonly devices: readonly WorldDevice[];
  readonly meters: readonly WorldMeter[];
  /** Printed on the display in the home. */
  readonly displayId: Eui;
}

export interface WorldDevice {
  readonly eui: Eui;
  readonly kind: DeviceKind;
  readonly generation: Generation;
  /** The meter it is, or shows (a gas proxy); null for a hub or a display. */
  readonly meter: WorldMeter | null;
}

export interface WorldMeter {
  readonly fuel: Fuel;
  readonly generation: Generation;
  readonly elements: 1 | 2;
  readonly payment: "credit" | "prepayment";
  readonly importMeterPoint: string;
  /** Null for a home that exports nothing. */
  readonly exportMeterPoint: string | null;
  /** What a user asks: the electricity meter, or the proxy that answers for the gas meter's battery. */
  readonly device: Eui;
  /** The first London date that its memory can hold at that date: 13 months. */
  earliestDate(today: LondonDate): LondonDate;
  /** Its half hours of a London date as they can be told at the end of `upTo`. */
  day(date: LondonDate, upTo: LondonDate): MeterDay;
  /** As it stands at an instant, UTC milliseconds. */
  tariff(atMs: number): GbcsTariff;
}
