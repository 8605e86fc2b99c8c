import { router } from "expo-router";
import { useState } from "react";
import { Radios } from "../../../parts/Radios.js";
import { useWords } from "../../../words/index.js";
import { stepAddress } from "./draft.js";
import type { StepProps } from "./FuelStep.js";
import { Question } from "../../../parts/Question.js";

export function PaymentStep({ draft }: StepProps) {
  const t = useWords("meters");
  const [asked, setAsked] = useState(false);
  const { payment } = draft.value;
  const error = asked && payment === null ? t("newMeter.payment.error") : undefined;
  return (
    <Question
      title={t("newMeter.payment.title")}
      back={stepAddress("number")}
      errors={error === undefined ? [] : [{ id: "payment", message: error }]}
      onContinue={() => (payment === null ? setAsked(true) : router.push(stepAddress("consent")))}
    >
      <Radios
        id="payment"
        label={t("newMeter.payment.title")}
        hideLabel
        error={error}
        options={[
          { value: "credit", label: t("payments.credit") },
          { value: "prepayment", label: t("payments.prepayment") },
        ]}
        value={payment}
        onChange={(chosen) => draft.change({ ...draft.value, payment: chosen })}
      />
    </Question>
  );
}
