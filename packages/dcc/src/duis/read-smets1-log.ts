import type { Fuel } from "@halfhourly/domain";
import { DccRefusal } from "../refusal.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readDateTime, readDecimal, readInteger } from "./read-value.js";
import type { Smets1Log, Smets1LogEntry } from "./smets1-content.js";

export type Smets1LogPart = Omit<Smets1Log, "device">;

/** 4.8.1: each entry a stamp, and Wh of one or two elements or decimal m3. */
export function importProfileShape(put: (log: Smets1LogPart) => void): Shape {
  const log = new LogDraft("half-hours", "import");
  const electricity: Shape = {
    open: () => log.isOf("electricity"),
    children: {
      "ra:PrimaryValue": leaf((text) => (log.primary = readInteger(text, "PrimaryValue"))),
      "ra:SecondaryValue": leaf((text) => (log.secondary = readInteger(text, "SecondaryValue"))),
    },
  };
  const gas: Shape = {
    open: () => log.isOf("gas"),
    children: {
      "ra:PrimaryValue": leaf((text) => (log.primary = readCubicDecimetres(text, "PrimaryValue"))),
    },
  };
  return {
    children: { "ra:LogEntry": log.entryShape({ "ra:Electricity": electricity, "ra:Gas": gas }) },
    close: () => put(log.result()),
  };
}

/** 4.8.3: each entry a stamp and Wh exported; reactive energy is passed over. */
export function exportProfileShape(put: (log: Smets1LogPart) => void): Shape {
  const log = new LogDraft("half-hours", "export");
  log.isOf("electricity");
  const value = leaf((text) => (log.primary = readInteger(text, "ActiveEnergyExportedValue")));
  return {
    children: { "ra:LogEntry": log.entryShape({ "ra:ActiveEnergyExportedValue": value }) },
    close: () => put(log.result()),
  };
}

/** 4.17: each entry a stamp, and Wh or decimal m3 of a day. */
export function dailyLogShape(put: (log: Smets1LogPart) => void): Shape {
  const fuelShape = (fuel: Fuel): Shape => {
    const log = new LogDraft("days", "import");
    const value = leaf((text) => {
      log.primary = fuel === "gas" ? readCubicDecimetres(text, "Value") : readInteger(text, "Value");
    });
    return {
      open: () => log.isOf(fuel),
      children: { "ra:LogEntry": log.entryShape({ "ra:Value": value }) },
      close: () => put(log.result()),
    };
  };
  return { children: { "ra:Electricity": fuelShape("electricity"), "ra:Gas": fuelShape("gas") } };
}

/** Gas is sent as decimal cubic metres. A meter's invalid marker may have a fourth place, so a fraction may stay. */
function readCubicDecimetres(text: string, element: string): number {
  return readDecimal(text, 3, element);
}

class LogDraft {
  primary: number | null = null;
  secondary: number | null = null;
  #stampMs: number | null = null;
  #fuel: Fuel | null = null;
  #isTwin = false;
  #leftOut = 0;
  readonly #entries: Smets1LogEntry[] = [];

  constructor(
    readonly kind: Smets1Log["kind"],
    readonly direction: Smets1Log["direction"],
  ) {}

  isOf(fuel: Fuel): void {
    if (this.#fuel !== null && this.#fuel !== fuel)
      throw new DccRefusal("content-malformed", "The SMETS1 answer has two fuels in one log.");
    this.#fuel = fuel;
  }

  entryShape(values: Record<string, Shape>): Shape {
    return {
      repeats: true,
      open: () => {
        this.#stampMs = this.primary = this.secondary = null;
      },
      children: {
        "ra:Timestamp": leaf((text) => (this.#stampMs = readDateTime(text, "Timestamp"))),
        ...values,
      },
      close: () => this.#keep(),
    };
  }

  result(): Smets1LogPart {
    const fuel = this.#fuel ?? "electricity";
    return {
      kind: this.kind,
      fuel,
      direction: this.direction,
      unit: fuel === "gas" ? "dm3" : "Wh",
      elements: this.#isTwin ? 2 : 1,
      stamp: "by-source",
      entries: this.#entries,
      leftOut: this.#leftOut,
    };
  }

  #keep(): void {
    const { primary, secondary } = this;
    if (this.#stampMs === null || primary === null) {
      this.#leftOut++;
      return;
    }
    if (secondary !== null) this.#isTwin = true;
    this.#entries.push({
      stampMs: this.#stampMs,
      values: secondary === null ? [primary] : [primary, secondary],
    });
  }
}
