import type { NewAgreement } from "../../data/answers.js";
import type { BandForm, Days, TariffForm } from "./tariff-form.js";
import { clockFrom, dateFrom, penceFrom } from "./typed-values.js";

export type Fault = "price" | "date" | "date-order" | "clock" | "clock-choice" | "name";
export interface FormFault {
  /** The id of the field on the screen. */
  readonly field: string;
  readonly fault: Fault;
}

export type ReadTariff =
  | { readonly ok: true; readonly agreement: NewAgreement }
  | { readonly ok: false; readonly faults: readonly FormFault[] };

type Band = Extract<NewAgreement["rates"], { kind: "time-of-use" }>["bands"][number];

const DAYS: Readonly<Record<Days, Band["days"]>> = {
  every: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  weekdays: ["mon", "tue", "wed", "thu", "fri"],
  weekend: ["sat", "sun"],
};

/** Reads the whole form at once, so that every fault is told together. `nameless` is the name where none was typed. */
export function readTariffForm(form: TariffForm, nameless: string): ReadTariff {
  const faults: FormFault[] = [];
  const need = <T>(value: T | null, field: string, fault: Fault, instead: T): T => {
    if (value === null) faults.push({ field, fault });
    return value ?? instead;
  };

  const rates = readRates(form, need);
  const standingChargePencePerDay =
    form.direction === "export" && form.standingCharge.trim() === ""
      ? "0"
      : need(penceFrom(form.standingCharge), "standing-charge", "price", "0");
  const from = need(dateFrom(form.from), "from", "date", "");
  const to = form.to.trim() === "" ? null : need(dateFrom(form.to), "to", "date", "");
  if (to !== null && to !== "" && from !== "" && to < from) faults.push({ field: "to", fault: "date-order" });

  if (faults.length > 0) return { ok: false, faults };
  const name = form.name.trim() === "" ? nameless : form.name.trim();
  return {
    ok: true,
    agreement: { direction: form.direction, name, rates, standingChargePencePerDay, vat: form.vat, from, to },
  };
}

type Need = <T>(value: T | null, field: string, fault: Fault, instead: T) => T;

function readRates(form: TariffForm, need: Need): NewAgreement["rates"] {
  const price = need(penceFrom(form.price), "price", "price", "0");
  if (form.kind === "two-rate") {
    return {
      kind: "two-rate",
      dayPencePerKwh: price,
      nightPencePerKwh: need(penceFrom(form.nightPrice), "night-price", "price", "0"),
      night: [
        {
          from: need(clockFrom(form.nightFrom), "night-from", "clock", ""),
          to: need(clockFrom(form.nightTo, true), "night-to", "clock", ""),
        },
      ],
      clock: need(form.clock, "clock", "clock-choice", "london"),
    };
  }
  if (form.kind === "time-of-use") {
    return {
      kind: "time-of-use",
      otherPencePerKwh: price,
      bands: form.bands.map((band, index) => readBand(band, index, need)),
    };
  }
  return { kind: "flat", pencePerKwh: price };
}

function readBand(band: BandForm, index: number, need: Need): Band {
  const name = band.name.trim();
  return {
    name: need(name === "" ? null : name, `band-${index}-name`, "name", ""),
    pencePerKwh: need(penceFrom(band.price), `band-${index}-price`, "price", "0"),
    days: DAYS[band.days],
    windows: [
      {
        from: need(clockFrom(band.from), `band-${index}-from`, "clock", ""),
        to: need(clockFrom(band.to, true), `band-${index}-to`, "clock", ""),
      },
    ],
  };
}
