import { router, useLocalSearchParams } from "expo-router";
import { useEffect } from "react";
import { useSources } from "../../data/collection-queries.js";
import { useNow } from "../../data/now.js";
import { Answered } from "../../parts/Answered.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { AccessStep } from "./AccessStep.js";
import { FoundStep } from "./FoundStep.js";
import { EMPTY_LINK, linkStepToShow, useLinkDraft } from "./link-draft.js";
import { LinkConsent } from "./LinkConsent.js";
import { LinkPayment } from "./LinkPayment.js";
import { MovedInStep } from "./MovedInStep.js";
import { NothingAdded, OnTheirWay } from "./OnTheirWay.js";
import { PostcodeStep } from "./PostcodeStep.js";
import { SupplierStep } from "./SupplierStep.js";

/** Linking by an account at a supplier, one question a page. */
export function LinkAccount() {
  const asked = useLocalSearchParams<{ step?: string; source?: string; meter?: string; meters?: string }>();
  const t = useWords("link");
  const sources = useSources();
  const nowMs = useNow();
  const draft = useLinkDraft();
  useArrival(asked.source, asked.meter, draft);
  const step = linkStepToShow(asked.step, draft.value, nowMs);
  if (step === "done")
    return <OnTheirWay meterIds={(asked.meters ?? "").split(",").filter((id) => id !== "")} />;
  if (step === "refused") return <NothingAdded />;
  const source = sources.data?.sources.find((one) => one.source === draft.value.source);
  if (step === "supplier") return <SupplierStep draft={draft} />;
  if (source === undefined) {
    return (
      <Screen title={t("title")} back={{ href: "/you/meters" }}>
        <Answered answer={sources} shape={[240]}>
          {() => null}
        </Answered>
      </Screen>
    );
  }
  const props = { draft, source };
  switch (step) {
    case "postcode":
      return <PostcodeStep {...props} />;
    case "access":
      return <AccessStep {...props} />;
    case "found":
      return <FoundStep {...props} />;
    case "payment":
      return <LinkPayment {...props} />;
    case "moved-in":
      return <MovedInStep {...props} />;
    case "consent":
      return <LinkConsent {...props} />;
  }
}

/** Whoever comes from a meter's own page has chosen the supplier there. */
function useArrival(
  source: string | undefined,
  meter: string | undefined,
  { value, change }: ReturnType<typeof useLinkDraft>,
): void {
  useEffect(() => {
    if (source === undefined) return undefined;
    if (value.source !== source || value.meter !== (meter ?? null))
      change({ ...EMPTY_LINK, postcode: value.postcode, source, meter: meter ?? null });
    // Not at once: the router is mounted after its screens.
    const timer = setTimeout(() => router.setParams({ source: undefined, meter: undefined }), 0);
    return () => clearTimeout(timer);
  }, [source, meter, value, change]);
}
