import { useTheme, THEMES } from "../../look/theme.js";
import { Choice } from "../../parts/Choice.js";
import { Heading } from "../../parts/Heading.js";
import { Stack } from "../../parts/Stack.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useKeepPreferences } from "../frame/account-preferences.js";

/** Language and theme: at once, with no button to press after. */
export function DeviceChoices() {
  const { language, chooseLanguage } = useLanguage();
  const { theme, chooseTheme } = useTheme();
  const keep = useKeepPreferences();
  const t = useWords("you");
  return (
    <>
      <Stack gap="one">
        <Heading level={2}>{t("language")}</Heading>
        <Choice
          label={t("language")}
          options={[
            { value: "en", label: t("english") },
            { value: "cy", label: t("welsh") },
          ]}
          value={language}
          onChange={(next) => {
            chooseLanguage(next);
            keep({ language: next, theme });
          }}
        />
      </Stack>
      <Stack gap="one">
        <Heading level={2}>{t("theme")}</Heading>
        <Choice
          label={t("theme")}
          options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
          value={theme}
          onChange={(next) => {
            chooseTheme(next);
            keep({ language, theme: next });
          }}
        />
      </Stack>
    </>
  );
}
