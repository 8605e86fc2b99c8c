import { router } from "expo-router";
import { useCloseAccount } from "../../data/account-closing.js";
import { useSignOut } from "../../data/session.js";
import { READING_WIDTH } from "../../look/tokens.js";
import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Screen } from "../../parts/Screen.js";
import { Row } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** One question, two answers of the same weight. After a yes nothing of the household is left on this device. */
export function AskToBeSure() {
  const t = useWords("closing");
  const signOut = useSignOut();
  const closing = useCloseAccount(() => {
    router.replace("/closed");
    void signOut();
  });
  return (
    <Screen title={t("sure.title")} back={{ href: "/you/delete" }}>
      <Paragraph>{t("sure.text")}</Paragraph>
      {closing.error === null ? null : <Problem takesFocus fault={closing.error} />}
      <Row style={{ maxWidth: READING_WIDTH }}>
        <Button
          kind="secondary"
          fill
          busyLabel={closing.isPending ? t("sure.deleting") : undefined}
          onPress={() => closing.mutate()}
        >
          {t("sure.yes")}
        </Button>
        <Button kind="secondary" fill onPress={() => router.replace("/you")}>
          {t("sure.no")}
        </Button>
      </Row>
    </Screen>
  );
}
