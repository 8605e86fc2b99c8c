import type { LondonDate } from "@halfhourly/domain";
import type { Meter } from "../../data/answers.js";
import { Field } from "../../parts/Field.js";
import { Radios } from "../../parts/Radios.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import type { BillForm, FoundFault } from "./bill-form.js";

interface Props {
  readonly meters: readonly Meter[];
  readonly form: BillForm;
  readonly change: (part: Partial<BillForm>) => void;
  readonly errorOf: (field: FoundFault["field"]) => string | undefined;
  readonly today: LondonDate;
  readonly onSubmit: () => void;
}

/** In the order in which a bill has them. */
export function BillFields({ meters, form, change, errorOf, today, onSubmit }: Props) {
  const t = useWords("billCheck");
  const nameOf = useMeterName();
  const dateHint = t("dateHint", { date: shortDate(today) });
  return (
    <>
      {meters.length > 1 ? (
        <Radios
          id="bill-meter"
          label={t("meter")}
          error={errorOf("bill-meter")}
          options={meters.map((meter) => ({
            value: meter.id,
            label: nameOf(meter),
            hint: spacedMeterPoint(meter),
          }))}
          value={form.meterId}
          onChange={(meterId) => change({ meterId })}
        />
      ) : null}
      <Field
        id="bill-from"
        label={t("from")}
        hint={dateHint}
        error={errorOf("bill-from")}
        value={form.from}
        onChange={(from) => change({ from })}
        characters={12}
        onSubmit={onSubmit}
      />
      <Field
        id="bill-to"
        label={t("to")}
        hint={dateHint}
        error={errorOf("bill-to")}
        value={form.to}
        onChange={(to) => change({ to })}
        characters={12}
        onSubmit={onSubmit}
      />
      <Field
        id="bill-amount"
        label={t("amount")}
        hint={t("amountHint")}
        error={errorOf("bill-amount")}
        value={form.amount}
        onChange={(amount) => change({ amount })}
        characters={9}
        inputMode="decimal"
        onSubmit={onSubmit}
      />
    </>
  );
}
