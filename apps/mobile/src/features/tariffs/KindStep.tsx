import { router } from "expo-router";
import { useState } from "react";
import { Question } from "../../parts/Question.js";
import { Radios } from "../../parts/Radios.js";
import { useWords } from "../../words/index.js";
import { tariffsAddress, type StepProps } from "./step-props.js";
import type { TariffForm } from "./tariff-form.js";

export function KindStep({ meter, draft }: StepProps) {
  const t = useWords("tariffs");
  const [asked, setAsked] = useState(false);
  const { kind, direction } = draft.value;
  const exports = meter.registers.some((register) => register.direction === "export");
  const error = asked && kind === null ? t("kind.error") : undefined;

  function change(part: Partial<TariffForm>) {
    draft.change({ ...draft.value, ...part });
  }
  return (
    <Question
      title={t("kind.title")}
      back={tariffsAddress(meter)}
      errors={error === undefined ? [] : [{ id: "kind", message: error }]}
      onContinue={() =>
        kind === null ? setAsked(true) : router.push(`${tariffsAddress(meter)}/add?step=prices`)
      }
    >
      {exports ? (
        <Radios
          id="direction"
          label={t("kind.direction")}
          options={[
            { value: "import", label: t("used") },
            { value: "export", label: t("sent") },
          ]}
          value={direction}
          onChange={(chosen) =>
            change({ direction: chosen, kind: chosen === "export" && kind === "price-cap" ? null : kind })
          }
        />
      ) : null}
      <Radios
        id="kind"
        label={t("kind.question")}
        error={error}
        hideLabel={!exports}
        options={[
          ...(direction === "import"
            ? [{ value: "price-cap" as const, label: t("kind.priceCap"), hint: t("kind.priceCapHint") }]
            : []),
          { value: "flat" as const, label: t("kind.flat"), hint: t("kind.flatHint") },
          ...(meter.fuel === "gas"
            ? []
            : [
                { value: "two-rate" as const, label: t("kind.twoRate"), hint: t("kind.twoRateHint") },
                { value: "time-of-use" as const, label: t("kind.timeOfUse"), hint: t("kind.timeOfUseHint") },
              ]),
        ]}
        value={kind}
        onChange={(chosen) => change({ kind: chosen })}
      />
    </Question>
  );
}
