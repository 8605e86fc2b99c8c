import { router } from "expo-router";
import { useState } from "react";
import { Question } from "../../parts/Question.js";
import { Radios } from "../../parts/Radios.js";
import { useWords } from "../../words/index.js";
import { linkAddress, wantsPayment } from "./link-draft.js";
import { MovedInStep } from "./MovedInStep.js";
import type { LinkStepProps } from "./SupplierStep.js";

/** Only where the supplier does not say it. */
export function LinkPayment({ draft, source }: LinkStepProps) {
  const meters = useWords("meters");
  const [asked, setAsked] = useState(false);
  const { payment } = draft.value;
  if (!wantsPayment(draft.value)) return <MovedInStep draft={draft} source={source} />;
  const error = asked && payment === null ? meters("newMeter.payment.error") : undefined;
  return (
    <Question
      title={meters("newMeter.payment.title")}
      back={linkAddress("found")}
      errors={error === undefined ? [] : [{ id: "payment", message: error }]}
      onContinue={() => (payment === null ? setAsked(true) : router.push(linkAddress("moved-in")))}
    >
      <Radios
        id="payment"
        label={meters("newMeter.payment.title")}
        hideLabel
        error={error}
        options={[
          { value: "credit", label: meters("payments.credit") },
          { value: "prepayment", label: meters("payments.prepayment") },
        ]}
        value={payment}
        onChange={(chosen) => draft.change({ ...draft.value, payment: chosen })}
      />
    </Question>
  );
}
