import type { Meter } from "../../data/answers.js";
import type { Source } from "../../data/collection-queries.js";
import { Bullets } from "../../parts/Bullets.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Panel } from "../../parts/Panel.js";
import { useWords } from "../../words/index.js";
import { helpAddress } from "../help/topics.js";

/** What a household would otherwise wait for in vain, and where it finds that. */
export function GoodToKnow({ meter, source }: { readonly meter: Meter; readonly source: Source }) {
  const t = useWords("collect");
  const isOwed = meter.payment === "prepayment" && !source.balance;
  return (
    <Panel>
      <Heading level={2}>{t("know.title")}</Heading>
      <Bullets
        items={[
          ...(isOwed ? [t("know.credit")] : []),
          t("know.missing"),
          ...(source.live ? [] : [t("know.now")]),
        ]}
      />
      <Link href={helpAddress("collected")}>{t("know.more")}</Link>
    </Panel>
  );
}
