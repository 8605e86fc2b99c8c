import { ButtonLink } from "../../parts/ButtonLink.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";

export function NotFound() {
  const t = useWords("frame");
  return (
    <Screen title={t("notFoundTitle")}>
      <Paragraph size="lead">{t("notFound")}</Paragraph>
      <ButtonLink href="/">{t("goHome")}</ButtonLink>
    </Screen>
  );
}
