import { useLocalSearchParams } from "expo-router";
import { useDraft } from "../../data/draft.js";
import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { CapStep } from "./CapStep.js";
import { DetailsStep } from "./DetailsStep.js";
import { KindStep } from "./KindStep.js";
import { EMPTY_FORM, isTariffForm } from "./tariff-form.js";

/** Adding a tariff: what kind, then its prices. */
export function AddTariff() {
  const { meterId = "", step } = useLocalSearchParams<{ meterId: string; step?: string }>();
  const t = useWords("tariffs");
  const meters = useMeters();
  const draft = useDraft(`tariff:${meterId}`, EMPTY_FORM, isTariffForm);
  const meter = meters.data?.meters.find(({ id }) => id === meterId);
  if (meter === undefined) {
    return (
      <Screen title={t("kind.title")} back={{ href: "/you/meters" }}>
        <Answered answer={meters} shape={[240]}>
          {() => null}
        </Answered>
      </Screen>
    );
  }
  if (step === undefined || draft.value.kind === null) return <KindStep meter={meter} draft={draft} />;
  return draft.value.kind === "price-cap" ? (
    <CapStep meter={meter} draft={draft} />
  ) : (
    <DetailsStep meter={meter} draft={draft} />
  );
}
