import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { space } from "../../look/tokens.js";
import { useWords } from "../../words/index.js";
import { Page } from "./Page.js";
import { comeBack } from "./quick-exit.js";

/** What a phone shows after leaving quickly: nothing that says whose it was or what it was for. */
export function LeftScreen() {
  const t = useWords("frame");
  return (
    <Page>
      <Stack style={{ padding: space.three }}>
        <Paragraph quiet>{t("leftEmpty")}</Paragraph>
        <Button kind="link" onPress={comeBack}>
          {t("leftStart")}
        </Button>
      </Stack>
    </Page>
  );
}
