import type { AccountMetadata } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { londonTimeAt, shortDate, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useAboutWords } from "../support/about-words.js";

const dateOf = (instant: string) => shortDate(londonTimeAt(instant).date);

/** The account's metadata: all that a case shows. */
export function CaseFacts({ found }: { readonly found: AccountMetadata }) {
  const t = useWords("staff");
  const now = useNow();
  const { language } = useLanguage();
  const aboutWords = useAboutWords();
  const last = found.lastSignInAt;
  return (
    <Panel label={t("support.found")}>
      <Heading level={2}>{t("support.found")}</Heading>
      <Facts
        facts={[
          { name: t("account"), value: found.accountId },
          { name: t("about"), value: aboutWords(found.about) },
          { name: t("until"), value: spokenInstant(found.endsAt, now, language) },
          { name: t("opened"), value: dateOf(found.createdAt) },
          { name: t("lastSignIn"), value: last === null ? t("none") : spokenInstant(last, now, language) },
          { name: t("secondStep"), value: found.secondFactor ? t("yes") : t("no") },
          { name: t("language"), value: t(`languages.${found.language}`) },
          { name: t("devices"), value: t("devicesCount", { count: found.liveSessions }) },
        ]}
      />
      {found.meters.map((meter, index) => (
        <MeterFacts key={meter.meterId} meter={meter} index={index} />
      ))}
    </Panel>
  );
}

function MeterFacts({
  meter,
  index,
}: {
  readonly meter: AccountMetadata["meters"][number];
  readonly index: number;
}) {
  const t = useWords("staff");
  const energy = useWords("energy");
  const words = useWords("meters");
  const { readingsUpTo } = meter;
  return (
    <>
      <Heading level={3}>{t("meter", { number: index + 1 })}</Heading>
      <Facts
        facts={[
          { name: t("fuel"), value: energy(meter.fuel) },
          { name: t("payment"), value: words(`payments.${meter.payment}`) },
          { name: t("linked"), value: dateOf(meter.linkedAt) },
          { name: t("upTo"), value: readingsUpTo === null ? t("none") : shortDate(readingsUpTo) },
        ]}
      />
    </>
  );
}
