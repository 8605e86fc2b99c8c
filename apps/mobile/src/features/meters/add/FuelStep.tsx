import { router } from "expo-router";
import { useState } from "react";
import { Radios } from "../../../parts/Radios.js";
import { useWords } from "../../../words/index.js";
import { stepAddress, type useMeterDraft } from "./draft.js";
import { Question } from "../../../parts/Question.js";

export interface StepProps {
  readonly draft: ReturnType<typeof useMeterDraft>;
}

interface Props extends StepProps {
  readonly back?: string;
}

export function FuelStep({ draft, back = stepAddress("way") }: Props) {
  const t = useWords("meters");
  const energy = useWords("energy");
  const [asked, setAsked] = useState(false);
  const { fuel } = draft.value;
  const error = asked && fuel === null ? t("newMeter.fuel.error") : undefined;
  return (
    <Question
      title={t("newMeter.fuel.title")}
      back={back}
      errors={error === undefined ? [] : [{ id: "fuel", message: error }]}
      onContinue={() => (fuel === null ? setAsked(true) : router.push(stepAddress("number")))}
    >
      <Radios
        id="fuel"
        label={t("newMeter.fuel.title")}
        hideLabel
        error={error}
        options={[
          { value: "electricity", label: energy("electricity"), hint: t("newMeter.fuel.electricityHint") },
          { value: "gas", label: energy("gas"), hint: t("newMeter.fuel.gasHint") },
        ]}
        value={fuel}
        onChange={(chosen) => draft.change({ ...draft.value, fuel: chosen })}
      />
    </Question>
  );
}
