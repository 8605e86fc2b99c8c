import type { FieldError } from "../../parts/ErrorSummary.js";
import { useWords } from "../../words/index.js";
import type { FormFault } from "./read-tariff-form.js";
import type { TariffForm } from "./tariff-form.js";

/** The faults of a form in words: short beside the field, with the field's name in the summary. */
export function useFieldErrors(form: TariffForm, faults: readonly FormFault[]) {
  const t = useWords("tariffs");
  const nameOf = useFieldNames(form);
  const words = ({ fault }: FormFault) => t(`faults.${fault}`);

  const errors: FieldError[] = faults.map((found) => {
    const band = /^band-(\d+)-/.exec(found.field);
    const named = { field: nameOf(found.field), fault: words(found) };
    const message =
      band === null ? t("fields.plain", named) : t("fields.band", { ...named, number: Number(band[1]) + 1 });
    return { id: found.field, message };
  });
  const errorOf = (field: string) => {
    const found = faults.find((fault) => fault.field === field);
    return found === undefined ? undefined : words(found);
  };
  return { errors, errorOf };
}

function useFieldNames(form: TariffForm): (field: string) => string {
  const t = useWords("tariffs");
  const mainPrice = {
    flat: t("details.price"),
    "two-rate": t("details.dayPrice"),
    "time-of-use": t("details.otherPrice"),
    "price-cap": "",
  };
  const names: Readonly<Record<string, string>> = {
    price: mainPrice[form.kind ?? "flat"],
    "night-price": t("details.nightPrice"),
    "night-from": t("details.nightFrom"),
    "night-to": t("details.nightTo"),
    clock: t("fieldNames.clock"),
    "standing-charge": t("details.standingCharge"),
    from: t("fieldNames.from"),
    to: t("fieldNames.to"),
  };
  const ofBand: Readonly<Record<string, string>> = {
    name: t("details.bandName"),
    price: t("details.price"),
    from: t("details.bandFrom"),
    to: t("details.bandTo"),
  };
  return (field) => names[field] ?? ofBand[field.replace(/^band-\d+-/, "")] ?? field;
}
