import { router } from "expo-router";
import { useState } from "react";
import type { Fuel } from "../../../data/answers.js";
import { Disclosure } from "../../../parts/Disclosure.js";
import { Field } from "../../../parts/Field.js";
import { Paragraph } from "../../../parts/Paragraph.js";
import { useWords } from "../../../words/index.js";
import { stepAddress } from "./draft.js";
import type { StepProps } from "./FuelStep.js";
import { numberFault, type NumberFault } from "./number-fault.js";
import { PracticeNumbers } from "./PracticeNumbers.js";
import { Question } from "../../../parts/Question.js";

export function NumberStep({ draft }: StepProps) {
  const t = useWords("meters");
  const { fuel, number } = draft.value;
  const electric = fuel !== "gas";
  const [fault, setFault] = useState<NumberFault | null>(null);
  const error = useFaultWords(electric ? "electricity" : "gas", fault);

  function goOn() {
    const found = numberFault(electric ? "electricity" : "gas", number);
    setFault(found);
    if (found === null) router.push(stepAddress("payment"));
  }
  return (
    <Question
      title={electric ? t("newMeter.number.electricityTitle") : t("newMeter.number.gasTitle")}
      back={stepAddress("fuel")}
      errors={error === undefined ? [] : [{ id: "number", message: error }]}
      onContinue={goOn}
    >
      <Field
        id="number"
        label={electric ? t("newMeter.number.electricityLabel") : t("newMeter.number.gasLabel")}
        hint={electric ? t("newMeter.number.electricityHint") : t("newMeter.number.gasHint")}
        error={error}
        value={number}
        onChange={(typed) => draft.change({ ...draft.value, number: typed })}
        onSubmit={goOn}
        characters={electric ? 21 : 13}
        inputMode="numeric"
      />
      <Disclosure title={t("newMeter.number.where")}>
        <Paragraph>
          {electric ? t("newMeter.number.whereElectricity") : t("newMeter.number.whereGas")}
        </Paragraph>
      </Disclosure>
      <PracticeNumbers
        fuel={electric ? "electricity" : "gas"}
        onChoose={(chosen) => draft.change({ ...draft.value, number: chosen })}
      />
    </Question>
  );
}

function useFaultWords(fuel: Fuel, fault: NumberFault | null): string | undefined {
  const t = useWords("meters");
  if (fault === null) return undefined;
  if (fault.kind === "empty") return t("newMeter.number.empty");
  if (fault.kind === "check-digit") return t("newMeter.number.checkDigit");
  return t(fuel === "electricity" ? "newMeter.number.length" : "newMeter.number.gasLength", {
    count: fault.digits,
  });
}
