import type { Usage } from "../../data/answers.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { spokenEnd } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useNow } from "./useNow.js";

/** How far the readings go. */
export function DataUpTo({ freshness: { dataUpTo, stale } }: Pick<Usage, "freshness">) {
  const t = useWords("usage");
  const { language } = useLanguage();
  const nowMs = useNow();
  if (dataUpTo === null) return null;
  const said = t("dataUpTo", { when: spokenEnd(dataUpTo, nowMs, language) });
  return (
    <Paragraph size="small" quiet>
      {stale ? `${said} ${t("stale")}` : said}
    </Paragraph>
  );
}
