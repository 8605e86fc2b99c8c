import type { TariffResult } from "@halfhourly/contracts";
import { AsWritten } from "../../parts/AsWritten.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useLanguage, useWords } from "../../words/index.js";
import { contractFacts, otherFacts, supplierName } from "./tariff-facts.js";

/** The contract in a few lines, and where it can be had. */
export function Terms({ result }: { readonly result: TariffResult }) {
  const t = useWords("compare");
  const { language } = useLanguage();
  return (
    <Panel label={t("tariff.terms")}>
      <Heading level={2}>{t("tariff.terms")}</Heading>
      <Stack gap="one">
        <Paragraph strong>
          <AsWritten>{supplierName(result)}</AsWritten>
        </Paragraph>
        {contractFacts(result, t, language).map((fact) => (
          <Paragraph key={fact}>{fact}</Paragraph>
        ))}
        {otherFacts(result, t).map(({ key, text, quoted }) => (
          <Paragraph key={key}>
            {text}
            {quoted === null ? null : <AsWritten>{quoted}</AsWritten>}
          </Paragraph>
        ))}
      </Stack>
      <ToSupplier result={result} />
    </Panel>
  );
}

/** No switching here: the supplier's own page, or why there is none. */
function ToSupplier({ result: { isGenerated, link } }: { readonly result: TariffResult }) {
  const t = useWords("compare");
  if (isGenerated) return <Paragraph>{t("tariff.invented")}</Paragraph>;
  if (link === null || !link.startsWith("https://")) return <Paragraph>{t("tariff.noLink")}</Paragraph>;
  return (
    <Stack gap="half">
      <Link href={link}>{t("tariff.go")}</Link>
      <Paragraph size="small" quiet>
        {t("tariff.goText")}
      </Paragraph>
    </Stack>
  );
}
