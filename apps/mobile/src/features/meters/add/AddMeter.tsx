import { useLocalSearchParams } from "expo-router";
import { ConsentStep } from "./ConsentStep.js";
import { stepToShow, useMeterDraft } from "./draft.js";
import { FuelStep } from "./FuelStep.js";
import { Added, Refused } from "./Outcome.js";
import { NumberStep } from "./NumberStep.js";
import { PaymentStep } from "./PaymentStep.js";
import { WayStep } from "./WayStep.js";

/** Adding a meter, one question a page. What is answered is kept until the end. */
export function AddMeter() {
  const { step, meter } = useLocalSearchParams<{ step?: string; meter?: string }>();
  const draft = useMeterDraft();
  switch (stepToShow(step, draft.value)) {
    case "way":
      return <WayStep draft={draft} />;
    case "fuel":
      return <FuelStep draft={draft} />;
    case "number":
      return <NumberStep draft={draft} />;
    case "payment":
      return <PaymentStep draft={draft} />;
    case "consent":
      return <ConsentStep draft={draft} />;
    case "refused":
      return <Refused />;
    case "done":
      return <Added meterId={meter} />;
  }
}
