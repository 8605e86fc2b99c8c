import { useComparison } from "../../data/comparison-queries.js";
import { NavList } from "../../parts/NavList.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { leadSentence } from "../compare/sentences.js";

const WAYS = [
  { name: "compare", href: "/save/compare" },
  { name: "whatIf", href: "/save/what-if" },
  { name: "bill", href: "/save/bill" },
  { name: "how", href: "/save/how" },
] as const;

/** What can I do? What the comparison found, and the ways on. */
export function SavePlace() {
  const t = useWords("save");
  const compare = useWords("compare");
  const { data } = useComparison({});
  const found = data?.state === "ready" && data.results.length > 0 ? leadSentence(data, compare) : null;
  return (
    <Screen title={t("title")}>
      <Paragraph size="lead">{found ?? t("lead")}</Paragraph>
      <NavList
        items={WAYS.map(({ name, href }) => ({
          href,
          title: t(`ways.${name}.title`),
          detail: t(`ways.${name}.detail`),
        }))}
      />
    </Screen>
  );
}
