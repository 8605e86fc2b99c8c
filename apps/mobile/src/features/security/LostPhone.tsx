import { Bullets } from "../../parts/Bullets.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";

export function LostPhone() {
  const t = useWords("security");
  return (
    <Disclosure title={t("lost.title")}>
      <Bullets items={[t("lost.first"), t("lost.second"), t("lost.third")]} />
      <Paragraph>{t("lost.noCodes")}</Paragraph>
    </Disclosure>
  );
}
