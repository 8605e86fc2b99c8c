import type { NewAgreement } from "../../data/answers.js";

export type Kind = "flat" | "two-rate" | "time-of-use";
export type Days = "every" | "weekdays" | "weekend";

export interface BandForm {
  readonly name: string;
  readonly price: string;
  readonly days: Days;
  readonly from: string;
  readonly to: string;
}

/** A tariff as it is being typed: nothing is judged before it is sent. */
export interface TariffForm {
  readonly kind: Kind | "price-cap" | null;
  readonly direction: NewAgreement["direction"];
  readonly name: string;
  readonly price: string;
  readonly nightPrice: string;
  readonly nightFrom: string;
  readonly nightTo: string;
  readonly clock: "utc" | "london" | null;
  readonly bands: readonly BandForm[];
  readonly standingCharge: string;
  readonly vat: NewAgreement["vat"];
  readonly from: string;
  readonly to: string;
}

export const EMPTY_BAND: BandForm = { name: "", price: "", days: "every", from: "", to: "" };

export const EMPTY_FORM: TariffForm = {
  kind: null,
  direction: "import",
  name: "",
  price: "",
  nightPrice: "",
  nightFrom: "00:30",
  nightTo: "07:30",
  clock: null,
  bands: [EMPTY_BAND],
  standingCharge: "",
  vat: "included",
  from: "",
  to: "",
};

export function isTariffForm(kept: unknown): kept is TariffForm {
  return typeof kept === "object" && kept !== null && Object.keys(EMPTY_FORM).every((name) => name in kept);
}
