import type { TariffComparison } from "@halfhourly/contracts";
import { AsWritten } from "../../parts/AsWritten.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useLanguage, useWords } from "../../words/index.js";
import { answerAddress } from "../consents/purposes.js";
import { SentenceList } from "../usage/SentenceList.js";
import { supplierName } from "./tariff-facts.js";
import { placeSentences } from "./year-place.js";

interface Props {
  readonly comparison: TariffComparison;
}

/** Whose use and which prices the figures rest on, what is left out, and how it all works. */
export function Grounds({ comparison }: Props) {
  const t = useWords("compare");
  const { language } = useLanguage();
  return (
    <Stack gap="two">
      <SentenceList title={t("toKnow")} sentences={placeSentences(comparison, t, language)} />
      <Paragraph>{t("noSwitching")}</Paragraph>
      <LeftOut comparison={comparison} />
      <NotPriced comparison={comparison} />
      <Link href="/save/how">{t("how")}</Link>
    </Stack>
  );
}

/** A meter that nobody has allowed to be compared. */
function LeftOut({ comparison: { meters } }: Props) {
  const t = useWords("compare");
  return meters
    .filter(({ isConsented }) => !isConsented)
    .map(({ meterId, fuel }) => (
      <Stack key={meterId} gap="half">
        <Paragraph>{t(`notIn.${fuel}`)}</Paragraph>
        <Link href={answerAddress({ meterId, purpose: "comparison" })}>{t("allowIt")}</Link>
      </Stack>
    ));
}

const REASONS = [
  "not-in-this-region-or-payment",
  "meter-times-not-known",
  "prices-not-known-for-all-dates",
] as const;

function NotPriced({ comparison: { notPriced } }: Props) {
  const t = useWords("compare");
  if (notPriced.length === 0) return null;
  return (
    <Disclosure title={t("notPriced", { count: notPriced.length })}>
      <Paragraph>{t("notPricedText")}</Paragraph>
      {notPriced.map(({ supplier, name, why }, place) => (
        <Paragraph key={`${place}-${name}`} size="small">
          <AsWritten>{`${supplierName({ supplier, isGenerated: true })}, ${name}`}</AsWritten>
          {`: ${t(`why.${REASONS.find((one) => one === why) ?? "other"}`)}`}
        </Paragraph>
      ))}
    </Disclosure>
  );
}
