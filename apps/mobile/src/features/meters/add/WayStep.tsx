import { router } from "expo-router";
import { useState } from "react";
import { useSources } from "../../../data/collection-queries.js";
import { Answered } from "../../../parts/Answered.js";
import { Question } from "../../../parts/Question.js";
import { Radios } from "../../../parts/Radios.js";
import { Screen } from "../../../parts/Screen.js";
import { useWords } from "../../../words/index.js";
import { linkAddress } from "../../link/link-draft.js";
import { withAccounts } from "../../link/SupplierStep.js";
import { stepAddress } from "./draft.js";
import { FuelStep, type StepProps } from "./FuelStep.js";

type Way = "account" | "number";

/** Asked only where there is a choice: this copy may know no supplier, and then a meter is added by its number. */
export function WayStep({ draft }: StepProps) {
  const t = useWords("meters");
  const sources = useSources();
  const [way, setWay] = useState<Way | null>(null);
  const [asked, setAsked] = useState(false);
  const error = asked && way === null ? t("newMeter.way.error") : undefined;
  if (sources.data === undefined && sources.error === null) {
    return (
      <Screen title={t("add")} back={{ href: "/you/meters" }}>
        <Answered answer={sources} shape={[160]}>
          {() => null}
        </Answered>
      </Screen>
    );
  }
  // Without an answer the number is asked for: it needs no supplier.
  if (withAccounts(sources.data?.sources ?? []).length === 0)
    return <FuelStep draft={draft} back="/you/meters" />;
  function goOn() {
    setAsked(true);
    if (way !== null) router.push(way === "account" ? linkAddress("supplier") : stepAddress("fuel"));
  }
  return (
    <Question
      title={t("newMeter.way.title")}
      back="/you/meters"
      errors={error === undefined ? [] : [{ id: "way", message: error }]}
      onContinue={goOn}
    >
      <Radios
        id="way"
        label={t("newMeter.way.title")}
        hideLabel
        error={error}
        options={[
          { value: "account", label: t("newMeter.way.account"), hint: t("newMeter.way.accountHint") },
          { value: "number", label: t("newMeter.way.number"), hint: t("newMeter.way.numberHint") },
        ]}
        value={way}
        onChange={setWay}
      />
    </Question>
  );
}
