import type { ErrorBoundaryProps } from "expo-router";
import { ThemeProvider } from "../../look/theme.js";
import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { Page } from "./Page.js";

/** A fault in the app itself. What it was stays in the console: it helps nobody on the screen. */
export function Crash({ retry }: ErrorBoundaryProps) {
  const t = useWords("frame");
  return (
    <ThemeProvider>
      <Page>
        <Screen title={t("crashTitle")}>
          <Paragraph size="lead">{t("crash")}</Paragraph>
          <Button onPress={() => void retry()}>{t("reload")}</Button>
        </Screen>
      </Page>
    </ThemeProvider>
  );
}
