import { Field } from "../../parts/Field.js";
import { Radios } from "../../parts/Radios.js";
import { Row } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { PartProps } from "./DetailsStep.js";

/** The night rate, when it is, and by which clock: meters differ in summer. */
export function Night({ form, change, errorOf }: PartProps) {
  const t = useWords("tariffs");
  return (
    <>
      <Field
        id="night-price"
        label={t("details.nightPrice")}
        hint={t("details.priceHint")}
        error={errorOf("night-price")}
        value={form.nightPrice}
        onChange={(nightPrice) => change({ nightPrice })}
        characters={7}
        inputMode="decimal"
        after={t("details.afterPrice")}
      />
      <Row gap="four" style={{ alignItems: "flex-end" }}>
        <Field
          id="night-from"
          label={t("details.nightFrom")}
          error={errorOf("night-from")}
          value={form.nightFrom}
          onChange={(nightFrom) => change({ nightFrom })}
          characters={6}
        />
        <Field
          id="night-to"
          label={t("details.nightTo")}
          error={errorOf("night-to")}
          value={form.nightTo}
          onChange={(nightTo) => change({ nightTo })}
          characters={6}
        />
      </Row>
      <Radios
        id="clock"
        label={t("details.clock")}
        error={errorOf("clock")}
        options={[
          { value: "london", label: t("details.clockLondon"), hint: t("details.clockLondonHint") },
          { value: "utc", label: t("details.clockUtc"), hint: t("details.clockUtcHint") },
        ]}
        value={form.clock}
        onChange={(clock) => change({ clock })}
      />
    </>
  );
}
