import { useState } from "react";
import { Question } from "../../parts/Question.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Radios } from "../../parts/Radios.js";
import { useWords } from "../../words/index.js";
import { Bands } from "./Bands.js";
import { useFieldErrors } from "./field-errors.js";
import { Night } from "./Night.js";
import { readTariffForm, type FormFault } from "./read-tariff-form.js";
import { SaveFault } from "./SaveFault.js";
import { tariffsAddress, type StepProps } from "./step-props.js";
import type { TariffForm } from "./tariff-form.js";
import { useSaveAgreements } from "./use-save-agreements.js";

export interface PartProps {
  readonly form: TariffForm;
  readonly change: (part: Partial<TariffForm>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The prices of one tariff, in the order in which a bill has them. */
export function DetailsStep({ meter, draft }: StepProps) {
  const t = useWords("tariffs");
  const form = draft.value;
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const { errors, errorOf } = useFieldErrors(form, faults);
  const saving = useSaveAgreements(meter, draft.clear);
  const change = (part: Partial<TariffForm>) => draft.change({ ...form, ...part });

  function save() {
    const read = readTariffForm(form, t("details.nameless"));
    setFaults(read.ok ? [] : read.faults);
    if (read.ok) saving.mutate([read.agreement]);
  }
  const parts: PartProps = { form, change, errorOf };
  return (
    <Question
      title={t("details.title")}
      back={`${tariffsAddress(meter)}/add`}
      errors={errors}
      onContinue={save}
      continueLabel={t("details.save")}
      busyLabel={saving.isPending ? t("details.saving") : undefined}
    >
      {saving.error === null ? null : <SaveFault fault={saving.error} />}
      <Paragraph>{t("details.lead")}</Paragraph>
      <Prices {...parts} />
      <Charges {...parts} />
      <Days {...parts} />
      <Field
        id="name"
        label={t("details.name")}
        hint={t("details.nameHint")}
        value={form.name}
        onChange={(name) => change({ name })}
        characters={30}
      />
    </Question>
  );
}

function Prices(props: PartProps) {
  const { form, change, errorOf } = props;
  const t = useWords("tariffs");
  const label = {
    flat: t("details.price"),
    "two-rate": t("details.dayPrice"),
    "time-of-use": t("details.otherPrice"),
  };
  return (
    <>
      {form.kind === "time-of-use" ? <Bands {...props} /> : null}
      <Field
        id="price"
        label={label[form.kind === "two-rate" || form.kind === "time-of-use" ? form.kind : "flat"]}
        hint={t("details.priceHint")}
        error={errorOf("price")}
        value={form.price}
        onChange={(price) => change({ price })}
        characters={7}
        inputMode="decimal"
        after={t("details.afterPrice")}
      />
      {form.kind === "two-rate" ? <Night {...props} /> : null}
    </>
  );
}

function Charges({ form, change, errorOf }: PartProps) {
  const t = useWords("tariffs");
  return (
    <>
      <Field
        id="standing-charge"
        label={t("details.standingCharge")}
        hint={t("details.standingHint")}
        error={errorOf("standing-charge")}
        value={form.standingCharge}
        onChange={(standingCharge) => change({ standingCharge })}
        characters={7}
        inputMode="decimal"
        after={t("details.afterStanding")}
      />
      <Radios
        id="vat"
        label={t("details.vat")}
        options={[
          { value: "included", label: t("details.vatYes"), hint: t("details.vatYesHint") },
          { value: "excluded", label: t("details.vatNo") },
        ]}
        value={form.vat}
        onChange={(vat) => change({ vat })}
      />
    </>
  );
}

function Days({ form, change, errorOf }: PartProps) {
  const t = useWords("tariffs");
  return (
    <>
      <Field
        id="from"
        label={t("details.from")}
        hint={t("details.fromHint")}
        error={errorOf("from")}
        value={form.from}
        onChange={(from) => change({ from })}
        characters={12}
      />
      <Field
        id="to"
        label={t("details.to")}
        hint={t("details.toHint")}
        error={errorOf("to")}
        value={form.to}
        onChange={(to) => change({ to })}
        characters={12}
      />
    </>
  );
}
