import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Preferences } from "../../data/answers.js";
import { callApi } from "../../data/api.js";
import { settingNow } from "../../data/device-settings.js";
import { usePreferences } from "../../data/queries.js";
import { useTheme } from "../../look/theme.js";
import { useLanguage } from "../../words/index.js";

/** A device that nobody has set takes the account's language and theme; a device's own choice stands. */
export function useAccountPreferences(signedIn: boolean): void {
  const { data } = usePreferences(signedIn);
  const { chooseLanguage } = useLanguage();
  const { chooseTheme } = useTheme();
  useEffect(() => {
    if (data === undefined) return;
    if (settingNow("language") === null) chooseLanguage(data.language);
    if (settingNow("theme") === null) chooseTheme(data.theme);
  }, [data, chooseLanguage, chooseTheme]);
}

/** Tells the account of a choice made here. The device keeps it anyway: a fault is no reason to stop anybody. */
export function useKeepPreferences(): (preferences: Preferences) => void {
  const client = useQueryClient();
  return (preferences) => {
    client.setQueryData(["preferences"], preferences);
    void callApi("/v1/preferences", { method: "PUT", body: preferences }).catch(() => undefined);
  };
}
