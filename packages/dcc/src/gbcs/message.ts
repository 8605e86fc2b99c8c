import type { Direction, Fuel, RegisterUnit } from "@halfhourly/domain";
import type { Eui } from "../eui.js";
import type { GbcsTariff } from "./tariff.js";

export type * from "./tariff.js";

/** A GBCS message whose protection was verified and whose content was decrypted and decoded. */
export interface GbcsMessage {
  readonly kind: "command" | "response" | "alert";
  readonly messageCode: number;
  readonly originator: Eui;
  readonly recipient: Eui;
  readonly counter: bigint;
  /** Of a message to or from an unknown remote party (GBCS 7.2.7): that party and the counters that count for it. */
  readonly supplementary: {
    readonly party: Eui;
    readonly counter: bigint;
    readonly originatorCounter: bigint | null;
  } | null;
  /** `encryption`: only its content is proved, which has a code of its own (see `OpenGbcsOptions.brokersCode`). */
  readonly protection: "message-authentication-code" | "signature" | "encryption";
  readonly content: GbcsContent;
}

export type GbcsContent = GbcsLog | GbcsTariff | GbcsDeviceError | GbcsAlert | GbcsCinShown | GbcsCommand;

/** A half-hourly profile (4.8.1, 4.8.3) or a log of days (4.17), oldest first as the meter gives it. */
export interface GbcsLog {
  readonly kind: "half-hours" | "days";
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly unit: RegisterUnit;
  /** 2 for a twin element meter: then each entry has two values. */
  readonly elements: 1 | 2;
  readonly entries: readonly GbcsLogEntry[];
}

export interface GbcsLogEntry {
  /** End of the period, UTC milliseconds. */
  readonly endMs: number;
  /** One an element, as the meter sent it: whole Wh or dm3, markers included. */
  readonly values: readonly number[];
  /** Export profiles (4.8.3): the reactive energy of the same half hour, varh. */
  readonly reactiveVarh?: number;
}

/** The device could not do it: no such data, or refused. */
export interface GbcsDeviceError {
  readonly kind: "device-error";
  /** `not-found` where the meter holds nothing for the period. */
  readonly cause: "not-found" | "refused";
  /** The status byte of the device (DLMS data access result, or ZigBee status). */
  readonly status: number;
}

export interface GbcsAlert {
  readonly kind: "alert";
  readonly alertCode: number;
  /** UTC milliseconds; null where the alert has none. */
  readonly atMs: number | null;
  /** Times that the alert tells beside its own, in its order: for 0x8F36 when the supply went and when it came back. */
  readonly furtherTimesMs: readonly number[];
}

/** 9.1: the number is on the meter's screen. */
export interface GbcsCinShown {
  readonly kind: "cin-shown";
}

/** What was asked, where a command is decoded (vectors, the simulator). */
export interface GbcsCommand {
  readonly kind: "command";
  /** UTC milliseconds, ends included; null where the command has no period. */
  readonly period: { readonly fromMs: number; readonly toMs: number } | null;
}
