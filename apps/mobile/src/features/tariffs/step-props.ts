import type { Meter } from "../../data/answers.js";
import type { useDraft } from "../../data/draft.js";
import type { TariffForm } from "./tariff-form.js";

export interface StepProps {
  readonly meter: Meter;
  readonly draft: ReturnType<typeof useDraft<TariffForm>>;
}

export function tariffsAddress(meter: Meter): string {
  return `/you/meters/${encodeURIComponent(meter.id)}/tariffs`;
}
