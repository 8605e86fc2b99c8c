import { Button } from "../../parts/Button.js";
import { useTheme } from "../../look/theme.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useKeepPreferences } from "./account-preferences.js";

/** The other language by its own name, on every screen from the first one. */
export function LanguageSwitch({ signedIn = true }: { readonly signedIn?: boolean }) {
  const { language, chooseLanguage } = useLanguage();
  const { theme } = useTheme();
  const keep = useKeepPreferences();
  const t = useWords("frame");
  const other = language === "en" ? "cy" : "en";

  function change() {
    chooseLanguage(other);
    if (signedIn) keep({ language: other, theme });
  }
  return (
    <Button kind="link" onPress={change} lang={other === "cy" ? "cy" : "en-GB"}>
      {t("otherLanguage")}
    </Button>
  );
}
