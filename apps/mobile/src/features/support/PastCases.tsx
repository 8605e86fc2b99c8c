import type { SupportCase } from "../../data/answers.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useAboutWords } from "./about-words.js";

/** As many as one looks back at. */
const MOST = 5;

export function PastCases({ cases }: { readonly cases: readonly SupportCase[] }) {
  const t = useWords("support");
  const aboutWords = useAboutWords();
  if (cases.length === 0) return null;
  const facts = cases.slice(0, MOST).map(({ about, openedAt, state, code }) => ({
    name: t("past", { about: aboutWords(about), date: shortDate(londonTimeAt(openedAt).date) }),
    value: `${t(`states.${state}`)} (${code})`,
  }));
  return (
    <Stack gap="one">
      <Heading level={2}>{t("pastTitle")}</Heading>
      <Facts facts={facts} />
    </Stack>
  );
}
